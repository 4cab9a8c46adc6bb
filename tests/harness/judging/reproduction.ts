import { plainUrl } from '../client/url';
import type { Clock } from '../client/clock';
import type { Requirement, Violation } from '../findings/finding';
import { Evidence, Reproduced, type OwnValue } from './evidence';
import type { AnyCheck, Scene } from './check';
import { endOf, History } from './history';
import { isKept } from './kept';
import type { Listing } from '../listing/listing';
import { describe, type Page } from '../listing/reply';
import { Moved, Sentry } from '../listing/sentry';
import { digestOf } from '../listing/walk';

/** Looks at one suspicion on data that moves, after which it is left alone. */
const attempts = 4;

/**
 * Requests in a row spent on looks that the data moved under, after which no further suspicion is pursued: data that moves faster than
 * it can be walked is not at rest the next time either.
 */
const patience = 150;

/**
 * How long an index may lag behind the items it finds, in milliseconds: what has been so for as long is found as it is. Search
 * engines refresh theirs each second by default.
 */
const lagMs = 1000;

/** What became of a suspicion that one exchange alone cannot prove. */
export type Reproduction =
  | { readonly kind: 'confirmed'; readonly violations: readonly Violation[] }
  /** The data has moved since the first impression; judged again on what it is now, nothing was violated. */
  | { readonly kind: 'rebased'; readonly witnesses: readonly number[] }
  | { readonly kind: 'moved' }
  /** The read that should have succeeded beside it did not, so that the trouble may be no matter of the request. */
  | { readonly kind: 'no-control'; readonly received: string }
  | { readonly kind: 'not-reproduced' };

/** What judging again showed: the violations that were suspected, something else, or witnesses and no violation. */
type Second =
  | { readonly kind: 'violated'; readonly violations: readonly Violation[] }
  | { readonly kind: 'other' }
  | { readonly kind: 'clean'; readonly witnesses: readonly number[] };

type Again = (listing: Listing, suspected: readonly Violation[]) => Promise<Second>;

interface Snapshot {
  readonly listing: Listing;
  readonly digest: string;
  /** From now on a request through the listing rejects with `Moved` once the data is no longer that of the snapshot. */
  readonly watch: () => void;
  /** A cache on the way answered (RFC 9111, 5.1): what it shows may be long gone. */
  readonly isKept: boolean;
}

/**
 * Tells a fault from data that moved, or from a passing trouble, by judging again with fresh exchanges. `collection`: twice,
 * between walks whose digests are all equal. `response`: once, beside a read that succeeds.
 *
 * Where the data has moved since the walk that was judged by, the contradiction is explained, and what counts is the second judgement: it
 * passes by the same right as a first one that sees no violation, which nobody asks for a proof of rest. Where the data has not moved, a
 * suspicion that does not show again stays open, so that a fault that comes and goes gains nothing.
 */
export class Reproducer {
  private readonly history = new History();
  private fruitless = 0;
  /** The last snapshot of data at rest; the next suspicion starts from it and saves a walk. */
  private latest: Snapshot | undefined;

  /** `listing`: the view the run begins with. `requests`: how many were sent so far. */
  constructor(
    private current: Listing,
    private readonly clock: Clock,
    private readonly requests: () => number,
  ) {}

  /** The view that checks judge: the first one of the run, or the last that was found newer, so that no old contradiction is met twice. */
  get listing(): Listing {
    return this.current;
  }

  /** Says that the answers alternate between states; `undefined` where that was not seen. */
  get alternation(): string | undefined {
    return this.history.alternation;
  }

  async pursue(check: AnyCheck, requirement: Requirement, scene: Scene, pending: readonly Violation[]): Promise<Reproduction> {
    const again: Again = async (listing, suspected) => {
      const evidence = new Evidence(requirement, new Set(suspected.map(({ subject }) => subject)));
      try {
        await check.judge({ ...scene, listing }, evidence);
      } catch (error) {
        if (!(error instanceof Reproduced)) throw error;
        return { kind: 'violated', violations: evidence.violations.slice(-1) };
      }
      const isClean = evidence.violations.length === 0 && evidence.witnesses.length > 0;
      return isClean ? { kind: 'clean', witnesses: evidence.witnesses } : { kind: 'other' };
    };
    return pending.some(({ evidence }) => evidence !== 'response')
      ? this.onData(again, pending)
      : this.besideControl(again, pending);
  }

  /**
   * Which of the contradictions of an item with its own query are still there when every index must have seen the item as it is: the
   * same item, with the same value, in the answer to the same request.
   */
  async readAgain(contradictions: readonly OwnValue[]): Promise<readonly Violation[]> {
    const agreed: Violation[] = [];
    for (const { violation, page, strays } of contradictions) {
      await waitUntil(this.clock, endOf(page.exchange) + lagMs);
      const second = await this.sameRequest(page);
      const seen = new Set(second === undefined ? [] : strays(second));
      if (strays(page).some((stray) => seen.has(stray))) agreed.push(violation);
    }
    return agreed;
  }

