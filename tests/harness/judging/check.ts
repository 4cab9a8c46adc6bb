import type { RequirementId, RequirementNeeds } from '../../../generated/requirement-ids';
import type { RunTarget } from '../client/run-target';
import type { Exchange } from '../client/exchange';
import type { Contract } from '../contract/model';
import type { Need, Promised } from '../contract/promises';
import type { AskedQuery } from '../findings/asked';
import type { Evidence } from './evidence';
import type { Unsendable } from '../listing/value';
import type { Asking, ListQuery } from '../listing/listing';

/** What a check may use. `Seen`: the contract, with the roles that the requirement needs and no others. */
export interface Scene<Seen = Contract, Query extends ListQuery = ListQuery> {
  readonly contract: Seen;
  readonly listing: Asking<Query>;
  readonly target: RunTarget;
  /** Seeds every random choice. */
  readonly seed: number;
  /** Policies as pinned by the user or the contract; what is not listed is `either`. */
  readonly policies: { readonly [key: string]: string };
  /** Queries that a search found failing, by requirement: what the search is for need not be searched for again. */
  readonly suspects: Map<string, ListQuery>;
  /** Told of a field whose values would have served, and are none that a query is asked to carry: too long, or with a control character. */
  readonly unsendable: (path: string, why: Unsendable) => void;
  /** What an exchange of the run asked for, by role; `undefined` where it was not written from roles. */
  readonly askedBy: (exchange: Exchange) => AskedQuery | undefined;
  /** Every exchange of the run so far, in order. */
  readonly exchanges: () => readonly Exchange[];
}

/** A scene in which the contract promises so much. */
export type SceneWith<Needs extends Need> = Scene<Promised<Needs>, QueryBy<Needs>>;

/** The role that a need is about: `filter` for `filter.or`. A way leads on by a page or by its number. */
type RoleOf<Needs extends string> = Needs extends 'way'
  ? 'next' | 'page'
  : Needs extends `${infer Role}.${string}`
    ? Role
    : Needs;

/** A query by the roles of these needs and no others. */
type QueryBy<Needs extends Need> = Pick<ListQuery, 'extra' | Extract<RoleOf<Needs>, keyof ListQuery>>;

/**
 * Judges by what a contract promises. It asks through `scene.listing` and tells `evidence` what it saw; it must be able to run again on a
 * fresh listing, because that is how a suspicion is reproduced.
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
