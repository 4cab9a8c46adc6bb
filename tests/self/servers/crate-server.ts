import { createServer } from 'node:http';
import { crates, kinds, type Crate } from './crate-data';
import { onLoopback } from './on-loopback';

/**
 * A server for `tests/self/fixtures/crates.openapi.yaml`: each clause is a pair `field[operator]=value`, all must hold, there is no OR, and a
 * list has its commas escaped. It shares no code with the harness.
 */

type Kind = 'text' | 'kind' | 'number' | 'flag' | 'instant';
type Held = string | number | boolean | null | undefined;
type Field = Exclude<keyof Crate, 'id'>;

const fields: { readonly [field in Field]: Kind } = {
  name: 'text',
  note: 'text',
  code: 'text',
  kind: 'kind',
  weight: 'number',
  sealed: 'flag',
  packed: 'instant',
  opened: 'instant',
};

export interface Clause {
  readonly field: Field;
  readonly kind: Kind;
  readonly operator: string;
  /** As it is written, decoded. */
  readonly text: string;
}

/** How the server reads a filter; a fault, or a lawful choice, replaces some of it. */
export interface CrateRules {
  /** The pairs of a query. */
  readonly pairs: (query: string) => readonly (readonly [name: string, value: string])[];
  /** The text of a value as it is read. */
  readonly heard: (text: string, clause: Clause) => string;
  /** A list at its commas. */
  readonly split: (text: string) => readonly string[];
  readonly unescaped: (text: string) => string;
  readonly equals: (held: Held, asked: string, clause: Clause) => boolean;
  /** Below zero where what is held is less. */
  readonly compare: (held: number | string, asked: string, clause: Clause) => number;
  readonly matches: (held: string, part: string, operator: string) => boolean;
  readonly isMissing: (held: Held) => boolean;
  /** What becomes of a clause that cannot be read, by what is wrong with it: refused, left out, with all others, or nothing is found. */
  readonly broken: (
    what: Broken,
    clause: { readonly name: string; readonly value: string },
  ) => 'refuse' | 'drop' | 'drop-all' | 'nothing' | 'fail';
  /** The clauses that count. */
  readonly counted: (clauses: readonly Clause[]) => readonly Clause[];
}

export type Broken = 'field' | 'operator' | 'value' | 'missing' | 'empty-list';

export class Refusal extends Error {}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new Refusal('This cannot be decoded');
  }
};

export const lawfulCrates: CrateRules = {
  pairs: (query) =>
    query.split('&').flatMap((pair) => {
      const at = pair.indexOf('=');
      return pair === ''
        ? []
        : [[decoded(at < 0 ? pair : pair.slice(0, at)), at < 0 ? '' : decoded(pair.slice(at + 1))] as const];
    }),
  heard: (text) => text,
  split: (text) => text.match(/(?:\\.|[^\\,])+|(?<=,)(?=,|$)|^(?=,)/gsu) ?? [],
  unescaped: (text) => text.replaceAll(/\\(.)/gsu, '$1'),
  equals: (held, asked, { kind }) =>
    held !== null &&
    held !== undefined &&
    (kind === 'number'
      ? held === Number(asked)
      : kind === 'instant'
        ? Date.parse(String(held)) === Date.parse(asked)
        : String(held) === asked),
  compare: (held, asked, { kind }) =>
    kind === 'number' ? Number(held) - Number(asked) : Date.parse(String(held)) - Date.parse(asked),
  matches: (held, part, operator) => (operator === 'contains' ? held.includes(part) : held.startsWith(part)),
  isMissing: (held) => held === null || held === undefined,
  broken: () => 'refuse',
  counted: (clauses) => clauses,
};

const operators: { readonly [operator: string]: readonly Kind[] } = {
  eq: ['text', 'kind', 'number', 'flag', 'instant'],
  ne: ['text', 'kind', 'number', 'flag', 'instant'],
  in: ['text', 'kind', 'number', 'flag', 'instant'],
  gt: ['number', 'instant'],
  gte: ['number', 'instant'],
  lt: ['number', 'instant'],
  lte: ['number', 'instant'],
  contains: ['text'],
  startsWith: ['text'],
  isNull: ['text', 'kind', 'number', 'flag', 'instant'],
};

function isTyped(value: string, kind: Kind): boolean {
  switch (kind) {
    case 'text':
      return true;
    case 'kind':
      return kinds.some((one) => one === value);
    case 'number':
      return /^-?\d+(?:\.\d+)?$/.test(value);
    case 'flag':
      return value === 'true' || value === 'false';
    case 'instant':
      return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(value) && isDay(value);
  }
}

function isDay(value: string): boolean {
  const day = value.slice(0, 10);
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) && !Number.isNaN(Date.parse(value));
}

type Test = (crate: Crate) => boolean;