  private async sameRequest(page: Page): Promise<Page | undefined> {
    const fresh = this.current.fresh();
    const reply = await fresh.askUrl(plainUrl(page.exchange.request.url), page.exchange);
    if (reply.kind === 'refusal' && fresh.isRespelled) {
      fresh.spelling.refuse();
      return this.sameRequest(page);
    }
    return reply.kind === 'page' && !isKept(reply.exchange) ? reply : undefined;
  }

  /** One look after another, until one of them says something. */
  private async onData(again: Again, pending: readonly Violation[]): Promise<Reproduction> {
    this.history.see(await this.current.walk());
    let previous = digestOf(await this.current.walk());
    for (let attempt = 0; attempt < attempts && this.fruitless < patience; attempt += 1) {
      const sent = this.requests();
      const before = this.latest ?? (await this.snapshot());
      this.latest = undefined;
      // Data that stood still since it was judged is for the proof.
      const outcome =
        before.digest === previous ? await this.atRest(again, before, pending) : await this.onNewer(again, before, pending);
      previous = before.digest;
      if (outcome !== undefined) {
        this.fruitless = 0;
        return outcome;
      }
      this.fruitless += this.requests() - sent;
    }
    return { kind: 'moved' };
  }

  /** Judges a view that is newer than the suspicion; later checks start from it. `undefined`: it is violated, too. */
  private async onNewer(again: Again, view: Snapshot, pending: readonly Violation[]): Promise<Reproduction | undefined> {
    this.current = view.listing;
    const second = await again(view.listing, pending);
    if (second.kind !== 'clean') return undefined;
    return this.alternation === undefined ? { kind: 'rebased', witnesses: second.witnesses } : { kind: 'not-reproduced' };
  }

  /** `undefined`: the data did not stand still. */
  private async atRest(again: Again, before: Snapshot, pending: readonly Violation[]): Promise<Reproduction | undefined> {
    try {
      return await this.twice(again, before, pending);
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
      this.latest = undefined;
      return undefined;
    }
  }

  private async twice(again: Again, first: Snapshot, pending: readonly Violation[]): Promise<Reproduction> {
    let suspected = pending;
    let before = first;
    // The second round asks once more than the first, so that data which changes in step with our requests falls out of step.
    for (const round of [1, 2]) {
      before.watch();
      if (round === 2) {
        await this.settle();
        await before.listing.askAgain({});
      }
      const second = await again(before.listing, suspected);
      const after = await this.snapshot();
      this.latest = after;
      // A state that was there before and has come back may be an old answer.
      const isProof = after.digest === before.digest && !before.isKept && !after.isKept && this.alternation === undefined;
      if (!isProof) throw new Moved();
      if (second.kind !== 'violated') return { kind: 'not-reproduced' };
      // What the second round shows must be what the first one showed, not just anything suspected.
      suspected = second.violations;
      before = after;
    }
    return { kind: 'confirmed', violations: suspected };
  }

  /** Waits until an index must have seen the state that the data is in. */
  private settle(): Promise<void> {
    return waitUntil(this.clock, this.history.restingSince + lagMs);
  }

  private async snapshot(): Promise<Snapshot> {
    const sentry = new Sentry(this.current);
    const listing = this.current.fresh(() => sentry.look());
    const walk = await listing.walk();
    if (walk.pages.length === 0 && walk.stop?.kind === 'refusal' && listing.isRespelled) {
      // A target may refuse the spelling; then it is asked as anybody would ask it.
      listing.spelling.refuse();
      return this.snapshot();
    }
    this.history.see(walk);
    return {
      listing,
      digest: digestOf(walk),
      watch: () => {
        sentry.watch(walk);
      },
      isKept: walk.pages.some(({ exchange }) => isKept(exchange)),
    };
  }

  private async besideControl(again: Again, pending: readonly Violation[]): Promise<Reproduction> {
    const fresh = this.current.fresh();
    const control = await fresh.ask({});
    if (control.kind === 'refusal' && fresh.isRespelled) {
      fresh.spelling.refuse();
      return this.besideControl(again, pending);
    }
    if (control.kind !== 'page') return { kind: 'no-control', received: describe(control) };
    const second = await again(fresh, pending);
    return second.kind === 'violated' ? { kind: 'confirmed', violations: second.violations } : { kind: 'not-reproduced' };
  }
}

/** Returns once the clock shows so many milliseconds since the start of the run. */
async function waitUntil(clock: Clock, ms: number): Promise<void> {
  const left = ms - clock.now();
  if (left > 0) await clock.sleep(left, new AbortController().signal);
}
