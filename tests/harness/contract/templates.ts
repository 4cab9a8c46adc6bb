import { ContractError } from '../errors';
import { nearest } from '../nearest';
import type { ListingExtension } from './listing';
import type { JsonObject } from './model';
import { textOf } from './pointer';
import type { Template, Written } from './roles';

interface PlacedTemplate {
  /** Where the template stands below `x-listing`. */
  readonly at: string;
  readonly template: Template;
  /** Placeholders of which all must be there, or one of several. */
  readonly holds: readonly (readonly string[])[];
}

const field = ['{field}'];

/** The templates of a role, with what each must hold. */
function templatesOf({ order, filter, projection }: ListingExtension): readonly PlacedTemplate[] {
  const placed = (
    at: string,
    template: Template | undefined,
    ...holds: readonly (readonly string[])[]
  ): readonly PlacedTemplate[] => (template === undefined ? [] : [{ at, template, holds }]);
  const joint = (at: string, template: Template | undefined) =>
    typeof template === 'object' ? placed(at, template, ['{clauses}', '{clauses:']) : [];
  return [
    ...placed('order/ascending', order?.ascending, field),
    ...placed('order/descending', order?.descending, field),
    ...placed('filter/operators/eq', filter?.operators.eq, field, ['{value}']),
    ...placed('filter/operators/in', filter?.operators.in, field, ['{value}', '{values}', '{values:']),
    ...joint('filter/and', filter?.and),
    ...joint('filter/or', filter?.or),
    ...placed('projection/path', projection?.path, field),
  ];
}

/** Throws `ContractError` for a template without what it is to carry. */
export function checkTemplates(file: string, listing: ListingExtension): void {
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
export const nameOf = (parameter: string): string =>
  parameter.includes('{text}') && parameter.includes('=') ? parameter.slice(0, parameter.indexOf('=')) : parameter;

/** The parameters that a role is written by: its own, or those that its templates name. */
export function carriersOf(
  role: string,
  written: Written,
  templates: readonly (readonly [at: string, template: Template | undefined])[],
  fields: readonly string[],
): readonly Carrier[] {
  const { parameter, json } = written;
  if (parameter !== undefined) {
    const name = nameOf(parameter);
    return [{ role, name, at: `${role}/parameter`, isShared: name !== parameter || json !== undefined }];
  }
  const found = templates.flatMap(([at, template]) =>
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
