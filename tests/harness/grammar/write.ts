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
  names: readonly { readonly template: Template; readonly field: string; readonly nested?: readonly string[] | undefined }[],
  role: Written & { readonly separator?: string },
): readonly Fragment[] {
  const numbered = names.map(({ template, field, nested }, index) => ({
    template,
    nested,
    places: { field, index: String(index) },
  }));
  const trees = numbered.flatMap(({ template, nested, places }) =>
    isTree(template) ? [filledTree(template, places, {}, nested)] : [],
  );
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

/** How a key is written; `undefined` where there is no such direction. */
export const keyTemplate = ({ field, direction }: OrderKey, order: OrderRole): Template | undefined =>
  field[direction] ?? order[direction];

/** An order as the query carries it. Throws `HarnessError` for a direction that there is not: it must not be asked. */
export function writeOrder(keys: readonly OrderKey[], order: OrderRole): readonly Fragment[] {
  const names = keys.flatMap((key) => {
    const template = keyTemplate(key, order);
    return template === undefined ? [] : [{ template, field: key.field.path, nested: key.field.nested }];
  });
  if (names.length === keys.length) return writeNames(names, order);
  throw new HarnessError(
    'HARNESS_GRAMMAR',
    `Expected an order that this grammar can write; found a key that goes ${keys.find((key) => keyTemplate(key, order) === undefined)?.direction}.`,
  );
}

/** A filter as the query carries it. Throws `HarnessError` for one that the grammar cannot write: it must not be asked. */
export function writeFilter(expression: Expression, filter: FilterRole): readonly Fragment[] {
  const written = spellFilter(expression, filter);
  if (written !== undefined) return written;
  throw new HarnessError(
    'HARNESS_GRAMMAR',
    `Expected a filter that this grammar can write; found ${expression.clauses.map(({ operator = 'eq' }) => operator).join(', ')} joined by ${expression.operators.join(', ') || 'nothing'}.`,
  );
}

/** A projection as the query carries it. */
export function writeProjection(paths: readonly string[], projection: ProjectionRole): readonly Fragment[] {
  const { base } = projection;
  const asked = (path: string): string =>
    base !== undefined && path.startsWith(`${base}.`) ? path.slice(base.length + 1) : path;
  return writeNames(
    paths.map((path) => ({ template: projection.path, field: asked(path) })),
    projection,
  );
}
