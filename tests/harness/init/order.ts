import type { DeclaredField } from '../contract/listing';
import type { Json } from '../contract/model';
import { isObject, textOf } from '../contract/pointer';
import { keyword } from '../contract/schema-walk';
import type { Draft } from './draft';
import { describedAs, examplesOf, firstNamed, type Leaf, type ListFacts, type Parameter } from './facts';
import { directions, folded, parameterNames } from './names';

/** Of guessed fields, so that a run stays short. */
const mostCandidates = 6;

/** Fields that a query may name: what the document names, then what an item holds. */
export function fieldsWith(named: readonly DeclaredField[], leaves: readonly Leaf[]): readonly DeclaredField[] {
  const known = new Set(named.map((field) => (typeof field === 'string' ? field : field.name)));
  const guessed = leaves
    .filter(({ path }) => !known.has(path))
    .sort((a, b) => Number(b.isTelling) - Number(a.isTelling))
    .slice(0, mostCandidates)
    .map(({ path }) => ({ name: path, status: 'candidate' as const }));
  return [...named, ...guessed];
}

/** A field as a query names it, with where the item holds it where that differs: `created` is `/created_at`. */
export function fieldOf(name: string, leaves: readonly Leaf[]): DeclaredField | undefined {
  if (leaves.some(({ path }) => path === name)) return name;
  const near =
    leaves.find(({ path }) => folded(path) === folded(name)) ?? leaves.find(({ path }) => folded(path) === `${folded(name)}at`);
  return near && { name, at: near.at };
}

/** The texts that an enumeration lists, of the parameter or of its members. */
export function enumerated({ document }: ListFacts, schema: Json | undefined): readonly string[] {
  const values = keyword(document, schema, 'enum') ?? keyword(document, keyword(document, schema, 'items'), 'enum');
  return Array.isArray(values) ? (values as readonly Json[]).filter((value) => typeof value === 'string') : [];
}

