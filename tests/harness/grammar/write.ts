import type { OrderRole, FilterRole, ProjectionRole, Template, Written } from '../contract/roles';
import type { Json } from '../contract/model';
import { HarnessError } from '../errors';
import type { Expression } from './expression';
import { spellFilter } from './filter';
import { type Fragment, merged } from './fragment';
import type { OrderKey } from './order-key';
import { asFragments, filled, filledPairs, filledTree, isTree, joinedPairs, placedTexts, placedTree } from './template';

/** Names in a row, each by its template. */
function writeNames(
  names: readonly { readonly template: Template; readonly field: string }[],
  role: Written & { readonly separator?: string },
): readonly Fragment[] {
  const numbered = names.map(({ template, field }, index) => ({ template, places: { field, index: String(index) } }));
  const trees = numbered.flatMap(({ template, places }) => (isTree(template) ? [filledTree(template, places, {})] : []));
  if (trees.length > 0)
    return placedTree(
      trees.reduce<Json>((all, tree) => merged(all, tree), {}),
      role,
    );
  const texts = numbered.flatMap(({ template, places }) => (isTree(template) ? [] : [{ template, places }]));
  return role.parameter === undefined
    ? asFragments(
        joinedPairs(
          texts.flatMap(({ template, places }) => filledPairs(template, places)),
          role.separator,
        ),
      )
    : placedTexts(
        texts.map(({ template, places }) => filled(template, places)),
        role,
        role.separator,
      );
}

/** An order as the query carries it. */
export function writeOrder(keys: readonly OrderKey[], order: OrderRole): readonly Fragment[] {
  return writeNames(
    keys.map(({ field, direction }) => ({ template: order[direction], field: field.path })),
    order,
  );
}

/** A filter as the query carries it. Throws `HarnessError` for one that the grammar cannot write: it must not be asked. */
export function writeFilter(expression: Expression, filter: FilterRole): readonly Fragment[] {
  const written = spellFilter(expression, filter);
  if (written !== undefined) return written;
  throw new HarnessError(
    'HARNESS_GRAMMAR',
    `Expected a filter that this grammar can write; found ${expression.clauses.length} clauses joined by ${expression.operators.join(', ') || 'nothing'}.`,
  );
}

/** A projection as the query carries it. */
export function writeProjection(paths: readonly string[], projection: ProjectionRole): readonly Fragment[] {
  return writeNames(
    paths.map((field) => ({ template: projection.path, field })),
    projection,
  );
}
