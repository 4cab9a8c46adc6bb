import type { RequirementId, RequirementNeeds } from '../../../generated/requirement-ids';
import type { RunTarget } from '../client/run-target';
import type { Exchange } from '../client/exchange';
import type { Contract } from '../contract/model';
import type { Need, Promised } from '../contract/promises';
import type { AskedQuery } from '../findings/asked';
import type { Evidence } from './evidence';
import type { Listing, ListQuery } from '../listing/listing';

/** What a check may use. `Seen`: the contract, with the roles that the requirement needs and no others. */
export interface Scene<Seen = Contract> {
  readonly contract: Seen;
  readonly listing: Listing;
  readonly target: RunTarget;
  /** Seeds every random choice. */
  readonly seed: number;
  /** Policies as pinned by the user or the contract; what is not listed is `either`. */
  readonly policies: { readonly [key: string]: string };
  /** Queries that a search found failing, by requirement: what the search is for need not be searched for again. */
  readonly suspects: Map<string, ListQuery>;
  /** Told of a field whose values would have served, and are longer than a query is asked to carry. */
  readonly tooLong: (path: string) => void;
  /** What an exchange of the run asked for, by role; `undefined` where it was not written from roles. */
  readonly askedBy: (exchange: Exchange) => AskedQuery | undefined;
  /** Every exchange of the run so far, in order. */
  readonly exchanges: () => readonly Exchange[];
}

/** A scene in which the contract promises so much. */
export type SceneWith<Needs extends Need> = Scene<Promised<Needs>>;

/**
 * Judges by what a contract promises. It asks through `scene.listing` and tells `evidence` what it saw; it must be able to run again on a
 * fresh listing, for that is how a suspicion is reproduced.
 */
export interface Judge<Needs extends Need = never> {
  /** Its values are shaped like an attack. A target may ban whoever sends them, so all other questions are asked before. */
  readonly isAttackShaped?: true;
  judge(scene: SceneWith<Needs>, evidence: Evidence): Promise<void>;
}

/** Judges one requirement. */
export type Check<Id extends RequirementId> = Judge<RequirementNeeds[Id]>;

/** A check of which it is not known what it needs; it is called only where that is promised. */
export interface AnyCheck {
  readonly isAttackShaped?: true;
  judge(scene: Scene, evidence: Evidence): Promise<void>;
}
