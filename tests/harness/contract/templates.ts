import { ContractError } from '../errors';
import { nearest } from '../nearest';
import type { DeclaredField, ListingExtension } from './listing';
import type { JsonObject } from './model';
import { textOf } from './pointer';
import { operatorNames } from './operators';
import { type ClauseOperator, clauseOperators, type Operators, type Template, type Written } from './roles';

interface PlacedTemplate {
  /** Where the template stands below `x-listing`. */
  readonly at: string;
  readonly template: Template;
  /** Placeholders of which all must be there, or one of several. */
  readonly holds: readonly (readonly string[])[];
}

const field = ['{field}'];
const value = ['{value}'];

/** What the template of an operator must hold beside the field. */
const carried: { readonly [operator in ClauseOperator]: readonly (readonly string[])[] } = {
  eq: [value],
  ne: [value],
  gt: [value],
  ge: [value],
  lt: [value],
  le: [value],
  in: [['{value}', '{values}', '{values:']],
  contains: [value],
  startsWith: [value],
  endsWith: [value],
  missing: [],
  present: [],
};

const operatorTemplates = (
  at: string,
  operators: Operators,
  ...holds: readonly (readonly string[])[]
): readonly PlacedTemplate[] =>
  clauseOperators.flatMap((name) => {
    const template = operators[name];
    return template === undefined ? [] : [{ at: `${at}/${name}`, template, holds: [...holds, ...carried[name]] }];
  });

/** The operators that fields bring themselves, with the places of them. */
export const ownOperators = (fields: readonly DeclaredField[] = []): readonly (readonly [at: string, operators: Operators])[] =>
  fields.flatMap((one, index) =>
    typeof one === 'string' || one.operators === undefined || 'length' in one.operators
      ? []
      : [[`filter/fields/${index}/operators`, one.operators] as const],
  );

/** The templates of a role, with what each must hold. A field's own need not name it. */
function templatesOf({ order, filter, projection }: ListingExtension): readonly PlacedTemplate[] {
  const placed = (
    at: string,
    template: Template | undefined,
    ...holds: readonly (readonly string[])[]
  ): readonly PlacedTemplate[] => (template === undefined ? [] : [{ at, template, holds }]);
  const clauses = ['{clauses}', '{clauses:'];
  const joint = (at: string, template: Template | undefined) =>
    typeof template === 'object' ? placed(at, template, clauses) : [];
  return [
    ...placed('order/ascending', order?.ascending, field),
    ...placed('order/descending', order?.descending, field),
    ...operatorTemplates('filter/operators', filter?.operators ?? {}, field),
    ...ownOperators(filter?.fields).flatMap(([at, operators]) => operatorTemplates(at, operators)),
    ...joint('filter/and', filter?.and),
    ...joint('filter/or', filter?.or),
    ...placed('filter/group', filter?.group, clauses),
    ...placed('projection/path', projection?.path, field),
  ];
}

/** Throws `ContractError` where two operators are written alike; only a union may be written as its clauses are, one beside the other. */
function checkSpellings(file: string, at: string, operators: Operators): void {
  const spellings = new Map<string, ClauseOperator>();
  for (const name of operatorNames(operators).filter((one) => one !== 'in')) {
    const spelling = JSON.stringify(operators[name]);
    const twin = spellings.get(spelling);
    if (twin !== undefined)
      throw new ContractError(
        'CONTRACT_TEMPLATE',
        `Expected each operator at x-listing/${at} in ${file} to be written in its own way; found ${twin} and ${name} both as ${textOf(operators[name])}. Mend one of them, or take it out.`,
      );
    spellings.set(spelling, name);
  }
}

/** Throws `ContractError` for text around a tree that is written in brackets: each of its leaves is a pair of its own. */
function checkSurrounding(file: string, { filter }: ListingExtension): void {
  const { parameter = '', json, operators = {}, fields } = filter ?? {};
  const all = [operators, ...ownOperators(fields).map(([, own]) => own)].flatMap((some) =>
    Object.values<Template | undefined>(some),
  );
  if (json !== undefined || parameterNameOf(parameter) === parameter || !all.some((one) => typeof one === 'object')) return;
  throw new ContractError(
    'CONTRACT_TEMPLATE',
    `Expected x-listing/filter/parameter in ${file} to be a name, because operators that are trees are written as pairs in brackets; found ${parameter}. Write ${parameterNameOf(parameter)}, or say where the tree stands in JSON with json.`,
  );
}

