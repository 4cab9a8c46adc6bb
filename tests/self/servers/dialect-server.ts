import { createServer } from 'node:http';
import { NoQuestion, type Key, type Read, type Thing } from './dialect-query';
import { colours, type Dialect, type DialectFault } from './dialects';
import { onLoopback } from './on-loopback';

/** One server for all dialects: what differs is how a query is read. */

/** Beside plain ones, names with what some grammar writes itself by. */
const names = [
  'Anchor',
  "it's",
  'back\\slash',
  'ends in \\',
  'a,b',
  'x=y',
  '50% off',
  'Über',
  'two words',
  'Bolt',
  'p && q',
  'r|s',
];

/** Sizes tie within a colour, and names within a size: each key of an order leaves something to the next one. */
const things: readonly Thing[] = Array.from({ length: 44 }, (_, index) => {
  const step = (index * 17 + 5) % 44;
  return {
    id: `t${String((index * 29 + 7) % 97).padStart(2, '0')}`,
    name: names[(step * 5) % names.length] ?? '',
    colour: colours[step % 4] ?? '',
    size: Math.floor(step / 12) * 9,
  };
});

function byKeys(keys: readonly Key[]): (a: Thing, b: Thing) => number {
  return (a, b) => {
    for (const [field, direction] of keys) {
      const [left, right] = [a[field], b[field]];
      if (left !== right) return left < right === (direction === 'up') ? -1 : 1;
    }
    return 0;
  };
}

function whole(text: string | null, standard: number, [least, most]: readonly [number, number]): number {
  if (text === null) return standard;
  if (!/^\d{1,9}$/.test(text) || Number(text) < least || Number(text) > most) throw new NoQuestion('That is no number of things');
  return Number(text);
}

function answer({ test, keys, limit, offset, shown }: Read): object {
  const found = things.filter(test);
  const start = whole(offset, 0, [0, Number.MAX_SAFE_INTEGER]);
  const size = whole(limit, 10, [1, 20]);
  const page = found.toSorted(byKeys(keys)).slice(start, start + size);
  const projected = page.map((thing) =>
    Object.fromEntries(Object.entries(thing).filter(([name]) => shown?.includes(name) ?? true)),
  );
  return { things: projected, total: found.length };
}

export interface DialectServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a server of a dialect on an ephemeral loopback port. */
export async function startDialectServer(dialect: Dialect, fault?: DialectFault): Promise<DialectServer> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
    let [status, body]: [number, object] = [404, { problem: 'There is nothing here' }];
    try {
      if (pathname === '/things') [status, body] = [200, answer(dialect.read(searchParams, fault))];
    } catch (error) {
      [status, body] = [
        error instanceof NoQuestion ? 400 : 500,
        { problem: error instanceof NoQuestion ? error.message : 'failed' },
      ];
    }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  return onLoopback(server);
}
