import type { DialectFault } from './dialects';

/** How the servers of `dialects.ts` read a query. Nothing of the harness is used, so that what one writes wrongly the other does not read. */

export interface Thing {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  readonly size: number;
}

export type Key = readonly [field: keyof Thing, direction: 'up' | 'down'];
type Test = (thing: Thing) => boolean;

export interface Read {
  readonly test: Test;
  readonly keys: readonly Key[];
  readonly limit: string | null;
  readonly offset: string | null;
  /** Fields that are shown; `undefined`: all. */
  readonly shown?: readonly string[] | undefined;
}

/** What was asked is no lawful question. */
export class NoQuestion extends Error {}

const fields = ['id', 'name', 'colour', 'size'] as const;

function fieldNamed(name: string): keyof Thing {
  const field = fields.find((one) => one === name);
  if (field === undefined) throw new NoQuestion(`There is no field of that name`);
  return field;
}

const equals =
  (name: string, value: unknown): Test =>
  (thing) =>
    String(thing[fieldNamed(name)]) === String(value);

const every =
  (tests: readonly Test[]): Test =>
  (thing) =>
    tests.every((test) => test(thing));
const some =
  (tests: readonly Test[]): Test =>
  (thing) =>
    tests.some((test) => test(thing));

/** json-server: a pair each, of which a repeated one is a union; an order in two parameters side by side. */
export function readPairs(query: URLSearchParams, fault: DialectFault | undefined): Read {
  const tests = fields.flatMap((name) => {
    const values = query.getAll(name);
    const heard = fault === 'second-pair-dropped' ? values.slice(0, 1) : values;
    return heard.length === 0 ? [] : [some(heard.map((value) => equals(name, value)))];
  });
  const unknown = [...query.keys()].filter((name) => !name.startsWith('_') && !(fields as readonly string[]).includes(name));
  const directions = query.get('_order')?.split(',') ?? [];
  const keys = (query.get('_sort')?.split(',') ?? []).filter(Boolean).map((name, index): Key => {
    const direction = directions[index] ?? 'asc';
    if (direction !== 'asc' && direction !== 'desc') throw new NoQuestion('A direction is asc or desc');
    return [fieldNamed(name), direction === 'desc' ? 'down' : 'up'];
  });
  // Every parameter is a filter, and nothing has a field that is not there.
  const test = every([...tests, ...(unknown.length > 0 ? [() => false] : [])]);
  return { test, keys, limit: query.get('_limit'), offset: query.get('_start') };
}

/** Directus and Strapi: trees in brackets, and an order by numbered keys. */
export function readBrackets(query: URLSearchParams, fault: DialectFault | undefined): Read {
  const tree = bareTree();
  const keys: (readonly [number, Key])[] = [];
  for (const [name, value] of query) {
    const path = /^filter((?:\[[^[\]]+\])+)$/.exec(name)?.[1]?.slice(1, -1).split('][');
    const index = /^sort\[(\d+)\]$/.exec(name)?.[1];
    if (path !== undefined) plant(tree, path, value);
    else if (name.startsWith('filter') && value !== '') throw new NoQuestion('A bracket is open');
    if (index === undefined) continue;
    const [field = '', direction = ''] = value.split(':');
    if (direction !== 'asc' && direction !== 'desc') throw new NoQuestion('A direction is asc or desc');
    keys.push([Number(index), [fieldNamed(field), direction === 'desc' ? 'down' : 'up']]);
  }
  const sorted = keys.sort(([a], [b]) => (fault === 'index-turned' ? b - a : a - b)).map(([, key]) => key);
  const select = query.getAll('select[]');
  // The size is always there, as the document says.
  const shown = select.length === 0 ? undefined : ['id', 'size', ...select.map(fieldNamed)];
  return { test: treeTest(tree), keys: sorted, limit: query.get('limit'), offset: query.get('offset'), shown };
}

/** Without the names that every object inherits. */
const bareTree = (): { [name: string]: unknown } => Object.create(null) as { [name: string]: unknown };

function plant(tree: { [name: string]: unknown }, [name = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) tree[name] = value;
  else plant((tree[name] ??= bareTree()) as ReturnType<typeof bareTree>, rest, value);
}

