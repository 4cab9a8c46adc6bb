import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { clusters, text, type Item } from './workbench-data';
import { onLoopback } from '../servers/on-loopback';

/** A request as a step sees it; a step may change a copy and pass it on. */
export interface Query {
  /** Number of the request, from 1. */
  readonly number: number;
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly filters?: string;
  readonly orderBy?: string;
  readonly fields?: string;
  readonly limit?: string;
  readonly offset?: string;
  readonly continue?: string;
  readonly unknown: readonly string[];
}

export interface Meta {
  continue: string;
  count: number;
  limit: number;
  offset: number;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: { readonly [name: string]: string };
}

export interface Listed extends Answer {
  readonly body: { items: Item[]; listmeta: Meta };
}

/** Where a listing stands between two pages. */
export interface Position {
  readonly next: number;
  readonly count: number;
  readonly query: Query;
  readonly items: readonly Item[];
}

export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code);
  }
}

/** The steps of a listing server; each may be replaced by a lawful or by a faulty one. */
export interface Steps {
  readonly first: readonly Item[];
  readonly second: readonly Item[];
  /** The items of the first project as request `number` finds them. */
  readonly tick: (number: number, items: readonly Item[]) => readonly Item[];
  readonly scope: (steps: Steps, query: Query) => readonly Item[];
  readonly filterFields: readonly string[];
  readonly orderFields: readonly string[];
  readonly equal: (held: string | undefined, asked: string, path: string) => boolean;
  readonly filter: (steps: Steps, items: readonly Item[], query: Query) => readonly Item[];
  /** Compares two values, ascending. */
  readonly compare: (left: string | undefined, right: string | undefined, path: string, sign: number) => number;
  readonly order: (steps: Steps, items: readonly Item[], query: Query) => readonly Item[];
  readonly project: (item: Item, paths: readonly string[]) => Item;
  readonly limit: (asked: string | undefined, query: Query) => number;
  readonly offset: (asked: string | undefined, query: Query) => number;
  readonly give: (position: Position) => string;
  readonly take: (token: string, query: Query) => number;
  readonly meta: (
    meta: Meta,
    page: { readonly start: number; readonly size: number; readonly items: readonly Item[] },
  ) => unknown;
  /** Between the request and the listing, with both in hand. */
  readonly around: (query: Query, list: (query: Query) => Answer) => Answer;
  /** Writes the answer. */
  readonly write: (response: ServerResponse, answer: Answer, query: Query) => void;
}

export const apiKey = 'workbench-key-0123456789';
export const [firstProject, secondProject] = ['project-one', 'project-two'];

export const fields = {
  documentedFilters: ['metadata.name', 'spec.cloudType'],
  documentedOrders: ['metadata.name', 'metadata.uid'],
  candidates: [
    'metadata.creationTimestamp',
    'metadata.lastModifiedTimestamp',
    'spec.cloudType',
    'spec.clusterType',
    'status.state',
    'status.fips.mode',
  ],
};

/** A whole number as a strict server reads it; an empty value is none. */
export function whole(asked: string | undefined, least: number): number | undefined {
  if (asked === undefined || asked === '') return undefined;
  const value = Number(asked);
  if (!/^-?\d+$/.test(asked) || value < least) throw new Refusal(400, 'InvalidNumber');
  return value;
}

export interface Clause {
  readonly path: string;
  readonly value: string;
  readonly joined: 'AND' | 'OR' | undefined;
}

/** Splits a filter where an operator is followed by a field the server knows, or by something that looks like one. */
export function clausesOf(filters: string): readonly Clause[] {
  const parts = filters.split(/(AND|OR)(?=[a-z]\w*(?:\.\w+)+=|nope=)/);
  return parts
    .filter((_, index) => index % 2 === 0)
    .map((part, index) => {
      const equals = part.indexOf('=');
      if (equals < 1) throw new Refusal(400, 'InvalidFilter');
      return {
        path: part.slice(0, equals),
        value: part.slice(equals + 1),
        joined: index === 0 ? undefined : (parts[index * 2 - 1] as 'AND' | 'OR'),
      };
    });
}

export function filter(steps: Steps, items: readonly Item[], { filters }: Query): readonly Item[] {
  if (filters === undefined || filters === '') return items;
  const groups: Clause[][] = [];
  for (const clause of clausesOf(filters)) {
    if (!steps.filterFields.includes(clause.path)) throw new Refusal(400, 'UnknownField');
    if (clause.joined === 'AND') groups.at(-1)?.push(clause);
    else groups.push([clause]);
  }
  return items.filter((item) =>
    groups.some((group) => group.every(({ path, value }) => steps.equal(text(item, path), value, path))),
  );
}

export function order(steps: Steps, items: readonly Item[], { orderBy }: Query): readonly Item[] {
  if (orderBy === undefined || orderBy === '') return items;
  const keys = orderBy.split(',').map((key) => {
    const [path = '', sign] = key.split('=');
    if (!steps.orderFields.includes(path) || (sign !== '1' && sign !== '-1')) throw new Refusal(400, 'InvalidOrder');
    return { path, sign: Number(sign) };
  });
  return [...items].sort((a, b) => {
    for (const { path, sign } of keys) {
      const compared = steps.compare(text(a, path), text(b, path), path, sign);
      if (compared !== 0) return compared * sign;
    }
    return 0;
  });
}

