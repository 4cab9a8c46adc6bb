import { counted } from '../text/counted';
import type { Exchange } from '../client/exchange';
import { digestOf, type Walk } from '../listing/walk';

/** A state the listing was seen in. */
interface State {
  readonly digest: string;
  /** Items by its own count. */
  readonly items: number;
  /** When the walk that showed it first ended, in milliseconds since the start of the run. */
  readonly seenMs: number;
}

/** When the exchange ended, in milliseconds since the start of the run. */
export function endOf({ attempts }: Exchange): number {
  const last = attempts.at(-1);
  return last === undefined ? 0 : last.startedMs + last.durationMs;
}

/** The key of what is observed of answers that alternate, and the sentence. */
export const alternating = 'response.alternating';
export function alternationOf(states: readonly [number, number]): string {
  const [one, other] = states;
  const what =
    one === other ? `two orders or contents of ${counted(one, 'item')}` : `two states, ${one} and ${counted(other, 'item')}`;
  return `the answers alternate between ${what}: two replicas?`;
}

/**
 * The states that the walks of a run showed, in order. Data that moves goes on to states that were not there before. Where an
 * earlier state comes back, the answers alternate: that is a toggle, replicas, an old answer of a cache or a fault that comes and goes,
 * and no walk tells which. It proves neither that the data has moved on nor that it stands still.
 */
export class History {
  private readonly states: State[] = [];
  private returned: State | undefined;

  see(walk: Walk): void {
    // A walk that came to no end shows no state.
    if (walk.end !== 'ended') return;
    const digest = digestOf(walk);
    const last = this.states.at(-1);
    if (last?.digest === digest) return;
    const exchange = walk.pages.at(-1)?.exchange;
    const items = walk.pages[0]?.count ?? walk.items.length;
    const state = { digest, items, seenMs: exchange === undefined ? 0 : endOf(exchange) };
    if (this.states.some((one) => one.digest === digest)) this.returned ??= last;
    this.states.push(state);
  }

  /** The data is no longer what the run's first walk showed. */
  get hasMoved(): boolean {
    return this.states.length > 1;
  }

  /** Since when the state that was seen last has been there, as far as it is known; in milliseconds since the start of the run. */
  get restingSince(): number {
    return this.states.at(-1)?.seenMs ?? 0;
  }

  /** Says that the answers returned to an earlier state; `undefined` where they did not. */
  get alternation(): string | undefined {
    if (this.returned === undefined) return undefined;
    const distinct = new Set(this.states.map(({ digest }) => digest)).size;
    const { items } = this.states.at(-1) ?? this.returned;
    return distinct === 2
      ? alternationOf([this.states[0]?.items ?? 0, this.states[1]?.items ?? 0])
      : `the answers return to earlier states, one of ${counted(items, 'item')}: replicas, or an old answer of a cache?`;
  }
}
