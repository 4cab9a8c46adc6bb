import { createServer } from 'node:http';
import { onLoopback } from './on-loopback';

/**
 * A server for `tests/self/fixtures/catalogue.openapi.yaml`: page numbers, links and what a page tells of itself. It shares nothing with the
 * other servers, not even code. Failures are answered with 200.
 */

/** A page as it is about to be told. */
export interface ToldPage {
  /** Its index, and the number of its first item. */
  readonly index: number;
  readonly start: number;
  readonly rows: number;
  readonly size: number;
  readonly found: number;
}

/** What is other than it should be, or lawful in another way. */
export interface CatalogueChange {
  /** The number of the first item, by the page number as it was sent; a number is the status of a failure. */
  readonly start?: (text: string, page: Omit<ToldPage, 'rows'>) => number | { readonly status: number };
  /** Members of a page; `undefined` leaves one out. */
  readonly members?: (page: ToldPage) => { readonly [member: string]: unknown };
  /** The query of a link, by its kind. */
  readonly link?: (kind: LinkKind, query: URLSearchParams, page: ToldPage) => void;
  /** Links that are left out. */
  /** The index of the page that the first one calls the page before; none where it is absent. */
  readonly beforeFirst?: number;
  readonly without?: (kind: LinkKind, page: ToldPage) => boolean;
}

export type LinkKind = 'self' | 'first' | 'prev' | 'last';

export interface CatalogueOptions {
  readonly size?: number;
  readonly change?: CatalogueChange;
}

export interface CatalogueServer {
  readonly url: string;
  /** Path and query of every request, in order. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

interface Book {
  readonly id: string;
  readonly title: string;
  readonly shelf: string;
}

const shelves = ['north', 'east', 'south'];
const [defaultSize, maximumSize] = [8, 20];

const newBooks = (size: number): readonly Book[] =>
  Array.from({ length: size }, (_, index) => ({
    id: `b${(index * 377) % 1009}`,
    title: `Volume ${String.fromCharCode(97 + ((index * 7) % 26))}${index % 5}`,
    shelf: shelves[(index * 2 + (index >> 2)) % 3] ?? 'north',
  }));

class Failure extends Error {}

function integer(text: string | null, smallest: number, otherwise: number): number {
  if (text === null) return otherwise;
  if (!/^\d{1,9}$/.test(text) || Number(text) < smallest) throw new Failure('a whole number is expected');
  return Number(text);
}

function select(books: readonly Book[], query: URLSearchParams): readonly Book[] {
  const shelf = query.get('shelf');
  const sort = query.get('sort');
  const found = shelf === null ? books : books.filter((book) => book.shelf === shelf);
  if (sort === null) return found;
  const field = sort.replace(/^-/, '');
  if (field !== 'title') throw new Failure('no such field');
  const sign = sort.startsWith('-') ? -1 : 1;
  return found.toSorted((a, b) => (a.title === b.title ? 0 : a.title < b.title ? -sign : sign));
}

function startOf(query: URLSearchParams, size: number, found: number, change: CatalogueChange): number {
  const text = query.get('page');
  if (text === null) return integer(query.get('from'), 0, 0);
  const usual = (): number => (integer(text, 1, 1) - 1) * size;
  const index = /^-?\d+$/.test(text) ? Number(text) - 1 : 0;
  const start = change.start?.(text, { index, start: index * size, size, found });
  if (start === undefined || Number.isNaN(start)) return usual();
  if (typeof start === 'object') throw Object.assign(new Error('broken'), start);
  return start;
}

function linksOf(asked: URL, page: ToldPage, change: CatalogueChange): object {
  const last = Math.max(0, Math.ceil(page.found / page.size) - 1);
  const pages: readonly (readonly [LinkKind, number | undefined])[] = [
    ['self', page.index],
    ['first', 0],
    ['prev', page.index > 0 ? page.index - 1 : change.beforeFirst],
    ['last', last],
  ];
  return Object.fromEntries(
    pages.map(([kind, index]) => {
      if (index === undefined || change.without?.(kind, page) === true) return [kind, null];
      const query = new URLSearchParams([...asked.searchParams].filter(([name]) => name !== ''));
      query.delete('from');
      query.set('page', String(index + 1));
      change.link?.(kind, query, page);
      return [kind, `${asked.pathname}?${query.toString()}`];
    }),
  );
}

function answer(books: readonly Book[], asked: URL, change: CatalogueChange): object {
  if (asked.pathname !== '/catalogue') throw new Failure('nothing here');
  const query = asked.searchParams;
  const size = Math.min(integer(query.get('size'), 1, defaultSize), maximumSize);
  const found = select(books, query);
  const start = startOf(query, size, found.length, change);
  const rows = found.slice(start, start + size);
  // A page tells the number it was asked by; else it tells the one that it starts in.
  const number = query.get('page') ?? '';
  const page = {
    index: /^[1-9]\d{0,8}$/.test(number) ? Number(number) - 1 : Math.floor(start / size),
    start,
    rows: rows.length,
    size,
    found: found.length,
  };
  const fields = query.get('fields')?.split(',');
  const shown = (book: Book): object =>
    fields === undefined
      ? book
      : Object.fromEntries(Object.entries(book).filter(([name]) => name === 'id' || fields.includes(name)));
  return {
    ok: true,
    books: rows.map(shown),
    page: page.index + 1,
    pages: Math.ceil(found.length / size),
    from: start,
    left: Math.max(0, found.length - start - rows.length),
    last: start + rows.length >= found.length,
    links: linksOf(asked, page, change),
    ...change.members?.(page),
  };
}

/** Starts the server on an ephemeral loopback port. */
export async function startCatalogueServer({ size = 45, change = {} }: CatalogueOptions = {}): Promise<CatalogueServer> {
  const books = newBooks(size);
  const log: string[] = [];
  const server = createServer((request, response) => {
    log.push(request.url ?? '');
    let [status, body]: [number, object] = [200, {}];
    try {
      body = answer(books, new URL(request.url ?? '', `http://${request.headers.host ?? ''}`), change);
    } catch (error) {
      if (!(error instanceof Failure)) status = (error as { readonly status?: number }).status ?? 500;
      body = { ok: false, problem: error instanceof Failure ? error.message : 'failed' };
    }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  return { ...(await onLoopback(server)), log };
}
