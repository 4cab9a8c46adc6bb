import { templateOf } from '../contract/operators';
import { clauseOperators, type ClauseOperator, type FilterRole, type OrderRole } from '../contract/roles';
import type { ListingField } from '../contract/model';
import { keyTemplate } from '../grammar/write';
import { quoted, union } from './names';
import { askedOperators, mixes } from './runtime/filter';
import type { ListingData } from './runtime/listing-data';
import { spelledKey } from './runtime/order';

/** The types of a package that its contract makes. */
export interface TypeNames {
  readonly page: string;
  readonly item: string;
  /** An indexed type of the page in the types of the document. */
  readonly pageType: string;
  readonly error?: { readonly name: string; readonly type: string };
  /** Declared enumerations by a field's values. */
  readonly enumeration: (values: readonly string[]) => string | undefined;
}

const block = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

/** The declarations of `index.d.ts`: what may be asked, and of what type the answer is. */
export function declarations(data: ListingData, names: TypeNames): string {
  const { order, filter, projection, scope, limit } = data;
  const variables = [...data.path.matchAll(/\{([^{}]*)\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => scope?.in !== 'path' || name !== scope.parameter);
  const isTypedItem = data.items.within === '';
  return [
    block(
      `import type { paths, components } from './types';`,
      `import type { Client, Clause, Conjunction, Disjunction, Filter, Key, Listed, ListOptions, Page, Picked } from './api';`,
      ...(filter === undefined ? [] : [`import type * as values from './values';`]),
      `export type { paths, components, operations } from './types';`,
      `export type { Client, Clause, Filter, Key, Listed, ListingErrorCode, ListOptions, Page, Picked } from './api';`,
      `export * from './values';`,
    ),
    block(`export type ${names.page} = ${names.pageType};`, `export type ${names.item} = ${itemType(data, names, isTypedItem)};`),
    ...(names.error === undefined ? [] : [block(`export type ${names.error.name} = ${names.error.type};`)]),
    ...(order === undefined ? [] : [orderTypes(order)]),
    ...(filter === undefined ? [] : [filterTypes(filter, names)]),
    ...(projection === undefined
      ? []
      : [block(`/** A path of ${names.item}. */`, `export type ProjectionPath =${lines(projection.paths)};`)]),
    block(
      `export interface ListQuery<Path extends string = never> {`,
      ...(filter === undefined ? [] : ['  readonly filter?: Filter;']),
      ...(order === undefined
        ? []
        : ['  /** The first key counts before the second. */', '  readonly order?: OrderKey | readonly OrderKey[];']),
      ...(projection === undefined
        ? []
        : ['  /** What of an item is asked for, and no more. */', '  readonly fields?: readonly Path[];']),
      ...(limit === undefined
        ? []
        : [
            `  /** Items of a page${limit.maximum === undefined ? '' : `, at most ${limit.maximum}`}. */`,
            '  readonly limit?: number;',
          ]),
      ...(scope === undefined ? [] : [`  /** ${scope.parameter}. */`, `  readonly scope?: string;`]),
      ...(variables.length === 0
        ? []
        : [
            '  /** The variables of the path. */',
            `  readonly path: { ${variables.map((name) => `readonly ${quoted(name)}: string`).join('; ')} };`,
          ]),
      '}',
      `/** Lists ${names.item} by ${names.item}, or page by page, until the listing ends. */`,
      `export declare function listAll<const Path extends ${projection === undefined ? 'string' : 'ProjectionPath'} = never>(`,
      '  client: Client,',
      `  query${variables.length === 0 ? '?' : ''}: ListQuery<Path>,`,
      '  options?: ListOptions,',
      `): Listed<[Path] extends [never] ? ${names.item} : Picked<${names.item}, Path>>;`,
    ),
    block(
      `/** What \`listAll\` and the makers of filters throw. */`,
      `export declare class ListingError extends Error {`,
      `  readonly name: 'ListingError';`,
      `  readonly code: import('./api').ListingErrorCode;`,
      `  /** Status code and body of the response, where there is one. */`,
      `  readonly status: number | undefined;`,
      `  readonly body: unknown;`,
      `}`,
    ),
  ].join('\n');
}

const lines = (texts: readonly string[]): string =>
  texts.length === 0 ? ' never' : texts.map((text) => `\n  | ${quoted(text)}`).join('');

const indexed = (type: string, names: readonly string[]): string =>
  names.reduce((held, name) => `NonNullable<${held}>[${name === '' ? 'number' : quoted(name)}]`, type);

const tokens = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));

