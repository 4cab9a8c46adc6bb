import type { FilterRole, OrderRole, ProjectionRole } from '../contract/roles';
import { HarnessError } from '../errors';
import type { Expression } from './expression';
import type { OrderKey } from './order-key';

/** Puts text in the places of a template. A function, because a replacement text would read `$` signs. */
function filled(template: string, places: { readonly [name: string]: string }): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => places[name] ?? whole);
}

/** An order as the parameter carries it. */
export function writeOrder(keys: readonly OrderKey[], order: OrderRole): string {
  return keys.map(({ field, direction }) => filled(order[direction], { field: field.path })).join(order.separator);
}

/** A filter as the parameter carries it. Throws `HarnessError` for an operator that the grammar lacks: what it cannot write is not asked. */
export function writeFilter(expression: Expression, filter: FilterRole): string {
  return expression.clauses
    .map(({ field, value }, index) => {
      const operator = expression.operators[index - 1];
      const clause = filled(filter.operators.eq, { field: field.path, value });
      if (operator === undefined) return clause;
      const sign = filter[operator];
      if (sign === undefined)
        throw new HarnessError('HARNESS_GRAMMAR', `Expected a filter that has ${operator.toUpperCase()}; this grammar has none.`);
      return `${sign}${clause}`;
    })
    .join('');
}

/** A projection as the parameter carries it. */
export function writeProjection(paths: readonly string[], { separator }: ProjectionRole): string {
  return paths.join(separator);
}
