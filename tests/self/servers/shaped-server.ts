import { createServer, type IncomingMessage } from 'node:http';
import { defaultLimit, kinds, listPath, maximumLimit, type Shape } from './shaped-document';
import { onLoopback } from './on-loopback';

/** A server for each shape of `shaped-document.ts`. It shares nothing with the other servers, not even code. */

export interface ShapedOptions extends Shape {
  /** Trees in the default forest. */
  readonly size?: number;
  /** A tree is planted before one request of so many. */
  readonly grows?: number;
  /** What a page number behind the end gives. */
  readonly beyond?: 'empty' | 'refuse' | 'last';
  readonly fault?:
    | 'link-drops-filter'
    | 'link-drops-order'
    | 'link-drops-limit'
    | 'link-drops-projection'
    | 'last-page-for-ever'
    | 'other-origin'
    | 'pages-off-by-one'
    | 'one-gives-two'
    | 'none-behind-one'
    | 'maximum-less-one';
}

export interface ShapedServer {
  readonly url: string;
  readonly key: string;
  readonly forest: string;
  readonly secondForest: string;
  /** Path, query and credential of every request, in order. */
  readonly log: readonly { readonly url: string; readonly key: string | undefined; readonly forest: string | undefined }[];
  close(): Promise<void>;
}

interface Tree {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
  readonly height: number;
  readonly place: { readonly row: string };
}

class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** What leads on, as a page tells it: the place and the query to go on with. */
interface State {
  readonly start: number;
  readonly query: string;
}

const reads: ReadonlyMap<string, (tree: Tree) => string | number> = new Map([
  ['id', ({ id }: Tree): string | number => id],
  ['name', ({ name }) => name],
  ['kind', ({ kind }) => kind],
  ['height', ({ height }) => height],
  ['place.row', ({ place }) => place.row],
]);

/** Strides that share no factor with the length of what they step through scatter the values. */
const plant = (from: number, size: number): readonly Tree[] =>
  Array.from({ length: size }, (_, index) => ({
    id: from + ((index * 389) % 997),
    name: `tree ${String.fromCharCode(97 + ((index * 7) % 26))}${String.fromCharCode(97 + ((index * 11) % 23))}`,
    kind: kinds[(index * 5 + (index >> 2)) % kinds.length] ?? 'oak',
    height: ((index * 13) % 31) / 2,
    place: { row: `row ${(index * 3) % 8}` },
  }));

function readOf(path: string): (tree: Tree) => string | number {
  const read = reads.get(path);
  if (read === undefined) throw new Refusal(400, 'no such field');
  return read;
}

function compare(text: string): (a: Tree, b: Tree) => number {
  const keys = text.split(',').map((part) => ({ read: readOf(part.replace(/^-/, '')), sign: part.startsWith('-') ? -1 : 1 }));
  return (a, b) => {
    for (const { read, sign } of keys) {
      const [left, right] = [read(a), read(b)];
      if (left !== right) return left < right ? -sign : sign;
    }
    return 0;
  };
}

function matching(text: string): (tree: Tree) => boolean {
  const terms = text.split('|').map((term) =>
    term.split(';').map((clause) => {
      const [, path = '', value = ''] = /^([^:]*):(.*)$/s.exec(clause) ?? [];
      const read = readOf(path);
      return (tree: Tree): boolean => {
        const held = read(tree);
        return typeof held === 'number' ? value !== '' && held === Number(value) : held === value;
      };
    }),
  );
  return (tree) => terms.some((all) => all.every((test) => test(tree)));
}

function selecting(text: string): (tree: Tree) => object {
  const paths = text.split(',');
  for (const path of paths) if (path !== 'place') readOf(path);
  return (tree) => ({
    id: tree.id,
    ...Object.fromEntries(paths.filter((path) => !path.startsWith('place')).map((path) => [path, readOf(path)(tree)])),
    ...(paths.some((path) => path.startsWith('place')) && { place: tree.place }),
  });
}

function integer(text: string | null, smallest: number): number | undefined {
  if (text === null) return undefined;
  if (!/^\d{1,9}$/.test(text) || Number(text) < smallest) throw new Refusal(400, 'a whole number is expected');
  return Number(text);
}

const encode = (state: State): string => Buffer.from(JSON.stringify(state)).toString('base64url');
function decode(text: string): State {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as State;
  } catch {
    throw new Refusal(400, 'this was not issued here');
  }
}

const dropped = { filter: 'where', order: 'sort', limit: 'limit', projection: 'select' } as const;

/** The query that a link goes on with. */
function kept(query: URLSearchParams, fault: ShapedOptions['fault']): string {
  const rest = new URLSearchParams([...query].filter(([name]) => name !== ''));
  for (const [role, name] of Object.entries(dropped)) if (fault === `link-drops-${role}`) rest.delete(name);
  rest.delete('from');
  return rest.toString();
}

interface Answer {
  readonly headers: { readonly [name: string]: string };
  readonly body: unknown;
}

