import type { ListingField } from '../contract/model';
import { templateOf, unknownOperatorOf } from '../contract/operators';
import { quotingOf } from '../contract/quoting';
import type { Direction, FilterRole, Operators, OrderRole, ProjectionRole, Template, TemplateTree } from '../contract/roles';
import type { Clause } from './expression';
import { spellFilter } from './filter';
import { textOfFragments, type Fragment, type Spelled } from './fragment';
import { endOfQuote, escapesOf } from './literal';
import { filled, isTree, parameterOf, placedTexts } from './template';
import type { OrderKey } from './order-key';
import { keyTemplate, writeOrder, writeProjection } from './write';

/** A spelling that is no lawful expression, and its class. */
export interface Malformed extends Spelled {
  readonly class: string;
  /** A clause that some items match stands beside it. */
  readonly isBeside?: boolean;
}

const spelled = (
  name: string,
  fragments: readonly Fragment[] | undefined,
  { parameter }: { readonly parameter?: string },
): readonly Malformed[] =>
  fragments === undefined || fragments.length === 0
    ? []
    : [{ class: name, spelled: fragments, text: textOfFragments(fragments, parameter) }];

/** A name that no item has, and every object of some languages inherits: who looks names up in an object takes it for a field. */
const inherited = 'constructor';

/** The path of a leaf that no schema declares, beside a declared one, or below it: some languages know the length of any text. */
function unknownLeaf({ path }: Pick<ListingField, 'path'>): string {
  const parts = path.split('.');
  return parts.length > 1 ? [...parts.slice(0, -1), 'nope'].join('.') : `${path}.length`;
}

/** What a nested field stands in, where that is no field itself: an object, which has no order and equals no text. */
function holderOf({ path }: Pick<ListingField, 'path'>, fields: readonly Pick<ListingField, 'path'>[]): readonly string[] {
  const holder = path.split('.').slice(0, -1).join('.');
  return holder === '' || fields.some((field) => field.path === holder) ? [] : [holder];
}

/** A field of another name, without templates of its own: they say nothing of other names. */
const stranger = ({ pointer, kind, status, values, nested, default: standard }: ListingField, path: string): ListingField => ({
  path,
  ...(nested !== undefined && { nested: path.split('.') }),
  ...{ pointer, kind, status, values, default: standard },
});

/** Orders that cannot be meant. `field` is one the target orders by; `list`: the path of a list, asked for in place of an object. */
export function malformedOrders(field: ListingField, order: OrderRole, list?: string): readonly Malformed[] {
  const written = (...keys: readonly OrderKey[]) =>
    keys.every((key) => keyTemplate(key, order) !== undefined) ? writeOrder(keys, order) : undefined;
  const direction: Direction = order.ascending === undefined ? 'descending' : 'ascending';
  const named = (path: string) => written({ field: stranger(field, path), direction });
  const [up, down] = [
    keyTemplate({ field, direction: 'ascending' }, order),
    keyTemplate({ field, direction: 'descending' }, order),
  ];
  // In a tree a name stands once.
  const twice =
    isTree(up) || order.keys === 1 ? undefined : written({ field, direction: 'ascending' }, { field, direction: 'descending' });
  return [
    ...spelled('unknown-root', named(inherited), order),
    ...spelled('unknown-leaf', named(`${field.path.split('.')[0]}.nope`), order),
    ...(list === undefined ? order.fields.flatMap((one) => holderOf(one, order.fields)) : [list])
      .slice(0, 1)
      .flatMap((path) => spelled('object-path', named(path), order)),
    ...malformedDirections(field, order, up, down),
    ...spelled('duplicate-key', twice, order),
  ];
}

/** Directions that there are not, where both are written behind the name. */
function malformedDirections(
  field: ListingField,
  order: OrderRole,
  up: Template | undefined,
  down: Template | undefined,
): readonly Malformed[] {
  const directions = { 'direction-zero': '0', 'direction-text': 'upwards' };
  return Object.entries(directions).flatMap(([name, text]) => {
    const ascending = withDirection(up, down, text);
    return ascending === undefined
      ? []
      : spelled(name, writeOrder([{ field: { ...field, ascending }, direction: 'ascending' }], order), order);
  });
}

