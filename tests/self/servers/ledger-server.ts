import { createServer, type IncomingMessage } from 'node:http';
import { onLoopback } from './on-loopback';

/** A server for `tests/self/fixtures/ledgers.openapi.yaml`. It shares nothing with the other servers, not even code. */

export interface LedgerOptions {
  /** Entries in the default book (default 53) and in the second one (default 4). */
  readonly size?: number;
  readonly secondSize?: number;
  /** The parameter has no effect at all, as if it had not been sent. */
  readonly fault?: 'limit-ignored' | 'sort-ignored' | 'filter-ignored';
  /** How many entries a page size of zero gives; without it that is refused. */
  readonly zero?: number | undefined;
  /** A colour that some entries have instead of the first one, such as one that the contract does not list. */
  readonly colour?: string;
  /** Members of a page that are other than they should be. */
  readonly page?: (placed: { start: number; rows: number; size: number; found: number }) => object;
  /** Anybody may read, without a key. */
  readonly isPublic?: boolean;
  /** Values of one kind are taken for something else. */
  readonly misread?: keyof typeof misreadings;
}

export interface LedgerServer {
  readonly url: string;
  readonly key: string;
  readonly book: string;
  readonly secondBook: string;
  requests(): number;
  /** Path and query of every request, in order. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

interface Entry {
  readonly key: string;
  readonly title?: string;
  readonly colour?: string;
  readonly amount?: number;
  readonly open?: boolean;
  readonly booked?: { readonly at?: string; readonly by?: string };
}
type Value = string | number | boolean | undefined;

const [defaultSize, maximumSize] = [10, 20];
const declaredColours = ['red', 'amber', 'green', 'blue'];

interface Field {
  readonly read: (entry: Entry) => Value;
  /** What a value is compared as; `undefined` where the text of a filter is no such value. */
  readonly parse: (text: string) => number | string | undefined;
}

const asText = (text: string): string => text;
const asNumber = (text: string): number | undefined => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined);
const asInstant = (text: string): number | undefined => (Number.isNaN(Date.parse(text)) ? undefined : Date.parse(text));
const asBoolean = (text: string): number | undefined => (text === 'true' ? 1 : text === 'false' ? 0 : undefined);

const fields: ReadonlyMap<string, Field> = new Map<string, Field>([
  ['key', { read: (entry) => entry.key, parse: asText }],
  ['title', { read: (entry) => entry.title, parse: asText }],
  ['colour', { read: (entry) => entry.colour, parse: asText }],
  ['amount', { read: (entry) => entry.amount, parse: asNumber }],
  ['open', { read: (entry) => entry.open, parse: asBoolean }],
  ['booked.at', { read: (entry) => entry.booked?.at, parse: asInstant }],
  ['booked.by', { read: (entry) => entry.booked?.by, parse: asText }],
]);

/** How fields are read in an order, or in a filter. */
const misreadings = {
  'numbers-sorted-as-text': { where: 'sort', path: 'amount', parse: asText },
  'numbers-matched-by-sign': { where: 'filter', path: 'amount', parse: (text: string) => Math.sign(Number(text)) },
  'truth-values-match-anything': { where: 'filter', path: 'open', parse: () => 1 },
} as const;

class Problem extends Error {
  constructor(
    readonly status: number,
    readonly hint: string,
  ) {
    super(hint);
  }
}

const titles = ['Rent', 'rent', 'Tea; biscuits', 'a:b', 'either|or', '50% off', 'Über', 'x+y=z', 'Desk lamp ', ''];
const clerks = ['Ada', 'bob', 'Çelik', 'Ada'];

/** Strides that share no factor with the length of what they step through scatter the values. */
function newBook(prefix: string, size: number, colours: readonly string[]): readonly Entry[] {
  return Array.from({ length: size }, (_, index) => {
    const step = index * 7 + 3;
    const key = `${prefix}-${((index * 3947) % 10007).toString(36).padStart(3, '0')}`;
    const at = new Date(Date.UTC(2024, 0, 1) + ((step * 5) % 37) * 86_400_000 + 8 * 3_600_000).toISOString();
    const booked = { ...(step % 6 === 0 ? {} : { at }), ...(step % 5 === 0 ? {} : { by: clerks[step % 4] ?? 'Ada' }) };
    return {
      key,
      ...(step % 11 === 0 ? {} : { title: titles[step % 10] ?? '' }),
      ...(step % 9 === 0 ? {} : { colour: colours[step % 4] ?? 'red' }),
      ...(step % 8 === 0 ? {} : { amount: (((step * 13) % 29) - 5) * 4.5 }),
      ...(step % 13 === 0 ? {} : { open: step % 3 === 0 }),
      ...(step % 10 === 0 ? {} : { booked }),
    };
  });
}

function field(path: string, where?: 'sort' | 'filter', misread?: LedgerOptions['misread']): Field {
  const found = fields.get(path);
  if (found === undefined) throw new Problem(400, 'There is no such field to sort or select entries by');
  const misreading = misread && misreadings[misread];
  return misreading?.where === where && misreading?.path === path ? { ...found, parse: misreading.parse } : found;
}

