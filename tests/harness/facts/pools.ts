import type { FilterRole } from '../contract/roles';
import type { Scene } from '../judging/check';
import { faultOf } from '../judging/matches';
import { bracketed, join, type Expression } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import { satisfies } from '../listing/matching';
import type { Page } from '../listing/reply';
import type { Item } from '../listing/value';
import { pageSizes, sized } from './probe-plan';
import { noteWrong } from './wrong-unions';

/** A question that can be asked beside others in one union. */
export interface Member {
  readonly expression: Expression;
  /** What each a further item must be, which no other member finds: so that what is lost, or taken in, is seen in the union. */
  readonly shows: readonly ((item: Item) => boolean)[];
}

/** One question: members of which each would answer it. The first that goes with the others is asked. */
export type Question = readonly Member[];

/** The answer to a union that is as it should be, and the questions that it answers. */
export interface Pool {
  readonly page: Page;
  readonly union: Expression;
  readonly members: readonly Member[];
}

/** A union of expressions; what is more than a clause stands in brackets where it would not bind closer by itself. */
export function unionOfTerms(terms: readonly Expression[], filter: FilterRole | undefined): Expression | undefined {
  if (filter?.or === undefined) return undefined;
  const [first, ...rest] = terms.map((term) =>
    filter.precedence === 'and-first' || term.clauses.length === 1 ? term : bracketed(term),
  );
  const union = first && join('or', first, ...rest);
  return union !== undefined && canWrite(union, filter) ? union : undefined;
}

interface Indexed {
  readonly member: Member;
  /** By item, whether it is found. */
  readonly found: readonly boolean[];
  /** The positions of what it shows. */
  readonly shows: readonly (readonly number[])[];
}

/** The members that show beside one another and find no more than a page, with further ones where there is room; `undefined` where there are no two. */
function chosen(
  items: readonly Item[],
  questions: readonly Question[],
  further: readonly Question[],
  room: number,
): readonly Member[] | undefined {
  const indexed = (member: Member): Indexed => ({
    member,
    found: items.map((item) => satisfies(item, member.expression, 'lenient', 'and-first')),
    shows: member.shows.map((holds) => items.flatMap((item, index) => (holds(item) ? [index] : []))),
  });
  const isShown = (all: readonly Indexed[]): boolean => {
    const found = items.filter((_, index) => all.some((other) => other.found[index] === true)).length;
    const isSeen = all.every(({ member, shows }) =>
      shows.every((indexes) =>
        indexes.some((index) => !all.some((other) => other.member !== member && other.found[index] === true)),
      ),
    );
    return isSeen && found <= room && found < items.length;
  };
  const withOneOf = (kept: readonly Indexed[], question: Question): readonly Indexed[] => {
    for (const member of question) {
      const all = [...kept, indexed(member)];
      if (isShown(all)) return all;
    }
    return kept;
  };
  const own = questions.reduce(withOneOf, []);
  const kept = further.reduce(
    (some, question) => (some.length - own.length < mostFurther ? withOneOf(some, question) : some),
    own,
  );
  return own.length < 2 ? undefined : kept.map(({ member }) => member);
}

/** Questions that ride with others: a union is to be a URL that servers take. */
const mostFurther = 16;

/**
 * Asks several questions in one request, and `further` ones with them, as far as they go with those: they cost nothing, and are asked nowhere
 * else. `undefined` where they would hide one another, cannot be written so, or are not answered as they should be: then each is to be asked
 * alone, which shows whose fault it is.
 */
export async function askTogether(
  scene: Scene,
  questions: readonly Question[],
  further: readonly Question[] = [],
): Promise<Pool | undefined> {
  const { contract, listing } = scene;
  const { items } = await listing.walk();
  const { usual, maximum } = await pageSizes({ contract: listing.contract, listing });
  const kept = contract.filter?.or === undefined ? undefined : chosen(items, questions, further, maximum);
  const union =
    kept &&
    unionOfTerms(
      kept.map(({ expression }) => expression),
      contract.filter,
    );
  if (kept === undefined || union === undefined) return undefined;
  const found = items.filter((item) => satisfies(item, union, 'lenient', 'and-first')).length;
  const size = found > usual ? sized(listing.contract, maximum) : {};
  const page = await listing.ask({ filter: union, ...size });
  // A target may take so many clauses and no more, or refuse a further one.
  if (page.kind === 'refusal' && further.length > 0) return askTogether(scene, questions);
  if (page.kind !== 'page') return undefined;
  if ((await faultOf(scene, page, union)) !== undefined) {
    noteWrong(scene, {
      answer: { page, expression: union },
      terms: kept.map(({ expression }) => expression),
      unionOf: (terms) => (terms.length === 1 ? terms[0] : unionOfTerms(terms, contract.filter)),
      ask: (filter) => listing.ask({ filter, ...size }),
    });
    return undefined;
  }
  if (page.count === undefined && page.isLast !== true) return undefined;
  return { page, union, members: kept };
}

/** The same of what does not go with the others, as long as two do. None behind a union that is not answered as it should be. */
export async function askInUnions(
  scene: Scene,
  questions: readonly Question[],
  further: readonly Question[] = [],
): Promise<readonly Pool[]> {
  const pool = await askTogether(scene, questions, further);
  if (pool === undefined) return [];
  const left = (some: readonly Question[]): readonly Question[] =>
    some.filter((question) => !question.some((member) => pool.members.includes(member)));
  return [pool, ...(await askInUnions(scene, left(questions), left(further)))];
}
