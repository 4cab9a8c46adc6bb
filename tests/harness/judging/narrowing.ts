import type { Scene } from './check';
import type { Expression } from '../grammar/expression';
import type { Page } from '../listing/reply';

/** Further requests that one finding may cost: enough for a single one of 128 values, and to ask for it alone. */
export const narrowingRequests = 8;

/** A page with the filter it answers. */
export interface FilteredPage {
  readonly page: Page;
  readonly expression: Expression;
}

/** Whether an answer contradicts the contract in the way that is about to be told. */
type Shows = (answer: FilteredPage) => boolean | Promise<boolean>;

type Clauses = Expression['clauses'];

/** A union of some clauses of a union. */
function unionOf([first, ...rest]: readonly Clauses[number][]): Expression | undefined {
  return first && { clauses: [first, ...rest], operators: rest.map(() => 'or' as const) };
}

/**
 * The smallest union that shows what a union of values shows, found by halving: one value, where one alone shows it. Nobody can read
 * a request of twenty values. Costs requests, so it is called only where a violation is about to be told.
 */
export async function narrowed(scene: Scene, answer: FilteredPage, shows: Shows): Promise<FilteredPage> {
  if (answer.expression.operators.some((operator) => operator !== 'or')) return answer;
  let smallest = answer;
  let suspects: readonly Clauses[number][] = answer.expression.clauses;
  for (let asked = 0; asked < narrowingRequests && smallest.expression.clauses.length > 1; asked += 1) {
    const isLast = suspects.length === 1;
    const half = isLast ? suspects : suspects.slice(0, Math.ceil(suspects.length / 2));
    const expression = unionOf(half);
    if (expression === undefined) break;
    const page = await scene.listing.ask({ filter: expression });
    const found = page.kind === 'page' && (await shows({ page, expression })) ? { page, expression } : undefined;
    if (found !== undefined) [smallest, suspects] = [found, half];
    // What one half does not show is sought in the other one; where that is a single value, it is asked for alone.
    else if (isLast) break;
    else suspects = suspects.slice(half.length);
  }
  return smallest;
}