/** What a clause says; what is wrong with it in the place of that. */
function testOf(clause: Clause, rules: CrateRules): Test | Broken {
  const { field, kind, operator } = clause;
  const text = rules.heard(clause.text, clause);
  if (operator === 'isNull')
    return text === 'true' || text === 'false' ? (crate) => rules.isMissing(crate[field]) === (text === 'true') : 'missing';
  const values = operator === 'in' ? rules.split(text).map(rules.unescaped) : [rules.unescaped(text)];
  if (operator === 'in' && (text === '' || values.length === 0)) return 'empty-list';
  if (!values.every((value) => isTyped(value, kind))) return 'value';
  const [value = ''] = values;
  const compared = (holds: (sign: number) => boolean): Test => {
    return (crate) => {
      const held = crate[field];
      return held !== null && held !== undefined && holds(rules.compare(held as string | number, value, clause));
    };
  };
  switch (operator) {
    case 'eq':
    case 'in':
      return (crate) => values.some((one) => rules.equals(crate[field], one, clause));
    case 'ne':
      return (crate) => !lawfulCrates.isMissing(crate[field]) && !rules.equals(crate[field], value, clause);
    case 'gt':
      return compared((sign) => sign > 0);
    case 'gte':
      return compared((sign) => sign >= 0);
    case 'lt':
      return compared((sign) => sign < 0);
    case 'lte':
      return compared((sign) => sign <= 0);
    default:
      return (crate) => {
        const held = crate[field];
        return typeof held === 'string' && rules.matches(held, value, operator);
      };
  }
}

const paging = ['limit', 'offset', 'sort'];

function filterOf(pairs: readonly (readonly [string, string])[], rules: CrateRules): Test {
  const clauses: Clause[] = [];
  const heed = (what: Broken, name: string, value: string): 'drop' | 'drop-all' | 'nothing' => {
    const choice = rules.broken(what, { name, value });
    if (choice === 'fail') throw new Error('invalid input syntax');
    if (choice === 'refuse') throw new Refusal(`The clause ${name} cannot be read`);
    return choice;
  };
  let meant: 'all' | 'none' | 'clauses' = 'clauses';
  const heard = (choice: 'drop' | 'drop-all' | 'nothing'): typeof meant =>
    choice === 'drop' ? meant : choice === 'drop-all' ? 'all' : 'none';
  for (const [name, text] of pairs) {
    const [, field, operator = 'eq'] = /^([^[\]]+)(?:\[([^[\]]*)\])?$/.exec(name) ?? [];
    // A parameter that is none of a filter is overlooked.
    if (paging.includes(name) || (!name.includes('[') && !Object.hasOwn(fields, name))) continue;
    const kind = field !== undefined && Object.hasOwn(fields, field) ? fields[field as Field] : undefined;
    const what = kind === undefined ? 'field' : operators[operator]?.includes(kind) === true ? undefined : 'operator';
    if (what !== undefined) meant = heard(heed(what, name, text));
    else if (kind !== undefined) clauses.push({ field: field as Field, kind, operator, text });
  }
  const tests = rules.counted(clauses).flatMap((clause) => {
    const test = testOf(clause, rules);
    if (typeof test === 'function') return [test];
    meant = heard(heed(test, `${clause.field}[${clause.operator}]`, clause.text));
    return [];
  });
  return (crate) => meant === 'all' || (meant !== 'none' && tests.every((test) => test(crate)));
}

function whole(text: string | undefined, standard: number, [least, most]: readonly [number, number]): number {
  if (text === undefined) return standard;
  if (!/^\d{1,12}$/.test(text) || Number(text) < least) throw new Refusal('That is no number of crates');
  return Math.min(most, Number(text));
}

function answer(query: string, rules: CrateRules): object {
  const pairs = rules.pairs(query);
  const one = (name: string): string | undefined => pairs.find(([key]) => key === name)?.[1];
  const found = crates.filter(filterOf(pairs, rules));
  const sort = one('sort') ?? 'id';
  const [, sign = '', key = ''] = /^(-?)(.*)$/.exec(sort) ?? [];
  if (key !== 'id' && key !== 'packed') throw new Refusal('There is no such field to sort by');
  const order = (a: Crate, b: Crate): number => (a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0);
  const sorted = found.toSorted((a, b) => (sign === '-' ? -order(a, b) : order(a, b)));
  const [size, start] = [whole(one('limit'), 10, [1, 25]), whole(one('offset'), 0, [0, Number.MAX_SAFE_INTEGER])];
  return { crates: sorted.slice(start, start + size), total: found.length };
}

export interface CrateServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the server on an ephemeral loopback port; `log` gets path and query of each request. */
export async function startCrateServer(replaced: Partial<CrateRules> = {}, log: string[] = []): Promise<CrateServer> {
  const rules = { ...lawfulCrates, ...replaced };
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    log.push(url);
    const at = url.indexOf('?');
    let [status, body]: [number, object] = [404, { problem: 'There is nothing here' }];
    try {
      if ((at < 0 ? url : url.slice(0, at)) === '/crates') [status, body] = [200, answer(at < 0 ? '' : url.slice(at + 1), rules)];
    } catch (error) {
      const isAsked = error instanceof Refusal;
      [status, body] = [isAsked ? 400 : 500, { problem: isAsked ? error.message : 'failed' }];
    }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  return onLoopback(server);
}
