import type { FilterRole } from '../contract/roles';
import type { Scene } from '../judging/check';
import { faultOf } from '../judging/matches';
import { bracketed, join, type Expression } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import { satisfies } from '../listing/matching';
import type { Page } from '../listing/reply';
import type { Item } from '../listing/value';
import { pageSizes, sized } from './probe-plan';

/** A question that can be asked beside others in one union. */
export interface Member {
  readonly expression: Expression;
  /** What each a further item must be, which no other member finds: so that what is lost, or taken in, is seen in the union. */
  readonly shows: readonly ((item: Item) => boolean)[];
}

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

/** The members that show beside one another and find no more than a page; `undefined` where there are no two. */
function chosen(items: readonly Item[], members: readonly Member[], room: number): readonly Member[] | undefined {
  const indexed = members.map((member) => ({
    member,
    found: items.map((item) => satisfies(item, member.expression, 'lenient', 'and-first')),
    shows: member.shows.map((holds) => items.flatMap((item, index) => (holds(item) ? [index] : []))),
  }));
  let kept: readonly (typeof indexed)[number][] = [];
  for (const one of indexed) {
    const all = [...kept, one];
    const found = items.filter((_, index) => all.some((other) => other.found[index] === true)).length;
    const isSeen = all.every(({ member, shows }) =>
      shows.every((indexes) =>
        indexes.some((index) => !all.some((other) => other.member !== member && other.found[index] === true)),
      ),
    );
    if (isSeen && found <= room && found < items.length) kept = all;
  }
  return kept.length < 2 ? undefined : kept.map(({ member }) => member);
}

/**
 * Asks several questions in one request. `undefined` where they would hide one another, cannot be written so, or are not answered as they
 * should be: then each is to be asked alone, which shows whose fault it is.
 */
export async function askTogether(scene: Scene, members: readonly Member[]): Promise<Pool | undefined> {
  const { contract, listing } = scene;
  const { items } = await listing.walk();
  const { usual, maximum } = await pageSizes({ contract: listing.contract, listing });
  const kept = contract.filter?.or === undefined ? undefined : chosen(items, members, maximum);
  const union =
    kept &&
    unionOfTerms(
      kept.map(({ expression }) => expression),
      contract.filter,
    );
  if (kept === undefined || union === undefined) return undefined;
  const found = items.filter((item) => satisfies(item, union, 'lenient', 'and-first')).length;
  const page = await listing.ask({ filter: union, ...(found > usual && sized(listing.contract, maximum)) });
  const isWhole = page.kind === 'page' && (page.count !== undefined || page.isLast === true);
  if (!isWhole || (await faultOf(scene, page, union)) !== undefined) return undefined;
  return { page, union, members: kept };
}

/** The same of what does not go with the others, as long as two do. None behind a union that is not answered as it should be. */
export async function askInUnions(scene: Scene, members: readonly Member[]): Promise<readonly Pool[]> {
  const pool = await askTogether(scene, members);
  if (pool === undefined) return [];
  return [
    pool,
    ...(await askInUnions(
      scene,
      members.filter((member) => !pool.members.includes(member)),
    )),
  ];
}