function itemType({ items }: ListingData, { page }: TypeNames, isTypedItem: boolean): string {
  const member = indexed(page, [...tokens(items.at), '']);
  return isTypedItem ? member : `NonNullable<${indexed(member, tokens(items.within))}>`;
}

/** Keys as the query spells them where that is text, and as made by functions in every grammar. */
function orderTypes(order: OrderRole): string {
  const fieldsBy = (direction: 'ascending' | 'descending') =>
    order.fields.filter((field) => keyTemplate({ field, direction }, order) !== undefined);
  const plain = order.fields.filter(({ ascending, descending }) => ascending === undefined && descending === undefined);
  const own = order.fields.filter((field) => !plain.includes(field));
  const templates = [order.ascending, order.descending].filter((one) => typeof one === 'string' && !one.includes('{index'));
  const spelled = own.flatMap((field) =>
    (['ascending', 'descending'] as const).flatMap((direction) => spelledKey({ field, direction }, order) ?? []),
  );
  const makers = (['ascending', 'descending'] as const).filter((direction) => fieldsBy(direction).length > 0);
  return block(
    `export type OrderField =${lines(order.fields.map(({ path }) => path))};`,
    `/** A key of an order, as the query spells it or as ${makers.join(' and ')} make${makers.length === 1 ? 's' : ''} it. */`,
    `export type OrderKey = ${[
      ...templates.map((template) =>
        templateType(
          template as string,
          plain.length === order.fields.length ? 'OrderField' : `(${union(plain.map(({ path }) => path))})`,
        ),
      ),
      ...spelled.map(quoted),
      'Key',
    ].join(' | ')};`,
    ...makers.map(
      (direction) =>
        `export declare function ${direction}(field: ${direction === 'ascending' && fieldsBy(direction).length === order.fields.length ? 'OrderField' : fieldsBy(direction).length === order.fields.length ? 'OrderField' : union(fieldsBy(direction).map(({ path }) => path))}): Key;`,
    ),
  );
}

const templateType = (template: string, field: string): string =>
  `\`${template
    .split('{field}')
    .map((part) => part.replace(/[\\`]|\$\{/g, (sign) => `\\${sign}`))
    .join(`\${${field}}`)}\``;

function filterTypes(filter: FilterRole, names: TypeNames): string {
  const askable = (operator: ClauseOperator) =>
    filter.fields.filter((field) => templateOf(field, operator, filter) !== undefined).map(({ path }) => path);
  const makers = askedOperators(filter, clauseOperators).map((operator) => {
    const name = operator === 'in' ? 'oneOf' : operator;
    const isBare = operator === 'missing' || operator === 'present';
    const isText = operator === 'contains' || operator === 'startsWith' || operator === 'endsWith';
    const value = isText ? 'string' : 'FilterValues[Field]';
    const parameter = isBare ? '' : operator === 'in' ? `, values: readonly ${value}[]` : `, value: ${value}`;
    return `export declare function ${name}<Field extends ${union(askable(operator))}>(field: Field${parameter}): Clause;`;
  });
  const inAnd = ['Clause', 'Conjunction', ...(filter.or !== undefined && mixes(filter, 'and') ? ['Disjunction'] : [])].join(
    ' | ',
  );
  const inOr = ['Clause', 'Disjunction', ...(filter.and !== undefined && mixes(filter, 'or') ? ['Conjunction'] : [])].join(' | ');
  return block(
    '/** What each field can be compared with. */',
    'export interface FilterValues {',
    ...filter.fields.map((field) => `  readonly ${quoted(field.path)}: ${valueType(field, names)};`),
    '}',
    ...makers,
    ...(filter.and === undefined ? [] : [`export declare function and(...filters: readonly (${inAnd})[]): Conjunction;`]),
    ...(filter.or === undefined ? [] : [`export declare function or(...filters: readonly (${inOr})[]): Disjunction;`]),
  );
}

function valueType({ kind, values }: ListingField, { enumeration }: TypeNames): string {
  switch (kind) {
    case 'string':
      return 'string';
    case 'enumeration': {
      const name = enumeration(values);
      return name === undefined ? `${union(values)} | (string & {})` : `values.${name}`;
    }
    case 'timestamp':
      return 'string | number | Date';
    case 'number':
      return 'number | bigint';
    case 'boolean':
      return 'boolean';
  }
}
