import type { Choices } from './plain-choices';
import { fields, isProjectable, valueAt, type Item, type PlainField } from './plain-fields';
import type { OrderKey } from './plain-order';

/** A request that gets an error response. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export const malformed = (what: string): Refusal => new Refusal(400, 'InvalidRequest', `${what} is not valid here`);

const known = new Set(['fields', 'filters', 'orderBy', 'limit', 'offset', 'continue']);

/** Parameters of a query string by name, each with the one value that counts. */
export function readQuery(query: string, choices: Choices): ReadonlyMap<string, string> {
  const decode = (text: string): string => {
    try {
      return decodeURIComponent(choices.plus === 'blank' ? text.replaceAll('+', ' ') : text);
    } catch {
      throw malformed('the percent-encoding of the query');
    }
  };
  const values = new Map<string, string>();
  for (const pair of query.split('&').filter((part) => part !== '')) {
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    const value = equals < 0 ? '' : decode(pair.slice(equals + 1));
    if (!known.has(name)) {
      if (choices.unknownParameter === 'reject') throw malformed('an unknown query parameter');
      continue;
    }
    if (values.has(name)) {
      if (choices.repeatedParameter === 'reject') throw malformed('a repeated query parameter');
      if (choices.repeatedParameter === 'first') continue;
    }
    values.set(name, value);
  }
  return values;
}

/** A text parameter; blank means absent, or a refusal. */
export function textParameter(query: ReadonlyMap<string, string>, name: string, choices: Choices): string {
  const value = query.get(name);
  if (value === '' && choices.blankParameter === 'reject') throw malformed(`a blank ${name}`);
  return value ?? '';
}

const indexed = (path: string, use: 'order' | 'filter', choices: Choices): PlainField | undefined => {
  const field = fields.get(path);
  if (field === undefined) return undefined;
  if (field.documented !== use && field.documented !== 'both' && choices.candidateFields === 'reject') {
    throw malformed(`the field in ${use === 'order' ? 'orderBy' : 'filters'}: it is not indexed and`);
  }
  return field;
};

/** `a.b=1,c=-1` as keys. */
export function readOrder(text: string, choices: Choices): readonly OrderKey[] {
  const keys: OrderKey[] = [];
  for (const part of text === '' ? [] : text.split(',')) {
    const equals = part.lastIndexOf('=');
    const path = equals < 0 ? part : part.slice(0, equals);
    const direction = equals < 0 ? '' : part.slice(equals + 1);
    if (indexed(path, 'order', choices) === undefined) {
      if (choices.unknownOrderField === 'reject') throw malformed('a field in orderBy');
    } else if (direction !== '1' && direction !== '-1') {
      if (choices.badDirection === 'reject') throw malformed('a direction in orderBy');
    } else {
      keys.push({ path, direction: direction === '1' ? 1 : -1 });
    }
  }
  return keys;
}

export type Predicate = (item: Item) => boolean;

const nothing: Predicate = () => false;

const blanks: { readonly [name in Choices['filterBlanks']]: (text: string) => string } = {
  kept: (text) => text,
  trimmed: (text) => text.trim(),
  padded: (text) => text.trimEnd(),
};

/** What is left of a text where it is compared. */
function compared(text: string, { filterCase, filterBlanks }: Choices): string {
  const left = blanks[filterBlanks](text);
  return filterCase === 'ignore' ? left.toLowerCase() : left;
}

function readClause(clause: string, choices: Choices): Predicate {
  const equals = clause.indexOf('=');
  if (equals < 1) {
    if (choices.malformedFilter === 'reject') throw malformed('a clause in filters');
    return nothing;
  }
  const path = clause.slice(0, equals);
  const wanted = clause.slice(equals + 1);
  const field = indexed(path, 'filter', choices);
  if (field === undefined) {
    if (choices.unknownFilterField === 'reject') throw malformed('a field in filters');
    return nothing;
  }
  const same: (value: string) => boolean =
    field.kind === 'timestamp'
      ? (value) => Date.parse(value) === Date.parse(wanted)
      : (value) => compared(value, choices) === compared(wanted, choices);
  return (item) => {
    const value = valueAt(item, path);
    return typeof value === 'string' && same(value);
  };
}

// An operator is one only before a path and `=`: values may hold AND and OR themselves. A path has a dot and starts in lower case.
const operator = /(AND|OR)(?=[a-z]\w*(?:\.[a-z]\w*)+=)/;

/** Each operator takes the clause before it and all that comes behind it. */
function readFromTheRight([first = '', joint, ...rest]: readonly string[], choices: Choices): Predicate {
  const clause = readClause(first, choices);
  if (joint === undefined) return clause;
  const others = readFromTheRight(rest, choices);
  return joint === 'OR' ? (item) => clause(item) || others(item) : (item) => clause(item) && others(item);
}

/** `a.b=xANDc.d=yORe.f=z` as a predicate. */
export function readFilter(text: string, choices: Choices): Predicate {
  if (text === '') return () => true;
  const [first = '', ...rest] = text.split(operator);
  if (choices.precedence === 'right-to-left') return readFromTheRight([first, ...rest], choices);
  // A sum of products; strictly from the left, an AND multiplies every term there is, otherwise the last one alone.
  let terms: Predicate[] = [readClause(first, choices)];
  for (let index = 0; index < rest.length; index += 2) {
    const clause = readClause(rest[index + 1] ?? '', choices);
    const and = (term: Predicate): Predicate => {
      return (item) => term(item) && clause(item);
    };
    if (rest[index] === 'OR') terms = [...terms, clause];
    else if (choices.precedence === 'left-to-right') terms = terms.map(and);
    else terms = [...terms.slice(0, -1), ...terms.slice(-1).map(and)];
  }
  return (item) => terms.some((term) => term(item));
}

/** `a.b,c` as paths; `undefined`: whole items. */
export function readProjection(text: string, choices: Choices): readonly string[] | undefined {
  if (text === '') return undefined;
  const paths = text.split(',').map((path) => path.trim());
  if (choices.unknownProjection === 'reject' && !paths.every(isProjectable)) throw malformed('a path in fields');
  const asked = paths.filter(isProjectable);
  return choices.projectionIdentity === 'kept' ? [...asked, 'metadata.uid'] : asked;
}

/** The asked paths of an item, in parents of their own. */
export function project(item: Item, paths: readonly string[], choices: Choices): Item {
  const result: { [key: string]: unknown } = {};
  for (const path of paths) {
    const value = valueAt(item, path);
    if (value === undefined && choices.emptyParents === 'absent') continue;
    const keys = path.split('.');
    const leaf = keys.pop() ?? '';
    let target = result;
    for (const key of keys) target = (target[key] ??= {}) as typeof target;
    if (value !== undefined) target[leaf] = structuredClone(value);
  }
  return result;
}
