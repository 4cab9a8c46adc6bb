import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { PlainServer } from './plain-server';
import { onLoopback } from './on-loopback';

/** A request that has come to a front, and the answer of the server behind it. */
export interface Passing {
  /** From 1. */
  readonly number: number;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly status: number;
  readonly body: string;
}

/** Stands before a server, and gives each of its answers to `pass`, which answers in its place. */
export async function startFront(behind: PlainServer, pass: (passing: Passing) => void): Promise<PlainServer> {
  let number = 0;
  const front = createServer((request, response) => {
    number += 1;
    const mine = number;
    const names = ['apikey', 'projectuid', 'authorization'] as const;
    const headers = Object.fromEntries(
      names.flatMap((name) => (request.headers[name] === undefined ? [] : [[name, String(request.headers[name])]])),
    );
    void fetch(`${behind.url}${request.url ?? ''}`, { headers }).then(async (answer) => {
      pass({ number: mine, request, response, status: answer.status, body: await answer.text() });
    });
  });
  const { url, close } = await onLoopback(front);
  return {
    ...behind,
    url,
    async close() {
      await close();
      await behind.close();
    },
  };
}

/** Answers as the server behind did. */
export function handOn({ response, status, body }: Passing): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
}