export const plainCompare = (left: string | undefined, right: string | undefined, _path: string, sign: number): number =>
  left === right ? 0 : left === undefined ? sign : right === undefined ? -sign : left < right ? -1 : 1;

export function project(item: Item, paths: readonly string[]): Item {
  const kept: Item = {};
  for (const path of paths) {
    const keys = path.split('.');
    let [from, to]: [unknown, Item] = [item, kept];
    for (const [index, key] of keys.entries()) {
      from = typeof from === 'object' && from !== null ? (from as Item)[key] : undefined;
      if (from === undefined) break;
      if (index === keys.length - 1) to[key] = from;
      else to = (to[key] ??= {}) as Item;
    }
  }
  return kept;
}

export const lawful: Steps = {
  first: clusters(117),
  second: clusters(7, 'two'),
  tick: (_, items) => items,
  scope: (steps, { headers, number }) => {
    const scope = headers.projectuid;
    if (scope === undefined) return [...steps.tick(number, steps.first), ...steps.second];
    return scope === firstProject ? steps.tick(number, steps.first) : scope === secondProject ? steps.second : [];
  },
  filterFields: [...fields.documentedFilters, ...fields.candidates],
  orderFields: [...fields.documentedOrders, ...fields.candidates],
  equal: (held, asked) => held === asked,
  filter,
  compare: plainCompare,
  order,
  project,
  limit: (asked) => Math.min(50, whole(asked, 1) ?? 50),
  offset: (asked) => whole(asked, 0) ?? 0,
  give: ({ next, query: { filters, orderBy, fields: shown } }) =>
    Buffer.from(JSON.stringify([next, filters ?? '', orderBy ?? '', shown ?? ''])).toString('base64url'),
  take: (token, { filters, orderBy, fields: shown }) => {
    try {
      const [next, ...rest] = JSON.parse(Buffer.from(token, 'base64url').toString()) as [number, ...string[]];
      if (typeof next === 'number' && rest.join('\n') === [filters ?? '', orderBy ?? '', shown ?? ''].join('\n')) return next;
    } catch {
      // Refused below.
    }
    throw new Refusal(400, 'InvalidToken');
  },
  meta: (meta) => meta,
  around: (query, list) => list(query),
  write: (response, { status, body, headers }) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  },
};

function list(steps: Steps, query: Query): Answer {
  if (query.headers.apikey !== apiKey) throw new Refusal(401, 'Unauthorized');
  const size = steps.limit(query.limit, query);
  const found = steps.order(steps, steps.filter(steps, steps.scope(steps, query), query), query);
  const start = query.continue ? steps.take(query.continue, query) : steps.offset(query.offset, query);
  const page = found.slice(start, start + size);
  const next = start + page.length;
  const more = next < found.length && page.length > 0;
  const meta = {
    continue: more ? steps.give({ next, count: found.length, query, items: found }) : '',
    count: found.length,
    limit: page.length,
    offset: next,
  };
  const paths = (query.fields ?? '').split(',').filter((path) => path !== '');
  const items = paths.length === 0 ? page : page.map((item) => steps.project(item, paths));
  return { status: 200, body: { items, listmeta: steps.meta(meta, { start, size, items: page }) } };
}

export const refused = (status: number, code: string): Answer => ({
  status,
  body: { code, message: 'The request cannot be served.', ref: 'r-1', details: {} },
});

const known = ['filters', 'orderBy', 'fields', 'limit', 'offset', 'continue'] as const;

export interface Workbench {
  readonly url: string;
  requests(): number;
  close(): Promise<void>;
}

/** A listing on plain `node:http` with some of its steps replaced. */
export async function startWorkbench(replaced: Partial<Steps> = {}): Promise<Workbench> {
  const steps: Steps = { ...lawful, ...replaced };
  let number = 0;
  const server = createServer({ maxHeaderSize: 64 * 1024 }, (request, response) => {
    number += 1;
    const url = new URL(request.url ?? '/', 'http://target');
    const query: Query = {
      number,
      target: request.url ?? '/',
      headers: request.headers,
      unknown: [...url.searchParams.keys()].filter((name) => !known.some((one) => one === name)),
      ...Object.fromEntries(
        known.flatMap((name) => (url.searchParams.has(name) ? [[name, url.searchParams.getAll(name).at(-1)]] : [])),
      ),
    };
    const guarded = (asked: Query): Answer => {
      try {
        return list(steps, asked);
      } catch (error) {
        if (error instanceof Refusal) return refused(error.status, error.code);
        throw error;
      }
    };
    const answer = (): Answer => {
      try {
        return url.pathname.endsWith('/v1/spectroclusters') ? steps.around(query, guarded) : refused(404, 'NotFound');
      } catch (error) {
        if (error instanceof Refusal) return refused(error.status, error.code);
        throw error;
      }
    };
    steps.write(response, answer(), query);
  });
  return { ...(await onLoopback(server)), requests: () => number };
}
