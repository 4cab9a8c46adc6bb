import http from 'node:http';
import type { BehaviourOverride } from '../../reference/behaviour';
import { startReference } from '../../reference/server';
import type { StoredObject } from '../../reference/types';

/** What the process of the target tells on its first line. */
export interface BenchTarget {
  readonly url: string;
  readonly apiKey: string;
  readonly projectUid: string;
  readonly secondProjectUid: string;
}

interface Answer {
  readonly status: number;
  readonly headers: http.OutgoingHttpHeaders;
  readonly body: Buffer;
}

/** Keeps what a query has sorted, because the reference server sorts for each page anew. */
const sortingOnce: BehaviourOverride = () => {
  const sorted = new Map<string, readonly StoredObject[]>();
  return {
    sortItems: (original) => (clusters, context) => {
      const { scope, filter, order } = context.query;
      const key = JSON.stringify([scope, filter, order]);
      const known = sorted.get(key) ?? original(clusters, context);
      sorted.set(key, known);
      return known;
    },
  };
};

/** Asks the reference server, once for each distinct request. */
function fetched(upstream: string, { url = '/', headers }: http.IncomingMessage): Promise<Answer> {
  const { host } = new URL(upstream);
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(url, upstream), { headers: { ...headers, host } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const body = Buffer.concat(parts);
        const own = Object.entries(response.headers).filter(([name]) => name !== 'connection' && name !== 'transfer-encoding');
        const kept = Object.fromEntries([...own, ['content-length', String(body.length)]]);
        resolve({ status: response.statusCode ?? 500, headers: kept, body });
      });
    });
    request.on('error', reject);
    request.end();
  });
}

/** Serves `items` items from memory until its standard input ends. */
export async function serveFromMemory(items: number): Promise<void> {
  const reference = await startReference({ size: items, behaviour: sortingOnce });
  const memory = new Map<string, Promise<Answer>>();
  const server = http.createServer((request, response) => {
    const key = JSON.stringify([request.url, request.headers.apikey, request.headers.authorization, request.headers.projectuid]);
    const answer = memory.get(key) ?? fetched(reference.url, request);
    memory.set(key, answer);
    void answer.then(({ status, headers, body }) => response.writeHead(status, headers).end(body));
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { apiKey, projectUid, secondProjectUid } = reference;
    const told: BenchTarget = { url: `http://127.0.0.1:${port}`, apiKey, projectUid, secondProjectUid };
    process.stdout.write(`${JSON.stringify(told)}\n`);
  });
  process.stdin.on('end', () => process.exit());
  process.stdin.resume();
}
