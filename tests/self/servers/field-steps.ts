import { encodeText, decodeText, heldOf, readHeld } from './field-cursor';
import { depots, type Parcel, type Value } from './field-data';
import { equals, literalOf, readFilter, type Literal } from './field-filter';
import { byCodeUnit, compareUnder, readField, readKeys, type Collation, type Nulls } from './field-order';
import {
  Refusal,
  refuse,
  valueOf,
  type Ask,
  type Clause,
  type Cursor,
  type Filter,
  type Key,
  type Pairs,
  type Query,
} from './field-query';
import { shown, type Integers } from './field-show';

/** The steps by which the field server answers. A fault, or another lawful choice, replaces some of them. */

export interface FieldOptions {
  /** Parcels of the first depot (default 130). */
  readonly size?: number;
  /** Page sizes (default 50 and 100). */
  readonly defaultSize?: number;
  readonly maximum?: number;
  /** How integers of 64 bits are told, identities included (default: as text, as protobuf does). */
  readonly integers?: Integers;
  readonly nulls?: Nulls;
  readonly collation?: Collation;
  /**
   * What its document says that it takes (default: OR between any clauses, and projections). `in`: no OR, but one of several values, of the
   * carrier and the city; `in-alone`: and no projection.
   */
  readonly grammar?: 'in' | 'in-alone';
  /** The order where none is asked (default: newest first). */
  readonly order?: string;
}

export const parcelKey = 'field-key-5b1d';

/** What a page tells beside its items. */
export interface Told {
  readonly rows: readonly Parcel[];
  readonly next: string | null;
  readonly total: number;
}

export interface Steps {
  /** Throws a refusal where the credential is missing or wrong. */
  readonly admit: (ask: Ask) => void;
  /** The pairs behind the question mark, decoded. */
  readonly pairsOf: (raw: string) => Pairs;
  /** What stands for a parameter, whichever of several it is. */
  readonly single: (pairs: Pairs, name: string) => string | undefined;
  readonly sizeOf: (text: string | undefined) => number;
  readonly skipOf: (text: string | undefined) => number;
  /** The order where none is asked. */
  readonly order: string;
  readonly keysOf: (text: string) => readonly Key[];
  readonly literal: (literal: Literal) => Value;
  readonly filterOf: (text: string) => Filter | undefined;
  readonly pathsOf: (text: string) => readonly string[];
  readonly depotOf: (ask: Ask) => string | undefined;
  readonly matches: (clause: Clause, parcel: Parcel) => boolean;
  /** Compares two parcels under a key, and the identities of those that are alike. */
  readonly compare: (key: Key, one: Value, other: Value) => number;
  readonly tie: (one: string, other: string, query: Query) => number;
  /** The same for a parcel and a cursor. */
  readonly reach: (key: Key, one: Value, cursor: Value, query: Query) => number;
  readonly reachTie: (one: string, cursor: string, query: Query) => number;
  readonly isAfter: (parcel: Parcel, cursor: Cursor, query: Query) => boolean;
  /** Whether a parcel belongs to the page or to one behind it. */
  readonly selects: (parcel: Parcel, query: Query) => boolean;
  readonly arrange: (parcels: readonly Parcel[], query: Query) => readonly Parcel[];
  /** Those that a page holds, of all that are selected and arranged. */
  readonly cut: (rows: readonly Parcel[], query: Query) => readonly Parcel[];
  readonly cursorOf: (last: Parcel, query: Query) => Cursor;
  readonly encode: (text: string) => string;
  readonly decode: (token: string) => string;
  readonly readCursor: (text: string, keys: readonly Key[], sort: string) => Cursor;
  readonly total: (parcels: readonly Parcel[], query: Query) => number;
  /** What comes of one parcel under a projection. */
  readonly show: (parcel: Parcel, query: Query) => unknown;
  /** Last words on a page. */
  readonly tell: (told: Told, query: Query) => Told;
  /** The body as text. */
  readonly write: (body: unknown, query: Query) => string;
  readonly headersOf: (query: Query, body: string) => { readonly [name: string]: string };
  /** The error body. */
  readonly explain: (status: number, code: string, message: string, ask: Ask) => unknown;
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  return number >= least && number <= most ? number : refuse(`${name} is a number from ${least} to ${most}.`);
}

function pairsOf(raw: string): Pairs {
  const parts = raw.split('&').filter((part) => part !== '');
  try {
    return parts.map((part) => {
      const [name = '', ...value] = part.replaceAll('+', ' ').split('=');
      return [decodeURIComponent(name), decodeURIComponent(value.join('='))] as const;
    });
  } catch {
    return refuse('The query cannot be decoded.');
  }
}

/** All have 19 digits. */
const byIdentity = byCodeUnit;