function treeTest(tree: object): Test {
  return every(
    Object.entries(tree).map(([name, inner]: [string, unknown]) => {
      if (typeof inner !== 'object' || inner === null) throw new NoQuestion('A condition has an operator');
      if (name === '_or') return some(Object.values(inner).map(treeTest));
      if (name === '_and') return every(Object.values(inner).map(treeTest));
      const { _eq: value, ...rest } = inner as { readonly _eq?: unknown };
      if (value === undefined || Object.keys(rest).length > 0) throw new NoQuestion('The operator is _eq');
      fieldNamed(name);
      return equals(name, value);
    }),
  );
}

/** LoopBack: everything in one parameter that holds JSON. */
export function readJson(query: URLSearchParams, fault: DialectFault | undefined): Read {
  let asked: {
    where?: object;
    fields?: readonly string[];
    order?: readonly string[];
    limit?: string | number;
    offset?: string | number;
  };
  try {
    asked = JSON.parse(query.get('filter') || '{}') as typeof asked;
  } catch {
    throw new NoQuestion('The filter is no JSON');
  }
  const text = (value: string | number | undefined): string | null => (value === undefined ? null : String(value));
  const keys = (asked.order ?? []).map((key): Key => {
    const [field = '', direction = ''] = key.split(' ');
    if (direction !== 'ASC' && direction !== 'DESC') throw new NoQuestion('A direction is ASC or DESC');
    return [fieldNamed(field), direction === 'DESC' ? 'down' : 'up'];
  });
  const shown = asked.fields?.map(fieldNamed);
  return { test: whereTest(asked.where ?? {}, fault), keys, limit: text(asked.limit), offset: text(asked.offset), shown };
}

function whereTest(where: object, fault: DialectFault | undefined, depth = 0): Test {
  return every(
    Object.entries(where).map(([name, value]: [string, unknown]) => {
      if (name === 'and' || name === 'or') {
        if (!Array.isArray(value)) throw new NoQuestion('Conditions are a list');
        // In a group, one operator for it and for those that stand in it.
        const inner = (one: object): readonly object[] =>
          depth > 0 && fault === 'groups-opened' && name === 'or' && 'and' in one ? (one.and as readonly object[]) : [one];
        const tests = value.flatMap((one) => inner(one as object)).map((one) => whereTest(one, fault, depth + 1));
        return name === 'or' ? some(tests) : every(tests);
      }
      const field = fieldNamed(name);
      return (thing: Thing) => (fault === 'numbers-as-text' ? String(thing[field]) : thing[field]) === value;
    }),
  );
}

/** PocketBase: text values in quotes with a backslash before what is special, numbers bare; a minus before a key that descends. */
export function readQuoted(query: URLSearchParams, fault: DialectFault | undefined): Read {
  const keys = (query.get('sort')?.split(',') ?? []).filter(Boolean).map((key): Key => {
    const [sign = '', name = ''] = /^(-?)(.*)$/.exec(key)?.slice(1) ?? [];
    return [fieldNamed(name), sign === '-' ? 'down' : 'up'];
  });
  const text = query.get('filter') ?? '';
  const test = text === '' ? () => true : quotedTest(text, fault);
  return { test, keys, limit: query.get('limit'), offset: query.get('offset') };
}

function quotedTest(text: string, fault: DialectFault | undefined): Test {
  // A quoted value ends at the first quote without a backslash before it.
  const value = fault === 'quote-ends-value' ? /'([^']*)'/ : /'((?:[^'\\]|\\.)*)'/;
  const clause = new RegExp(`(\\w[\\w.]*) = (?:${value.source}|(-?[\\d.]+))( && | \\|\\| |$)`, 'suy');
  const unions: Test[][] = [[]];
  for (let isEnd = false; !isEnd;) {
    const found = clause.exec(text);
    if (found === null) throw new NoQuestion('A condition is a field, an equals sign and a value');
    const [, name = '', quoted, bare, joint] = found;
    const isKept = fault === 'escape-kept' || fault === 'quote-ends-value';
    fieldNamed(name);
    unions.at(-1)?.push(equals(name, bare ?? (isKept ? quoted : quoted?.replaceAll(/\\(.)/gsu, '$1'))));
    if (joint === ' || ') unions.push([]);
    isEnd = joint === '';
  }
  return some(unions.map(every));
}