/** Throws `ContractError` for a template without what it is to carry, and for operators that nobody could tell apart. */
export function checkTemplates(file: string, listing: ListingExtension): void {
  const { order, filter } = listing;
  checkSurrounding(file, listing);
  checkSpellings(file, 'filter/operators', filter?.operators ?? {});
  for (const [at, operators] of ownOperators(filter?.fields)) checkSpellings(file, at, operators);
  if (
    order?.fields !== undefined &&
    order.ascending === undefined &&
    order.descending === undefined &&
    !order.fields.every(hasDirection)
  )
    throw new ContractError(
      'CONTRACT_TEMPLATE',
      `Expected x-listing/order in ${file} to say how a key is written; found neither ascending nor descending. Write one of them.`,
    );
  for (const { at, template, holds } of templatesOf(listing)) {
    const text = JSON.stringify(template);
    const missing = holds.find((some) => !some.some((place) => text.includes(place)));
    if (missing === undefined) continue;
    const [wanted = ''] = missing;
    const given = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
    const near = given.filter((name) => nearest(name, [wanted.slice(1, -1)]).length > 0 && `{${name}}` !== wanted);
    const hint = near[0] === undefined ? '' : `, whose {${near[0]}} is no placeholder`;
    throw new ContractError(
      'CONTRACT_TEMPLATE',
      `Expected x-listing/${at} in ${file} to hold ${wanted}; found ${textOf(template)}${hint}. Write ${wanted} where it stands in the query.`,
    );
  }
}

const hasDirection = (one: DeclaredField): boolean =>
  typeof one !== 'string' && (one.ascending !== undefined || one.descending !== undefined);

/** A parameter that a role is written by. */
export interface Carrier {
  readonly role: string;
  readonly name: string;
  /** Where it stands below `x-listing`. */
  readonly at: string;
  /** Other roles may be written into the same parameter. */
  readonly isShared: boolean;
}

/** The names before the first `=` of each pair; of a tree, those of its first level. */
function namesIn(template: Template | undefined, fields: readonly string[]): readonly string[] {
  const names =
    template === undefined
      ? []
      : typeof template === 'object'
        ? Object.keys(template)
        : template.split('&').map((pair) => pair.split('=', 1)[0] ?? '');
  return names.flatMap((name) => (name.includes('{field}') ? fields.map((one) => name.replaceAll('{field}', one)) : [name]));
}

/** The name of a parameter that may be written with text around its value: `Prefer` of `Prefer=odata.maxpagesize={text}`. */
export const parameterNameOf = (parameter: string): string =>
  parameter.includes('{text}') && parameter.includes('=') ? parameter.slice(0, parameter.indexOf('=')) : parameter;

/** A template, where it stands below its role, and the fields that are written by it. */
export type Spelling = readonly [at: string, template: Template | undefined, fields: readonly string[]];

/** The parameters that a role is written by: its own, or those that its templates name. */
export function carriersOf(role: string, written: Written, templates: readonly Spelling[]): readonly Carrier[] {
  const { parameter, json } = written;
  if (parameter !== undefined) {
    const name = parameterNameOf(parameter);
    return [{ role, name, at: `${role}/parameter`, isShared: name !== parameter || json !== undefined }];
  }
  const found = templates.flatMap(([at, template, fields]) =>
    namesIn(template, fields).map((name) => ({ role, name, at: `${role}/${at}`, isShared: false })),
  );
  return found.filter(({ name }, index) => found.findIndex((other) => other.name === name) === index);
}

/** Whether a parameter is declared that takes any name: an object that is written as pairs (OpenAPI 3.1, 4.8.12, `style: form`). */
export const takesAnyName = (parameters: readonly JsonObject[]): boolean =>
  parameters.some(
    ({ in: place, style = 'form', explode = true, schema }) =>
      place === 'query' &&
      style === 'form' &&
      explode === true &&
      typeof schema === 'object' &&
      schema !== null &&
      (schema as JsonObject).type === 'object',
  );