/** Texts in which a document may show how a parameter is written. */
export function shownOf(facts: ListFacts, parameter: Parameter): readonly string[] {
  const text = [textOf(parameter.declared.description ?? ''), describedAs(facts.document, parameter.schema)].join(' ');
  const quoted = [...text.matchAll(/[`"'“]([^`"'”]{2,200})[`"'”]/g)].map(([, inner = '']) => inner);
  const words = text.split(/\s+/).map((word) => word.replace(/^[([]+|[.,;:)\]]+$/g, ''));
  const bare = [...examplesOf(facts.document, parameter), ...quoted, ...words];
  return bare
    .map((one) => (one.startsWith(`${parameter.name}=`) ? one.slice(parameter.name.length + 1) : one))
    .filter((one) => one.length < 500);
}

const pattern = (template: string): RegExp => {
  const [before = '', behind = ''] = template.split('{field}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${before}([A-Za-z_@][\\w.@-]*?)${behind}$`);
};

interface Spelled {
  readonly ascending: string;
  readonly descending: string;
  readonly names: readonly string[];
}

/** Both directions of a spelling that all texts have, at least one of which is no mere name. */
function spelling(texts: readonly string[]): Spelled | undefined {
  for (const [ascending, descending] of directions) {
    const names = texts.map((text) => (pattern(descending).exec(text) ?? pattern(ascending).exec(text))?.[1]);
    const isTelling = texts.some((text) => pattern(descending).test(text) && (ascending !== '{field}' || !/^\w+$/.test(text)));
    if (names.length > 0 && isTelling && names.every((name) => name !== undefined))
      return { ascending, descending, names: [...new Set(names)] };
  }
  return undefined;
}

/** What the words of a description say, where no example does. */
function inWords(parameter: Parameter, text: string): Omit<Spelled, 'names'> | undefined {
  if (/(prefix|minus|hyphen|dash|leading)[^.]*(-|minus|hyphen|dash|desc)|`?-`?[^.]{0,40}\bdesc/i.test(text))
    return { ascending: '{field}', descending: '-{field}' };
  if (/\(asc\|desc\)|property,asc|,\s?desc\b/i.test(text)) return { ascending: '{field},asc', descending: '{field},desc' };
  if (/:\s?(asc|desc)\b/i.test(text)) return { ascending: '{field}:asc', descending: '{field}:desc' };
  // Conventions: AIP-132 and OData write `a desc`, the Django REST framework `-a`.
  if (/^(order_by|\$orderby)$/i.test(parameter.name)) return { ascending: '{field}', descending: '{field} desc' };
  return parameter.name === 'ordering' ? { ascending: '{field}', descending: '-{field}' } : undefined;
}

/** How several keys stand in the parameter: each a pair of its own, joined, or one alone. */
function severalOf(facts: ListFacts, parameter: Parameter, text: string, joined: boolean): { separator?: string; keys?: number } {
  const isList = keyword(facts.document, parameter.schema, 'type') === 'array';
  if (isList && parameter.declared.explode !== false) return {};
  if (isList || joined || /comma/i.test(text)) return { separator: ',' };
  return { keys: 1 };
}

/** Recognises how an order is written, and what it may name. Resolves to the parameters that play a part in it. */
export function recogniseOrder(facts: ListFacts, draft: Draft, taken: ReadonlySet<string>): readonly string[] {
  const free = facts.query.filter(({ name }) => !taken.has(name));
  const parameter = firstNamed(facts.document, free, parameterNames.order);
  if (parameter === undefined) return [];
  const listed = enumerated(facts, parameter.schema);
  const direction = directionOf(facts, free, parameter);
  if (direction !== undefined) return writeParallel(facts, draft, parameter, direction, listed);
  const text = [textOf(parameter.declared.description ?? ''), describedAs(facts.document, parameter.schema)].join(' ');
  const shown = shownOf(facts, parameter);
  // One example may show a single key, or a list of them.
  const example = shown
    .map((one) => [one, spelling(one.split(',')) ?? spelling([one])] as const)
    .find(([, found]) => found !== undefined);
  const spelled = listed.length > 0 ? spelling(listed) : example?.[1];
  const written = spelled ?? inWords(parameter, text);
  if (written === undefined) {
    draft.say(
      'order',
      `nothing shows how ${parameter.name} writes a direction, so the order is left out; write ascending, descending and fields.`,
    );
    return [parameter.name];
  }
  const named = (spelled?.names ?? listed).flatMap((name) => fieldOf(name, facts.leaves) ?? []);
  const fields = fieldsWith(named, listed.length > 0 ? [] : facts.leaves);
  if (fields.length === 0)
    draft.say(
      'order',
      `${parameter.name} names no field of an item, so the order is left out; declare the fields in the schema of the items.`,
    );
  else {
    const isJoined = example !== undefined && example[0].split(',').length > 1 && !written.ascending.includes(',');
    draft.listing.order = {
      parameter: parameter.name,
      ascending: written.ascending,
      descending: written.descending,
      ...severalOf(facts, parameter, text, isJoined),
      fields,
    };
    if (spelled === undefined)
      draft.say('order', `${parameter.name} is taken to be written as ${written.ascending} and ${written.descending}.`);
    sayCandidates(draft, 'order', fields);
  }
  return [parameter.name];
}

export function sayCandidates(draft: Draft, role: string, fields: readonly DeclaredField[]): void {
  const guessed = fields.flatMap((field) =>
    isObject(field as Json) && typeof field === 'object' && field.status === 'candidate' ? [field.name] : [],
  );
  if (guessed.length > 0) draft.say(role, `candidates, taken from the items: ${guessed.join(', ')}.`);
}

/** A parameter that holds the direction alone. */
function directionOf(facts: ListFacts, free: readonly Parameter[], order: Parameter): Parameter | undefined {
  return free.find(
    (one) =>
      one.name !== order.name &&
      parameterNames.direction.names.includes(one.folded) &&
      ['asc', 'desc'].every((word) => enumerated(facts, one.schema).some((value) => value.toLowerCase().startsWith(word))),
  );
}

function writeParallel(
  facts: ListFacts,
  draft: Draft,
  order: Parameter,
  direction: Parameter,
  listed: readonly string[],
): readonly string[] {
  const word = (start: string): string =>
    enumerated(facts, direction.schema).find((value) => value.toLowerCase().startsWith(start)) ?? start;
  const fields = fieldsWith(
    listed.flatMap((name) => fieldOf(name, facts.leaves) ?? []),
    listed.length > 0 ? [] : facts.leaves,
  );
  const lost = listed.filter((name) => fieldOf(name, facts.leaves) === undefined);
  if (lost.length > 0)
    draft.say('order', `${order.name} also takes ${lost.join(', ')}, which no property of an item is; left out.`);
  if (fields.length > 0) {
    const template = (start: string): string => `${order.name}={field}&${direction.name}=${word(start)}`;
    draft.listing.order = { ascending: template('asc'), descending: template('desc'), keys: 1, fields };
    sayCandidates(draft, 'order', fields);
  }
  return [order.name, direction.name];
}