function sortBy(text: string, misread: LedgerOptions['misread']): (a: Entry, b: Entry) => number {
  const steps = text.split(',').map((part) => {
    const [path = '', direction = ''] = part.split(':');
    const { read, parse } = field(path, 'sort', misread);
    if (direction !== 'asc' && direction !== 'desc') throw new Problem(400, 'A direction is asc or desc');
    const sign = direction === 'asc' ? 1 : -1;
    const rank = (entry: Entry): number | string | undefined => {
      const value = read(entry);
      return value === undefined ? undefined : parse(String(value));
    };
    return (a: Entry, b: Entry): number => {
      const [left, right] = [rank(a), rank(b)];
      if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
      return left < right ? -sign : left > right ? sign : 0;
    };
  });
  return (a, b) => steps.map((step) => step(a, b)).find((sign) => sign !== 0) ?? 0;
}

function matching(text: string, misread: LedgerOptions['misread']): (entry: Entry) => boolean {
  // Titles hold operators themselves: one counts only before a name and a colon. `;` binds closer than `|`.
  const [alternatives, clauses] = [/\|(?=[a-z]+(?:\.[a-z]+)?:)/, /;(?=[a-z]+(?:\.[a-z]+)?:)/];
  const terms = text.split(alternatives).map((term) =>
    term.split(clauses).map((clause) => {
      const [path = '', ...rest] = clause.split(':');
      if (rest.length === 0) throw new Problem(400, 'A condition is a field, a colon and a value');
      const { read, parse } = field(path, 'filter', misread);
      const wanted = parse(rest.join(':'));
      return (entry: Entry): boolean => {
        const value = read(entry);
        return value !== undefined && wanted !== undefined && parse(String(value)) === wanted;
      };
    }),
  );
  return (entry) => terms.some((all) => all.every((test) => test(entry)));
}

function selecting(text: string): (entry: Entry) => object {
  const paths = text.split(',');
  if (!paths.every((path) => path === 'booked' || fields.has(path))) throw new Problem(400, 'There is no such field to select');
  return (entry) => {
    const chosen = paths.filter((path) => !path.startsWith('booked')).map((path) => [path, field(path).read(entry)] as const);
    const inner = (['at', 'by'] as const).filter((name) => paths.includes('booked') || paths.includes(`booked.${name}`));
    const booked = inner.flatMap((name) => (entry.booked?.[name] === undefined ? [] : [[name, entry.booked[name]] as const]));
    const whole = booked.length === 0 ? chosen : [...chosen, ['booked', Object.fromEntries(booked)] as const];
    return Object.fromEntries(whole.filter(([, value]) => value !== undefined)) as object;
  };
}

function integer(text: string | null, smallest: number, largest: number): number | undefined {
  if (text === null) return undefined;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= smallest && value <= largest)) throw new Problem(400, `A whole number from ${smallest} is expected`);
  return value;
}

function readCursor(text: string | null): number | undefined {
  if (text === null) return undefined;
  const position = /^from~([0-9a-z]{1,8})$/.exec(text)?.[1];
  if (position === undefined) throw new Problem(400, 'This cursor was not issued here');
  return Number.parseInt(position, 36);
}

function page(book: readonly Entry[], query: URLSearchParams, { fault, misread, zero, page: changed }: LedgerOptions): object {
  const pageSize = query.get('pageSize');
  const asked = pageSize === '0' && zero !== undefined ? zero : integer(pageSize, 1, maximumSize);
  const size = fault === 'limit-ignored' ? defaultSize : (asked ?? defaultSize);
  const where = fault === 'filter-ignored' ? null : query.get('where');
  const sort = fault === 'sort-ignored' ? null : query.get('sort');
  const select = query.get('select');
  const found = book.filter(where === null ? () => true : matching(where, misread));
  const ordered = sort === null ? found : found.toSorted(sortBy(sort, misread));
  const start = readCursor(query.get('cursor')) ?? integer(query.get('start'), 0, Number.MAX_SAFE_INTEGER) ?? 0;
  const rows = ordered.slice(start, start + size);
  const next = start + rows.length;
  return {
    data: { rows: select === null ? rows : rows.map(selecting(select)) },
    page: {
      next: next < found.length && rows.length > 0 ? `from~${next.toString(36)}` : '',
      total: found.length,
      size,
      start: next,
      more: next < found.length,
      ...changed?.({ start, rows: rows.length, size, found: found.length }),
    },
  };
}

/** Starts the server on an ephemeral loopback port. */
export async function startLedgerServer(options: LedgerOptions = {}): Promise<LedgerServer> {
  const [key, book, secondBook] = ['ledger-key-8c1f', 'house', 'garden'];
  const colours = options.colour === undefined ? declaredColours : [...declaredColours.slice(1), options.colour];
  const books = new Map([
    [book, newBook('h', options.size ?? 53, colours)],
    [secondBook, newBook('g', options.secondSize ?? 4, colours)],
  ]);
  const log: string[] = [];

  function answer(request: IncomingMessage): object {
    const [path, ...query] = (request.url ?? '').split('?');
    if (path !== '/api/ledger-entries' || request.method !== 'GET') throw new Problem(404, 'There is nothing here');
    if (options.isPublic !== true && request.headers['x-ledger-key'] !== key)
      throw new Problem(401, 'Send the key of the ledger');
    const entries = books.get(String(request.headers['x-book'] ?? book));
    if (entries === undefined) throw new Problem(404, 'There is no such book');
    return page(entries, new URLSearchParams(query.join('?')), options);
  }

  const server = createServer((request, response) => {
    log.push(request.url ?? '');
    let [status, body]: [number, object] = [500, { problem: 'failed' }];
    try {
      [status, body] = [200, answer(request)];
    } catch (error) {
      if (error instanceof Problem) [status, body] = [error.status, { problem: 'refused', hint: error.hint }];
    }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  return { ...(await onLoopback(server)), key, book, secondBook, requests: () => log.length, log };
}
