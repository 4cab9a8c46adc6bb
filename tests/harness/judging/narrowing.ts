import type { Scene } from './check';
import { join, type Expression } from '../grammar/expression';
import type { Page, Reply } from '../listing/reply';

/** Further requests that the search for a single term may cost: enough for one of 128, and to ask for it alone. */
export const narrowingRequests = 8;

/** Further ones where no single term shows it: for the smallest union that does. */
export const reducingRequests = 16;

/** A page with the filter it answers. */
export interface FilteredPage {
  readonly page: Page;
  readonly expression: Expression;
}

/** A union by what it joins. */
export interface Union {
  readonly terms: readonly Expression[];
  /** A union of some of the terms; `undefined` where the grammar cannot write it. */
  readonly unionOf: (terms: readonly Expression[]) => Expression | undefined;
  readonly ask: (expression: Expression) => Promise<Reply>;
}

/** The smallest union that is still wrong, and the terms it joins. */
export interface Narrowed extends FilteredPage {
  readonly terms: readonly Expression[];
}

/** Whether an answer contradicts the contract in the way that is about to be told. */
type Shows = (answer: FilteredPage) => boolean | Promise<boolean>;

const joined = ([first, ...rest]: readonly Expression[]): Expression | undefined => first && join('or', first, ...rest);

/** A union of clauses, clause by clause. */
export const byClauses = ({ listing }: Pick<Scene, 'listing'>, { clauses }: Expression): Union => ({
  terms: clauses.map((clause) => ({ clauses: [clause], operators: [] })),
  unionOf: joined,
  ask: (filter) => listing.ask({ filter }),
});

/**
 * The smallest union that shows what a union shows: one term, found by halving, where one alone shows it; else what is left where whatever
 * can be left out is, piece by piece. Nobody can read a request of twenty values. Costs requests, so it is called only where a
 * violation is about to be told.
 */
export async function narrowedUnion({ terms, unionOf, ask }: Union, answer: FilteredPage, shows: Shows): Promise<Narrowed> {
  let smallest: Narrowed = { ...answer, terms };
  const isShownBy = async (part: readonly Expression[]): Promise<boolean> => {
    const expression = unionOf(part);
    const page = expression && (await ask(expression));
    if (expression === undefined || page?.kind !== 'page' || !(await shows({ page, expression }))) return false;
    smallest = { page, expression, terms: part };
    return true;
  };
  let suspects = terms;
  for (let asked = 0; asked < narrowingRequests && smallest.terms.length > 1; asked += 1) {
    const isLast = suspects.length === 1;
    const half = isLast ? suspects : suspects.slice(0, Math.ceil(suspects.length / 2));
    if (await isShownBy(half)) suspects = half;
    // What one half does not show is sought in the other one; where that is a single value, it is asked for alone.
    else if (isLast) break;
    else suspects = suspects.slice(half.length);
  }
  let left = reducingRequests;
  for (let size = Math.floor(smallest.terms.length / 2); size > 0; size = Math.floor(size / 2)) {
    for (let at = 0; at < smallest.terms.length && smallest.terms.length > size && left > 0; left -= 1) {
      const rest = [...smallest.terms.slice(0, at), ...smallest.terms.slice(at + size)];
      if (!(await isShownBy(rest))) at += size;
    }
  }
  return smallest;
}

/** The same of a union of clauses; an expression with an AND as it is. */
export async function narrowed(scene: Scene, answer: FilteredPage, shows: Shows): Promise<FilteredPage> {
  if (answer.expression.operators.some((operator) => operator !== 'or')) return answer;
  return narrowedUnion(byClauses(scene, answer.expression), answer, shows);
}
