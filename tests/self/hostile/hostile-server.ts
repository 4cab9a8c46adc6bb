import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request as send } from 'undici';
import { startPlainServer } from '../servers/plain-server';
import type { Behaviour, Honest } from './behaviour';

/** The credential of a hostile run: with letters of either case, digits, and signs that encoders write in their own ways. */
export const canary = 'kEy-0/Canary+7f=Tz.9qXw';

export interface HostileServer {
  readonly url: string;
  readonly projectUid: string;
  readonly secondProjectUid: string;
  close(): Promise<void>;
}

/** Stands before a lawful server, and answers by the behaviour from request `from` on, the first being 1. */
export async function startHostile({ answer }: Pick<Behaviour, 'answer'>, from: number): Promise<HostileServer> {
  const behind = await startPlainServer({ size: 12 });
  let requests = 0;
  let hostile = 0;
  const honest = async (request: IncomingMessage): Promise<Honest> => {
    const given = Object.entries(request.headers).filter(([name]) => !['host', 'connection', 'accept-encoding'].includes(name));
    const headers = Object.fromEntries(given.map(([name, value]) => [name, value === canary ? behind.apiKey : String(value)]));
    const answer = await send(`${behind.url}${request.url ?? ''}`, { headers });
    const kept = Object.entries(answer.headers)
      .filter(([name]) => !['connection', 'keep-alive', 'content-length'].includes(name))
      .map(([name, value]) => [name, String(value)]);
    return { status: answer.statusCode, headers: Object.fromEntries(kept) as Honest['headers'], body: await answer.body.text() };
  };
  const front = createServer((request, response) => {
    requests += 1;
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    if (requests < from) {
      void honest(request).then(({ status, headers, body }) => response.writeHead(status, headers).end(body));
      return;
    }
    const origin = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
    const turn = { request, response, number: hostile, key: canary, origin, honest: () => honest(request) };
    hostile += 1;
    // A client that has seen enough hangs up; a server that minds does not belong here.
    void Promise.resolve(answer(turn)).catch(() => response.destroy());
  });
  front.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(front.address() as AddressInfo).port}`,
    projectUid: behind.projectUid,
    secondProjectUid: behind.secondProjectUid,
    close: async () => {
      front.closeAllConnections();
      await new Promise((resolve) => front.close(resolve));
      await behind.close();
    },
  };
}