/** What is asked, read before anything is looked up. */
const reading = ({ defaultSize = 50, maximum = 100, order = '-createdAt' }: FieldOptions) =>
  ({
    admit({ headers }) {
      if (headers['x-parcel-key'] !== parcelKey) throw new Refusal(401, 'unauthorized', 'X-Parcel-Key is missing or wrong.');
    },
    pairsOf,
    single: valueOf,
    sizeOf: (text) => (text === undefined ? defaultSize : wholeNumber('per_page', text, 1, maximum)),
    skipOf: (text) => (text === undefined ? 0 : wholeNumber('skip', text, 0, Number.MAX_SAFE_INTEGER)),
    order,
    keysOf: readKeys,
    literal: literalOf,
    pathsOf: (text) => text.split(',').map((path) => (path === 'recipient' || path === 'tags' ? path : readField(path))),
    depotOf({ headers }) {
      const depot = headers['x-depot'];
      if (depot === undefined || depots.some((one) => one === depot)) return depot;
      throw new Refusal(404, 'not_found', 'There is no such depot.');
    },
  }) satisfies Partial<Steps>;

/** The steps of a server that keeps its contract, with some of them replaced. */
export function stepsOf(options: FieldOptions, change?: (base: Steps) => Partial<Steps>): Steps {
  const { nulls = 'greatest', collation = byCodeUnit, integers = 'text' } = options;
  const base: Steps = {
    ...reading(options),
    filterOf: (text) => readFilter(text, (literal) => steps.literal(literal)),
    matches: (clause, parcel) => equals(clause, parcel[clause.field]),
    compare: (key, one, other) => compareUnder(key, one, other, nulls, collation),
    tie: byIdentity,
    reach: (key, one, cursor) => steps.compare(key, one, cursor),
    reachTie: (one, cursor, query) => steps.tie(one, cursor, query),
    isAfter(parcel, { values, id }, query) {
      for (const [index, key] of query.keys.entries()) {
        const reached = steps.reach(key, parcel[key.field], values[index] ?? null, query);
        if (reached !== 0) return reached > 0;
      }
      return steps.reachTie(parcel.id, id, query) > 0;
    },
    selects: (parcel, query) =>
      holds(steps, parcel, query) && (query.cursor === undefined || steps.isAfter(parcel, query.cursor, query)),
    arrange: (parcels, query) => [...parcels].sort((one, other) => arranged(steps, one, other, query)),
    cut: (rows, { skip, size, cursor }) => (cursor === undefined ? rows.slice(skip, skip + size) : rows.slice(0, size)),
    cursorOf: (last, { keys }) => ({ values: keys.map(({ field }) => last[field]), id: last.id }),
    encode: encodeText,
    decode: decodeText,
    readCursor: readHeld,
    total: (parcels, query) => parcels.filter((parcel) => holds(steps, parcel, query)).length,
    show: (parcel, { paths }) => shown(parcel, paths, integers),
    tell: (told) => told,
    write: (body) => JSON.stringify(body).replaceAll(/"int64:(\d+)"/g, '$1'),
    headersOf: () => ({ 'Cache-Control': 'private, no-cache' }),
    explain: (_, code, message) => ({ error: { code, message } }),
  };
  const steps: Steps = { ...base, ...change?.(base) };
  return steps;
}

/** Whether the filter lets a parcel pass. */
export function holds(steps: Steps, parcel: Parcel, { filter }: Pick<Query, 'filter'>): boolean {
  return filter === undefined || filter.some((union) => union.every((clause) => steps.matches(clause, parcel)));
}

function arranged(steps: Steps, one: Parcel, other: Parcel, query: Query): number {
  for (const key of query.keys) {
    const compared = steps.compare(key, one[key.field], other[key.field]);
    if (compared !== 0) return compared;
  }
  return steps.tie(one.id, other.id, query);
}

/** Reads a request; throws a refusal. */
export function readQuery(steps: Steps, ask: Ask): Query {
  const pairs = steps.pairsOf(ask.raw);
  const text = (name: string): string | undefined => steps.single(pairs, name);
  const sort = text('sort') ?? steps.order;
  const keys = steps.keysOf(sort);
  const [token, where, fields] = [text('after'), text('where'), text('fields')];
  return {
    ...{ ask, pairs, sort, keys },
    size: steps.sizeOf(text('per_page')),
    skip: steps.skipOf(text('skip')),
    filter: where === undefined ? undefined : steps.filterOf(where),
    paths: fields === undefined ? undefined : steps.pathsOf(fields),
    cursor: token === undefined ? undefined : steps.readCursor(steps.decode(token), keys, sort),
  };
}

/** Answers what was read. */
export function pageOf(steps: Steps, query: Query, stored: readonly Parcel[]): Told {
  const depot = steps.depotOf(query.ask);
  const inScope = stored.filter((parcel) => depot === undefined || parcel.depot === depot);
  const selected = inScope.filter((parcel) => steps.selects(parcel, query));
  const arrangedRows = steps.arrange(selected, query);
  const rows = steps.cut(arrangedRows, query);
  const last = rows.at(-1);
  const left = arrangedRows.length - (query.cursor === undefined ? query.skip : 0) - rows.length;
  const next =
    last === undefined || left <= 0 ? null : steps.encode(JSON.stringify(heldOf(query.sort, steps.cursorOf(last, query))));
  return steps.tell({ rows, next, total: steps.total(inScope, query) }, query);
}