function answer(forest: readonly Tree[], asked: URL, options: ShapedOptions): Answer {
  const { way, bare = false, count, more = false, pages = false, beyond = 'empty', fault } = options;
  const followed = asked.pathname.startsWith('/on/') ? decode(asked.pathname.slice(4)) : undefined;
  const query = followed === undefined ? asked.searchParams : new URLSearchParams(followed.query);
  const token = way === 'token' && query.get('after') !== '*' ? query.get('after') : null;
  const first = Math.min(
    Math.max(integer(query.get('limit'), 1) ?? defaultLimit, fault === 'one-gives-two' ? 2 : 1),
    maximumLimit,
  );
  const longest = fault === 'maximum-less-one' ? maximumLimit - 1 : maximumLimit;
  const size = token === null ? Math.min(first, longest) : Number(decode(token).query);
  const [where, sort, select] = [query.get('where'), query.get('sort'), query.get('select')];
  const found = where === null ? forest : forest.filter(matching(where));
  const sorted = sort === null ? found : found.toSorted(compare(sort));
  const total = Math.ceil(sorted.length / size);
  const start = startOf();
  const trees = sorted.slice(start, start + size);
  const end = start + trees.length;
  const isLeft =
    fault === 'last-page-for-ever' || (end < sorted.length && trees.length > 0 && !(fault === 'none-behind-one' && size === 1));

  function startOf(): number {
    switch (way) {
      case 'token':
        return token === null ? 0 : decode(token).start;
      case 'last-item': {
        const after = query.get('after');
        const at = sorted.findIndex(({ id }) => String(id) === after);
        if (after !== null && at === -1) throw new Refusal(400, 'no such tree');
        return at + 1;
      }
      case 'offset':
        return integer(query.get('skip'), 0) ?? 0;
      case 'page-from-0':
      case 'page-from-1': {
        const least = Number(way.slice(-1));
        const number = integer(query.get('page'), least) ?? least;
        const index = number - least + (fault === 'pages-off-by-one' && query.has('page') ? 1 : 0);
        if (index > 0 && index >= total && beyond === 'refuse') throw new Refusal(404, 'no such page');
        return (beyond === 'last' || fault === 'last-page-for-ever' ? Math.min(index, Math.max(0, total - 1)) : index) * size;
      }
      default:
        return followed?.start ?? integer(query.get('from'), 0) ?? 0;
    }
  }

  const state = { start: fault === 'last-page-for-ever' && end >= sorted.length ? start : end, query: kept(query, fault) };
  const host = fault === 'other-origin' ? 'http://elsewhere.example' : asked.origin;
  const opaque = `/on/${encode(state)}`;
  const plain = `${listPath}?${state.query}&from=${state.start}`;
  const shown = isLeft ? `${host}${opaque}` : null;
  const next = encode({ start: state.start, query: String(size) });
  const members: { readonly [way in Shape['way']]?: object } = {
    token: isLeft ? { after: next } : {},
    url: { next: shown },
    href: { next: isLeft ? { href: fault === 'other-origin' ? shown : opaque } : null },
    links: { links: [{ rel: 'self', href: asked.href }, ...(isLeft ? [{ rel: 'next', href: plain }] : [])] },
  };
  const links = [
    `<${listPath}>; rel="first"; title="a, b; rel=\\"next\\""`,
    ...(isLeft ? [`<${host}${plain}>;rel="next other"`] : []),
  ];
  const shape = select === null ? (tree: Tree): object => tree : selecting(select);
  return {
    headers: {
      ...(count === 'header' && { 'X-Total': String(sorted.length) }),
      ...(pages && { 'X-Pages': String(total) }),
      ...(way === 'token' && bare && isLeft && { 'X-Next': `token ${next}` }),
      ...(way === 'link-header' && { Link: links.join(', ') }),
    },
    body: bare
      ? trees.map(shape)
      : {
          trees: trees.map(shape),
          ...members[way],
          ...(count === 'body' && { total: sorted.length }),
          ...(more && { more: isLeft }),
        },
  };
}

/** Starts the server on an ephemeral loopback port. */
export async function startShapedServer(options: ShapedOptions): Promise<ShapedServer> {
  const [key, forest, secondForest] = ['gate-key-71b2', 'north', 'south'];
  const forests = new Map([
    [forest, plant(1, options.size ?? 42)],
    [secondForest, plant(2000, 5)],
  ]);
  const log: { url: string; key: string | undefined; forest: string | undefined }[] = [];

  function grow(): void {
    const trees = forests.get(forest) ?? [];
    forests.set(forest, plant(1, trees.length + 1));
  }

  function reply(request: IncomingMessage): Answer {
    const asked = new URL(request.url ?? '', `http://${request.headers.host ?? ''}`);
    if (asked.pathname !== listPath && !asked.pathname.startsWith('/on/')) throw new Refusal(404, 'nothing here');
    if (request.headers['x-gate'] !== key) throw new Refusal(401, 'the gate is shut');
    if (options.grows !== undefined && log.length % options.grows === 0) grow();
    const trees = forests.get(String(request.headers['x-forest'] ?? forest));
    if (trees === undefined) throw new Refusal(404, 'no such forest');
    return answer(trees, asked, options);
  }

  const server = createServer((request, response) => {
    const { 'x-gate': sent, 'x-forest': wood } = request.headers;
    log.push({ url: request.url ?? '', key: sent?.toString(), forest: wood?.toString() });
    let [status, { headers, body }]: [number, Answer] = [500, { headers: {}, body: { problem: 'failed' } }];
    try {
      [status, { headers, body }] = [200, reply(request)];
    } catch (error) {
      if (error instanceof Refusal) [status, body] = [error.status, { problem: error.message }];
    }
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  });
  return { ...(await onLoopback(server)), key, forest, secondForest, log };
}
