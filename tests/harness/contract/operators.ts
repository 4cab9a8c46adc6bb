import { ContractError } from '../errors';
import type { DeclaredField } from './listing';
import type { FieldKind, ListingField } from './model';
import { type ClauseOperator, clauseOperators, type FilterRole, type Operators, type Template } from './roles';

/** Kinds of which an operator can be asked: of some without a word, of others only where the field lists it. */
interface Askable {
  readonly plainly: readonly FieldKind[];
  readonly listed: readonly FieldKind[];
  /** What a kind has that can be asked so. */
  readonly because: string;
}

const ordered: Askable = { plainly: ['number', 'timestamp'], listed: ['string'], because: 'an order' };
const textual: Askable = { plainly: ['string'], listed: ['enumeration'], because: 'text' };
const everyKind: Askable = {
  plainly: ['string', 'enumeration', 'timestamp', 'number', 'boolean'],
  listed: [],
  because: 'a value',
};

const askable: { readonly [operator in ClauseOperator]: Askable } = {
  eq: everyKind,
  ne: everyKind,
  gt: ordered,
  ge: ordered,
  lt: ordered,
  le: ordered,
  in: everyKind,
  contains: textual,
  startsWith: textual,
  endsWith: textual,
  missing: everyKind,
  present: everyKind,
};

const only = (operators: Operators, names: readonly ClauseOperator[]): Operators =>
  Object.fromEntries(names.map((name) => [name, operators[name]]));

export const operatorNames = (operators: Operators): readonly ClauseOperator[] =>
  clauseOperators.filter((name) => operators[name] !== undefined);

/** A field as `operators` speaks of it. */
interface Asked {
  readonly name: string;
  readonly kind: FieldKind;
  /** Where it stands below `x-listing`. */
  readonly place: string;
}

/**
 * What may be asked of a field: a list names operators of the filter, a map has templates of its own; `undefined`: all of the filter.
 * Throws `ContractError` for an operator that the filter does not write, or that its kind cannot answer.
 */
export function operatorsOf(
  file: string,
  { name, kind, place }: Asked,
  declared: Exclude<DeclaredField, string>['operators'],
  shared: Operators,
): Operators | undefined {
  const known = operatorNames(shared);
  if (declared === undefined) {
    const held = known.filter((operator) => askable[operator].plainly.includes(kind));
    if (held.length === 0)
      throw new ContractError(
        'CONTRACT_OPERATOR',
        `Expected an operator of x-listing/filter in ${file} that can be asked of ${name}, whose kind is ${kind}; found ${known.join(', ') || 'none'}. List its operators at ${place}, or leave the field out.`,
      );
    return held.length === known.length ? undefined : only(shared, held);
  }
  const own = isList(declared) ? only(shared, declared) : declared;
  const listed = isList(declared) ? declared : operatorNames(declared);
  const unwritten = listed.find((operator) => own[operator] === undefined);
  if (unwritten !== undefined)
    throw new ContractError(
      'CONTRACT_OPERATOR',
      `Expected the operators of ${name} in ${file} to be among those of x-listing/filter, which are ${known.join(', ') || 'none'}; found ${unwritten} at ${place}. Write its template, or take it out.`,
    );
  const wrong = listed.find((operator) => ![...askable[operator].plainly, ...askable[operator].listed].includes(kind));
  if (wrong !== undefined)
    throw new ContractError(
      'CONTRACT_OPERATOR',
      `Expected ${wrong} to be asked of fields that have ${askable[wrong].because} in ${file}; found it for ${name}, whose kind is ${kind}, at ${place}. Take it out, or mend the kind.`,
    );
  return own;
}

function isList(declared: readonly ClauseOperator[] | Operators): declared is readonly ClauseOperator[] {
  return Array.isArray(declared);
}

/** How a clause with an operator is written; `undefined` where there is no way. */
export const templateOf = (
  { operators }: Pick<ListingField, 'operators'>,
  operator: ClauseOperator,
  filter: Pick<FilterRole, 'operators'>,
): Template | undefined => (operators ?? filter.operators)[operator];

