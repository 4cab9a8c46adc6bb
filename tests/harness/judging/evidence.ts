import type { Exchange } from '../client/exchange';
import { HarnessError } from '../errors';
import { needPhrase, type DataNeed, type NeedDetail } from '../findings/data-needs';
import type { EvidenceClass, Lack, PlaceInResponse, Requirement, Showing, Violation } from '../findings/finding';
import { longestSent, type Unsendable } from '../listing/value';
import { type Reply, describe, type Page } from '../listing/reply';
import { Hindrances } from './hindrances';
import { placeOf } from './place';

/** Where something was seen: a reply, an exchange, or exchange ids. */
export type At = Reply | Exchange | readonly number[];

function idsOf(at: At): readonly number[] {
  if (Array.isArray(at)) return at as readonly number[];
  return 'kind' in at ? [at.exchange.id] : [(at as Exchange).id];
}

export interface Contradiction {
  /** What was probed, without values that change from run to run. */
  readonly subject: string;
  readonly expected: string;
  readonly received: string;
  /** The exchanges that show it, the most telling first. */
  readonly at: readonly At[];
  /** Where the first of them shows it (`judging/place.ts` has what makes one). */
  readonly place: PlaceInResponse;
  /** Where it is less than the requirement says. */
  readonly level?: 'SHOULD';
  /** Default: the usual class of the requirement. */
  readonly evidence?: EvidenceClass;
  /** Where alone it shows. */
  readonly shows?: Showing | undefined;
  /**
   * Where an item contradicts its query by its own value: names such items of a page, each with what it holds. Item and query may have
   * been read from different stores, the one behind the other, so the same request must show one of them again.
   */
  readonly ownValue?: { readonly page: Page; readonly strays: Strays };
}

type Strays = (page: Page) => readonly string[];

/** A violation that a second read has to confirm. */
export interface OwnValue {
  readonly violation: Violation;
  readonly page: Page;
  readonly strays: Strays;
}

export interface Observation {
  readonly key: string;
  readonly value: string;
  readonly exchanges: readonly number[];
}

/** Thrown out of a check that was only to show a violation again: what it would ask further costs the target for nothing. */
export class Reproduced extends Error {}

/**
 * What one check gathers while it judges. A check that neither witnesses nor violates anything is inconclusive, and says with
 * `needs` what data would have shown something.
 */
export class Evidence {
  readonly witnesses: number[] = [];
  readonly violations: Violation[] = [];
  /** Of the violations: those that rest on an item's own value. */
  readonly ownValues: OwnValue[] = [];
  readonly observations: Observation[] = [];
  /** What would have shown something: the phrase, and which need it is. */
  readonly lacking = new Map<string, DataNeed>();
  /** Fields whose values would have given a witness, and are none that a query is asked to carry. */
  readonly unsendable = { 'too-long': new Set<string>(), 'control-character': new Set<string>() } satisfies {
    readonly [why in Unsendable]: Set<string>;
  };
  /** What kept the check from seeing what it asked for; where it shows nothing, the reason is this and not the data. */
  readonly hindrances = new Hindrances();
  /** What was seen and did not show again where it was asked for at once: leaves the check without a verdict, witnesses or not. */
  readonly doubts: string[] = [];

  /** What was asked and not answered at all: without it a check of what is answered has not looked. */
  readonly unanswered: { readonly what: string; readonly problem: string; readonly exchange: number }[] = [];

  /** `suspected`: subjects of violations to be reproduced; the first of them that shows again ends the check with `Reproduced`. */
  constructor(
    readonly requirement: Pick<Requirement, 'id' | 'evidence'>,
    private readonly suspected: ReadonlySet<string> = new Set(),
  ) {}

  /** Counts one probe that could have shown a violation. */
  witness(at: At): void {
    this.witnesses.push(...idsOf(at).slice(0, 1));
  }

  violate({ subject, expected, received, at, place, level, evidence, shows, ownValue }: Contradiction): void {
    const violation: Violation = {
      subject,
      ...(level && { level }),
      evidence: this.classOf(evidence),
      ...(shows && { shows }),
      expected,
      received,
      exchanges: [...new Set(at.flatMap(idsOf))],
      place,
    };
    this.violations.push(violation);
    if (ownValue !== undefined) this.ownValues.push({ violation, ...ownValue });
    if (this.suspected.has(subject)) throw new Reproduced();
  }

  /** The class of a violation. Throws `HarnessError` for one that the entry of the requirement does not name. */
  private classOf(evidence?: EvidenceClass): EvidenceClass {
    const { id, evidence: named } = this.requirement;
    if (evidence === undefined || evidence === 'response' || named.includes(evidence)) return evidence ?? named[0];
    throw new HarnessError(
      'HARNESS_EVIDENCE',
      `Expected a violation of ${id} to rest on ${named.join(', ')} or response; it rests on ${evidence}. Name that in its entry.`,
    );
  }

  /** What data or setting would give this requirement a witness. */
  needs<Key extends DataNeed>(key: Key, ...detail: NeedDetail<Key>): void {
    this.lacking.set(needPhrase(key, ...detail), key);
  }

  /** What leaves it open whatever was witnessed: a pattern of its schema gave no answer for some value. */
  get open(): Lack | undefined {
    const [what] = [...this.lacking].find(([, key]) => key === 'quick-pattern') ?? [];
    return what === undefined ? undefined : { needs: ['quick-pattern'], what };
  }

  /** What is lacking, in a phrase; of values that are there and cannot be asked for, why not. */
  get lack(): Lack {
    const needs = [...new Set(this.lacking.values())];
    const what = [...this.lacking.keys()].join('; or ') || 'an answer from the target';
    const { 'too-long': long, 'control-character': controls } = this.unsendable;
    const tooLong = `, with values of at most ${longestSent} characters: those of ${[...long].join(', ')} that would do are longer, which is more than a query is asked to carry`;
    const hidden = `, with values that hold no control or broken characters: those of ${[...controls].join(', ')} that would do hold some, which no query is asked to carry`;
    return { needs, what: `${what}${long.size === 0 ? '' : tooLong}${controls.size === 0 ? '' : hidden}` };
  }

  /** A probe of which any answer but a 5xx is lawful was not answered: that it was not shows nothing, and nothing else stands for it. */
  unanswer(what: string, { problem, exchange }: Extract<Reply, { kind: 'unavailable' }>): void {
    this.needs('answer', problem);
    this.unanswered.push({ what, problem, exchange: exchange.id });
  }

  doubt(what: string): void {
    this.doubts.push(what);
  }

  /** What the target does where the contract leaves the choice open. */
  observe(key: string, value: string, at: At): void {
    this.observations.push({ key, value, exchanges: idsOf(at) });
  }

  /**
   * Says what became of a probe that should have given a page: a refusal or a breakdown is a violation, no response at all
   * leaves the check without this witness.
   */
  refused(
    reply: Exclude<Reply, { kind: 'page' }>,
    subject: string,
    expected: string,
    related: readonly At[] = [],
    shows?: Showing,
  ): void {
    if (reply.kind === 'unavailable') {
      this.needs('answer', reply.problem);
      return;
    }
    const place = placeOf(reply);
    const where = shows ?? (reply.kind === 'refusal' ? 'by-refusal' : undefined);
    this.violate({
      subject,
      expected,
      received: describe(reply),
      at: [reply, ...related],
      place,
      evidence: 'response',
      shows: where,
    });
  }
}
