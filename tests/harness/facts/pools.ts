import type { FilterRole } from '../contract/roles';
import type { Scene } from '../judging/check';
import { faultOf } from '../judging/matches';
import { firstDuplicate } from '../judging/sequence';
import { bracketed, join, type Expression, type Operator } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import { satisfied } from '../listing/matching';
import type { Page } from '../listing/reply';
import type { Item } from '../listing/value';
import { Beside, type Member, type Question } from './pool-choice';
import { pageSizes, sized } from './probe-plan';
import { noteWrong } from './wrong-unions';

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

/** The members that show beside one another and find no more than a page, with further ones where there is room; `undefined` where there are no two. */
function chosen(
  items: readonly Item[],
  questions: readonly Question[],
  further: readonly Question[],
  room: number,
): readonly Member[] | undefined {
  const beside = new Beside(items, 'or', room);
  for (const question of questions) beside.take(question);
  const own = beside.members.length;
  for (const question of further) if (beside.members.length - own < mostFurther) beside.take(question);
  return own < 2 ? undefined : beside.members;
}

/** Questions that ride with others: a union is to be a URL that servers take. */
const mostFurther = 16;

/** What members make together; `undefined` where the grammar cannot write it. */
export function joinedBy(
  operator: Operator,
  terms: readonly Expression[],
  filter: FilterRole | undefined,
): Expression | undefined {
  if (operator === 'or' && terms.length > 1) return unionOfTerms(terms, filter);
  const [first, ...rest] = terms;
  const joined = first && join('and', first, ...rest);
  return joined !== undefined && canWrite(joined, filter) ? joined : undefined;
}

/** Asks these in one request; `undefined` where what they are answered together shows nothing. What is wrong is noted. */
export async function askMembers(
  scene: Scene,
  members: readonly Member[],
  operator: Operator,
): Promise<Pool | 'refused' | undefined> {
  const { contract, listing } = scene;
  const { items } = await listing.walk();
  const terms = members.map(({ expression }) => expression);
  const union = joinedBy(operator, terms, contract.filter);
  if (union === undefined) return undefined;
  const { usual, maximum } = await pageSizes({ contract: listing.contract, listing });
  const isFound = satisfied(items, union, 'lenient', 'and-first');
  const found = items.filter((_, position) => isFound(position)).length;
  const size = found > usual ? sized(listing.contract, maximum) : {};
  const page = await listing.ask({ filter: union, ...size });
  if (page.kind === 'refusal') return 'refused';
  if (page.kind !== 'page') return undefined;
  if ((await faultOf(scene, page, union)) !== undefined || firstDuplicate(page.identities) !== undefined) {
    noteWrong(scene, {
      operator,
      answer: { page, expression: union },
      terms,
      unionOf: (some) => joinedBy(operator, some, contract.filter),
      ask: (filter) => listing.ask({ filter, ...size }),
    });
    return undefined;
  }
  if (page.count === undefined && page.isLast !== true) return undefined;
  return { page, union, members };
}

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
  const { maximum } = await pageSizes({ contract: listing.contract, listing });
  const kept = contract.filter?.or === undefined ? undefined : chosen(items, questions, further, maximum);
  const answer = kept && (await askMembers(scene, kept, 'or'));
  // A target may take so many clauses and no more, or refuse a further one.
  if (answer === 'refused') return further.length > 0 ? askTogether(scene, questions) : undefined;
  return answer;
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