/** The fields of which an operator can be asked; none where there is no filter. */
export const fieldsBy = (operator: ClauseOperator, filter: FilterRole | undefined): readonly ListingField[] =>
  filter?.fields.filter((field) => templateOf(field, operator, filter) !== undefined) ?? [];

export const isDocumented = ({ status }: Pick<ListingField, 'status'>): boolean => status === 'documented';

/** Those of them that a target may not refuse. */
export const documentedBy = (operator: ClauseOperator, filter: FilterRole | undefined): readonly ListingField[] =>
  fieldsBy(operator, filter).filter(isDocumented);

/** Two comparisons with one value of which each item that has a value satisfies exactly one. */
export type Complement = readonly [ClauseOperator, ClauseOperator];
export const complements: readonly Complement[] = [
  ['ge', 'lt'],
  ['gt', 'le'],
];

/** The fields of which both can be asked; none with several values, of which each may satisfy another one. */
export const partedBy = (filter: FilterRole | undefined, [one, other]: Complement): readonly ListingField[] => {
  const others = new Set(fieldsBy(other, filter));
  return fieldsBy(one, filter).filter((field) => others.has(field) && field.each === undefined);
};

/** What bounds a range from below, and from above. */
export type Ends = readonly ['ge' | 'gt', 'le' | 'lt'];

/** The numbers and timestamps of which a range can be asked; none with several values, of which each end may hold of another one. */
export const rangedBy = (filter: FilterRole | undefined): readonly ListingField[] =>
  filter?.fields.filter(
    (field) =>
      (field.kind === 'number' || field.kind === 'timestamp') &&
      field.each === undefined &&
      [['ge', 'gt'] as const, ['le', 'lt'] as const].every((ends) =>
        ends.some((end) => templateOf(field, end, filter) !== undefined),
      ),
  ) ?? [];

/** A word of a template, outside its places. */
const word = /(?<![{\w])[A-Za-z]+(?![}\w])|(?<=_)[A-Za-z]+(?![}\w])/g;

/** A template with another word where it says its operator; `undefined` where it says it by a sign, which might be read as a shorter one. */
function withOperator(template: Template | undefined, plain: Template | undefined): Template | undefined {
  if (template === undefined || plain === undefined || typeof template !== typeof plain) return undefined;
  const known = new Set(JSON.stringify(plain).match(word) ?? []);
  const text = JSON.stringify(template);
  const [own, ...others] = [...new Set(text.match(word) ?? [])].filter((one) => !known.has(one));
  if (own === undefined || others.length > 0) return undefined;
  return JSON.parse(text.replaceAll(word, (one) => (one === own ? 'nope' : one))) as Template;
}

/** How a clause is written with an operator that there is not, where two of the field are told by their words; else `undefined`. */
export function unknownOperatorOf(
  field: Pick<ListingField, 'operators'>,
  filter: Pick<FilterRole, 'operators'>,
): Template | undefined {
  const names = (['gt', 'ge', 'lt', 'le', 'ne', 'contains', 'startsWith', 'endsWith'] as const).map((name) =>
    templateOf(field, name, filter),
  );
  const plain = templateOf(field, 'eq', filter) ?? names.find((one) => one !== undefined);
  return names.map((template) => withOperator(template, plain)).find((one) => one !== undefined);
}

/**
 * Whether what a template says beside name and value is read as an operator, and not as the name of a parameter that nobody knows: it stands in
 * the text of a parameter, in a tree, or in brackets behind the field, which is a parameter (OpenAPI 3.1, 4.8.12, `style: deepObject`).
 */
const tellsOperator = (template: Template, { parameter }: Pick<FilterRole, 'parameter'>): boolean =>
  parameter !== undefined || typeof template === 'object' || /^\{field\}\[\w+\]=/.test(template);

/** Whether a documented field can be asked by an operator that there is not. */
export const tellsOperators = (filter: FilterRole): boolean =>
  Object.values(filter.operators).every((template) => tellsOperator(template, filter)) &&
  filter.fields.some((field) => isDocumented(field) && unknownOperatorOf(field, filter) !== undefined);