/** The template of a key with another text where both directions part; `undefined` where that is not behind the name. */
function withDirection(up: Template | undefined, down: Template | undefined, text: string): Template | undefined {
  if (up === undefined || down === undefined) return undefined;
  if (isTree(up)) return isTree(down) ? treeWithDirection(up, down, text) : undefined;
  if (isTree(down)) return undefined;
  let shared = 0;
  while (shared < up.length && up[shared] === down[shared]) shared += 1;
  const [start, ...ends] = [up.slice(0, shared), up.slice(shared), down.slice(shared)];
  const isBehind = start.includes('{field}') && ends.every((end) => end !== '' && !end.includes('{'));
  return isBehind ? `${start}${text}` : undefined;
}

function treeWithDirection(up: TemplateTree, down: TemplateTree, text: string): TemplateTree | undefined {
  for (const [key, one] of Object.entries(up)) {
    const other = down[key];
    if (other === undefined || JSON.stringify(one) === JSON.stringify(other)) continue;
    const inner = typeof one === 'object' && typeof other === 'object' ? treeWithDirection(one, other, text) : text;
    return inner === undefined ? undefined : { ...up, [key]: inner };
  }
  return undefined;
}

/** What the filters are made of that cannot be meant. */
export interface MalformedParts {
  /** The path of a list, asked for in place of an object. */
  readonly list?: string | undefined;
  /** What some items satisfy: an unknown leaf is asked beside it by AND, where that can be written, because it may be left out there alone. */
  readonly beside?: (Clause & { readonly field: ListingField }) | undefined;
}

/** Filters that cannot be meant. */
export function malformedFilters(field: ListingField, filter: FilterRole, parts: MalformedParts = {}): readonly Malformed[] {
  return [...unknownFields(field, filter, parts), ...withoutComparison(field, filter), ...openQuotes(field, filter)];
}

const spellClause = (clause: Clause, filter: FilterRole) => spellFilter({ clauses: [clause], operators: [] }, filter);

/** Filters on names that no schema declares, and on what has parts. */
export function unknownFields(
  field: ListingField,
  filter: FilterRole,
  { list, beside }: MalformedParts = {},
): readonly Malformed[] {
  const nope = (path: string): Clause => ({ field: { ...stranger(field, path), kind: 'string' }, value: 'nope' });
  const leaf = nope(unknownLeaf(field));
  const both = beside && spellFilter({ clauses: [beside, leaf], operators: ['and'] }, filter);
  const [holder] = list !== undefined ? [list] : filter.fields.flatMap((one) => holderOf(one, filter.fields));
  return [
    ...spelled('unknown-root', spellClause(nope(inherited), filter), filter),
    ...spelled('unknown-leaf', both ?? spellClause(leaf, filter), filter).map((one) => ({
      ...one,
      isBeside: both !== undefined,
    })),
    ...(holder === undefined ? [] : spelled('object-path', spellClause(nope(holder), filter), filter)),
  ];
}

/**
 * An operator that there is not, where two are told by their words. `value` is one that the field may have; `beside` a clause that is asked
 * with it, where that can be written.
 */
export function unknownOperators(field: ListingField, value: string, filter: FilterRole, beside?: Clause): readonly Malformed[] {
  const nope = unknownOperatorOf(field, filter);
  const operators: Operators = nope === undefined ? {} : { eq: nope };
  const clause: Clause = { field: { ...field, operators }, value };
  const both =
    nope === undefined || beside === undefined
      ? undefined
      : spellFilter({ clauses: [beside, clause], operators: ['and'] }, filter);
  return spelled('unknown-operator', both ?? spellClause(clause, filter), filter).map((one) => ({
    ...one,
    isBeside: both !== undefined,
  }));
}

