import type { Requirement, Violation } from '../findings/finding';
import { Evidence, Reproduced } from './evidence';
import type { Check, Scene } from './check';
import type { Listing } from '../listing/listing';
import { Moved, Sentry } from '../listing/sentry';
import { digestOf } from '../listing/walk';

/** Snapshots in a row that differed, after which the data is taken to move and no further suspicion is pursued. */
const restless = 3;

/** What became of a suspicion that one exchange alone cannot prove. */
export type Reproduction =
  | { readonly kind: 'confirmed'; readonly violations: readonly Violation[] }
  | { readonly kind: 'moved' }
  | { readonly kind: 'not-reproduced' };

interface Snapshot {
  /** Watched: a request through it rejects with `Moved` once the data is no longer that of the snapshot. */
  readonly listing: Listing;
  readonly digest: string;
}

/**
 * Tells a fault from data that moved, or from a passing trouble, by judging again with fresh exchanges. `collection`: twice,
 * between walks whose digests are all equal. `response`: once, beside a read that succeeds.
 */
export class Reproducer {
  private moves = 0;
  /** The last snapshot taken; the next suspicion starts from it and saves a walk. */
  private latest: Snapshot | undefined;

  async pursue(check: Check, requirement: Requirement, scene: Scene, pending: readonly Violation[]): Promise<Reproduction> {
    const again = async (listing: Listing, suspected: readonly Violation[]): Promise<Reproduction> => {
      const evidence = new Evidence(requirement, new Set(suspected.map(({ subject }) => subject)));
      try {
        await check.judge({ ...scene, listing }, evidence);
        return { kind: 'not-reproduced' };
      } catch (error) {
        if (!(error instanceof Reproduced)) throw error;
        return { kind: 'confirmed', violations: evidence.violations.slice(-1) };
      }
    };
    return pending.some(({ evidence }) => evidence === 'collection')
      ? this.atRest(again, scene.listing, pending)
      : besideControl((listing) => again(listing, pending), scene.listing);
  }

  private async atRest(
    again: (listing: Listing, suspected: readonly Violation[]) => Promise<Reproduction>,
    listing: Listing,
    pending: readonly Violation[],
  ): Promise<Reproduction> {
    if (this.moves >= restless) return { kind: 'moved' };
    try {
      return await this.twice(again, listing, pending);
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
      this.latest = undefined;
      this.moves += 1;
      return { kind: 'moved' };
    }
  }

  private async twice(
    again: (listing: Listing, suspected: readonly Violation[]) => Promise<Reproduction>,
    listing: Listing,
    pending: readonly Violation[],
  ): Promise<Reproduction> {
    let outcome: Reproduction = { kind: 'not-reproduced' };
    let suspected = pending;
    let before = this.latest ?? (await snapshot(listing));
    // The second round asks once more than the first, so that data which changes in step with our requests falls out of step.
    for (const fillers of [0, 1]) {
      for (let filler = 0; filler < fillers; filler += 1) await before.listing.askAgain({});
      outcome = await again(before.listing, suspected);
      const after = await snapshot(listing);
      this.latest = after;
      if (after.digest !== before.digest) throw new Moved();
      this.moves = 0;
      if (outcome.kind !== 'confirmed') return outcome;
      // What the second round shows must be what the first one showed, not just anything suspected.
      suspected = outcome.violations;
      before = after;
    }
    return outcome;
  }
}

async function snapshot(listing: Listing): Promise<Snapshot> {
  const sentry = new Sentry(listing);
  const fresh = listing.fresh(() => sentry.look());
  const walk = await fresh.walk();
  sentry.watch(walk);
  return { listing: fresh, digest: digestOf(walk) };
}

async function besideControl(again: (listing: Listing) => Promise<Reproduction>, listing: Listing): Promise<Reproduction> {
  const fresh = listing.fresh();
  const control = await fresh.ask({});
  return control.kind === 'page' ? again(fresh) : { kind: 'not-reproduced' };
}
