import { createServer } from 'node:http';
import type { StockRules } from '../../reference/mutants/stock-rules';
import { type Part, parts, partText } from './stock-data';
import { filterTest, lawfulRules, NoFilter } from './stock-query';
import { onLoopback } from './on-loopback';

/**
 * A server for `tests/self/fixtures/stock.openapi.yaml`: every operator of a filter, brackets, an order of its own,
 * page numbers beside the links, and what a page can tell of itself.
 */

export interface StockOptions {
  /** Parts on the shelves (default: all that there are). */
  readonly size?: number;
  /** What it reads otherwise than the document has it, or chooses where that is open. */
  readonly rules?: Partial<StockRules>;
  /** Gets path and query of each request. */
  readonly log?: string[];
}

const [defaultSize, maximumSize] = [12, 40];

function whole(text: string | null, standard: number, [least, most]: readonly [number, number]): number {
  if (text === null) return standard;
  if (!/^\d{1,12}$/.test(text) || Number(text) < least || Number(text) > most) throw new NoFilter('That is no number of parts');
  return Number(text);
}

type Sort = (a: Part, b: Part) => number;

const sortable = ['serial', 'changed', 'grade'] as const;

function sortBy(text: string): Sort {
  const steps = text.split(',').map((key): Sort => {
    const [, sign = '', name = ''] = /^(-?)(.*)$/.exec(key) ?? [];
    const field = sortable.find((one) => one === name);
    if (field === undefined) throw new NoFilter('There is no such field to sort by');
    const kind = ({ serial: 'number', changed: 'timestamp', grade: 'string' } as const)[field];
    const turned = sign === '-' ? -1 : 1;
    return (a, b) => {
      const [left, right] = [a[field], b[field]];
      if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
      return turned * lawfulRules.compare(left, right, kind, 'ge');
    };
  });
  return (a, b) => steps.map((step) => step(a, b)).find((one) => one !== 0) ?? 0;
}

/** The URL of what comes behind a page, however that page was asked for. */
function onwards(query: URLSearchParams, from: number, { led }: Pick<StockRules, 'led'>): string {
  const next = new URLSearchParams([...query].filter(([name]) => name !== '' && name !== 'page'));
  next.set('from', String(from));
  const where = next.get('where');
  if (where !== null) next.set('where', led(where));
  return `/parts?${next.toString()}`;
}

/** The URLs of the page itself and of others of the same query, by their numbers. */
function links(query: URLSearchParams, number: number, pages: number): object {
  const to = (page: number): string => {
    const found = new URLSearchParams([...query].filter(([name]) => name !== '' && name !== 'page' && name !== 'from'));
    found.set('page', String(page));
    return `/parts?${found.toString()}`;
  };
  return { self: to(number), first: to(1), prev: number > 1 ? to(number - 1) : null, last: to(Math.max(1, pages)) };
}

function answer(query: URLSearchParams, { size = parts.length, rules }: StockOptions): string {
  const read = { ...lawfulRules, ...rules };
  const [where, sort] = [query.get('where'), query.get('sort')];
  const isFiltered = where !== null;
  const matches = isFiltered ? filterTest(where, read) : () => true;
  const stored = parts.slice(0, size);
  const found = read.stored(stored.filter(matches), isFiltered);
  const sorted = (read.isCutFirst ? stored : found).toSorted(
    sort === null ? (a, b) => read.unasked(a.serial, b.serial, isFiltered) : sortBy(read.heardOrder(sort)),
  );
  const pageSize = whole(query.get('size'), defaultSize, [1, maximumSize]);
  const number = whole(query.get('page'), 1, [1, Number.MAX_SAFE_INTEGER]);
  const isNumbered = query.has('page');
  const start = isNumbered
    ? read.startOf(number, pageSize, found.length)
    : whole(query.get('from'), 0, [0, Number.MAX_SAFE_INTEGER]);
  const rows = (isNumbered ? read.numbered(sorted) : sorted).slice(start, start + pageSize);
  const page = rows.filter(matches);
  const [told, pages] = [isNumbered ? number : Math.floor(start / pageSize) + 1, Math.ceil(found.length / pageSize)];
  const end = start + rows.length;
  const more = read.isLeft({ end, found: sorted.length, stored: stored.length }) && rows.length > 0;
  const members = { found: found.length, page: told, pages, more, links: links(query, told, pages) };
  const shown = JSON.stringify({ ...members, ...read.told({ found: found.length, rows: page.length }) }).slice(1, -1);
  const next = more && read.tellsNext(query) ? `,"next":${JSON.stringify(onwards(query, end, read))}` : '';
  return `{"parts":[${page.map(partText).join(',')}],${shown}${next}}`;
}

export interface StockServer {
  readonly url: string;
  requests(): number;
  close(): Promise<void>;
}

/** Starts the server on an ephemeral loopback port. */
export async function startStockServer(options: StockOptions = {}): Promise<StockServer> {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    options.log?.push(request.url ?? '');
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
    let [status, body] = [404, '{"problem":"There is nothing here"}'];
    try {
      if (pathname === '/parts') [status, body] = [200, answer(searchParams, options)];
    } catch (error) {
      const isAsked = error instanceof NoFilter;
      [status, body] = [isAsked ? 400 : 500, JSON.stringify({ problem: isAsked ? error.message : 'failed' })];
    }
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  return { ...(await onLoopback(server)), requests: () => requests };
}