/** How a clause asks whether a value is missing by a word that is no answer, where both are told by one: `true` and `false`. */
export function neither(field: ListingField, filter: FilterRole): Template | undefined {
  const [missing, present] = [templateOf(field, 'missing', filter), templateOf(field, 'present', filter)];
  const template = withDirection(missing, present, 'maybe');
  const text = JSON.stringify([missing, present]);
  return /\b(?:true|1|yes)\b/.test(text) && /\b(?:false|0|no)\b/.test(text) ? template : undefined;
}

/** A word alone where an expression is expected; where each clause has a pair of its own, or a place in brackets, one without a value. */
function withoutComparison(field: ListingField, filter: FilterRole): readonly Malformed[] {
  const { parameter, json } = filter;
  if (json !== undefined && parameter !== undefined)
    return spelled('open-bracket', [{ name: parameterOf(parameter).name, text: `{"${field.path}":` }], filter);
  if (parameter !== undefined && !isTree(templateOf(field, 'eq', filter)))
    return spelled('no-comparison', placedTexts(['nonsense'], filter, ''), filter);
  const written = spellClause({ field, value: 'nope' }, filter) ?? [];
  const pairs = written.flatMap((fragment) => ('text' in fragment ? [fragment] : []));
  const open = pairs.flatMap(({ name, text }) => (name.endsWith(']') ? [{ name: name.slice(0, -1), text }] : []));
  return [
    ...spelled(
      'missing-value',
      pairs.map(({ name, text }) => ({ name, text: text.replace('nope', '') })),
      filter,
    ),
    ...spelled('open-bracket', open, filter),
  ];
}

/** A quote that does not end, and an escape with nothing behind it. */
function openQuotes(field: ListingField, filter: FilterRole): readonly Malformed[] {
  const { parameter } = filter;
  const template = templateOf(field, 'eq', filter);
  if (template === undefined || isTree(template) || parameter === undefined) return [];
  const quoting = quotingOf(field.kind, filter, template);
  if (quoting === undefined) return [];
  const [before = ''] = filled(template, { field: field.path }).split('{value}');
  const start = before.endsWith(quoting.before) ? before : `${before}${quoting.before}`;
  const mark = Object.values(escapesOf(field.kind, filter, template))[0]?.slice(0, 1);
  const written = (text: string) => placedTexts([text], filter, '');
  return [
    ...spelled('open-quote', written(`${start}nope`), filter),
    // An escape that is the quote itself, doubled, leaves the quote open in another way.
    ...(mark === undefined || mark === endOfQuote(quoting)
      ? []
      : spelled('lone-escape', written(`${start}nope${mark}${quoting.behind}`), filter)),
  ];
}

/** Projections that cannot be meant. `path` is one that the items hold. */
export function malformedProjections(path: string, projection: ProjectionRole): readonly Malformed[] {
  const leaf = path.includes('.') ? `${path.split('.')[0]}.nope` : `${path}.nope`;
  return [
    ...spelled('unknown-root', writeProjection([inherited], projection), projection),
    ...spelled('unknown-leaf', writeProjection([leaf], projection), projection),
    ...(projection.separator === undefined ? [] : spelled('blanks', writeProjection([path, ` ${leaf}`], projection), projection)),
  ];
}

/** All of them in one projection, with no path that the items hold; `undefined` where each is a pair or a tree of its own. */
export function togetherMalformed(path: string, projection: ProjectionRole): Malformed | undefined {
  if (projection.separator === undefined || isTree(projection.path)) return undefined;
  const leaf = path.includes('.') ? `${path.split('.')[0]}.nope` : `${path}.nope`;
  return spelled('together', writeProjection([inherited, leaf, ` ${leaf}`], projection), projection)[0];
}

/** The parameter of a role without a value; nothing where the role has no parameter of its own. */
export function withoutValue({ parameter }: { readonly parameter?: string }): readonly Malformed[] {
  return parameter === undefined ? [] : spelled('empty', [{ name: parameterOf(parameter).name, text: '' }], { parameter });
}
