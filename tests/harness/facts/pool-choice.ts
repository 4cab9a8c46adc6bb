import type { Expression, Operator } from '../grammar/expression';
import { satisfied } from '../listing/matching';
import { onceFor } from '../once-for';
import type { Item } from '../listing/value';

/** A question that can be asked beside others in one request. */
export interface Member {
  readonly expression: Expression;
  /**
   * What each a further item must be, of which the other members together tell nothing: none of a union finds it, each of an intersection does.
   * So that what is lost, or taken in, is seen.
   */
  readonly shows: readonly ((item: Item, position: number) => boolean)[];
}

/** One question: members of which each would answer it. The first that goes with the others is asked. */
export type Question = readonly Member[];

interface Indexed {
  readonly member: Member;
  /** By position: whether an item may be found, and whether it must be. */
  readonly may: Uint8Array;
  readonly must: Uint8Array;
  /** The positions of what it shows. */
  readonly shows: readonly (readonly number[])[];
}

const indexed = onceFor<readonly Item[], Member, Indexed>();

/** Where the items stand that a member tells of. Each is weighed beside several others. */
const indexedIn = (items: readonly Item[], member: Member): Indexed =>
  indexed(items, member, () => {
    const by = (matching: 'exact' | 'lenient'): Uint8Array => {
      const isFound = satisfied(items, member.expression, matching, 'and-first');
      const flags = new Uint8Array(items.length);
      for (const position of items.keys()) flags[position] = Number(isFound(position));
      return flags;
    };
    const positions = (holds: Member['shows'][0]): readonly number[] =>
      [...items.keys()].filter((position) => holds(items[position] as Item, position));
    let shown: Indexed['shows'] | undefined;
    return {
      member,
      may: by('lenient'),
      must: by('exact'),
      // Most members find too much beside the others, so that nobody asks.
      get shows() {
        return (shown ??= member.shows.map(positions));
      },
    };
  });

/** Members that are asked together. */
export class Beside {
  private readonly kept: Indexed[] = [];
  /** By position: how many of them may find an item, and how many must. */
  private readonly may: Uint16Array;
  private readonly must: Uint16Array;

  /** `room`: items that one page shows. `canAsk`: whether these can be asked together. */
  constructor(
    private readonly items: readonly Item[],
    private readonly operator: Operator,
    private readonly room: number,
    private readonly canAsk: (members: readonly Member[]) => boolean = () => true,
  ) {
    this.may = new Uint16Array(items.length);
    this.must = new Uint16Array(items.length);
  }

  get members(): readonly Member[] {
    return this.kept.map(({ member }) => member);
  }

  /** Takes the first member of a question that shows beside the others, without hiding one of them. */
  take(question: Question): void {
    for (const member of question) {
      const one = indexedIn(this.items, member);
      this.put(one, 1);
      this.kept.push(one);
      if (this.isShown() && this.canAsk(this.members)) return;
      this.kept.pop();
      this.put(one, -1);
    }
  }

  private put({ may, must }: Indexed, sign: 1 | -1): void {
    for (let position = 0; position < may.length; position += 1) {
      this.may[position] = (this.may[position] ?? 0) + sign * (may[position] ?? 0);
      this.must[position] = (this.must[position] ?? 0) + sign * (must[position] ?? 0);
    }
  }

  private isShown(): boolean {
    const all = this.kept.length;
    const found = this.may.reduce((sum, count) => sum + Number(this.operator === 'or' ? count > 0 : count === all), 0);
    if (found > this.room || found === this.items.length) return false;
    return this.kept.every((one) => one.shows.every((positions) => positions.some((position) => this.isFree(one, position))));
  }

  /** Whether the others tell nothing of an item. */
  private isFree({ may, must }: Indexed, position: number): boolean {
    return this.operator === 'or'
      ? this.may[position] === may[position]
      : this.kept.length - 1 === (this.must[position] ?? 0) - (must[position] ?? 0);
  }
}
