import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { type AddressInfo, type Socket, createServer as createRawServer } from 'node:net';
import type { Client } from '../../harness/client/client';
import type { Exchange } from '../../harness/client/exchange';
import { type ClientOptions, createClient } from '../../harness/client/http-client';
import { onLoopback } from '../servers/on-loopback';

export type Handler = (request: IncomingMessage, response: ServerResponse, index: number) => void;

export interface TestServer {
  readonly url: URL;
  /** Request lines' targets in order of arrival. */
  readonly paths: string[];
  readonly requests: IncomingMessage[];
  close(): Promise<void>;
}

/** A server on an ephemeral loopback port; the handler is told how many requests came before. */
async function serve(handler: Handler): Promise<TestServer> {
  const requests: IncomingMessage[] = [];
  const paths: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    paths.push(request.url ?? '');
    handler(request, response, requests.length - 1);
  });
  const { url, close } = await onLoopback(server);
  return {
    url: new URL(url),
    paths,
    requests,
    close,
  };
}

/** A server below HTTP: the handler gets the socket when data arrive on it, and how many times any did before. */
async function serveRaw(
  handler: (socket: Socket, index: number) => void,
): Promise<{ readonly url: URL; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  let index = 0;
  const server = createRawServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('data', () => handler(socket, index++));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Servers and clients of one test, closed after it. */
export class Bench {
  readonly recorded: Exchange[] = [];
  private readonly open: { close(): Promise<void> }[] = [];

  async serve(handler: Handler): Promise<TestServer> {
    const server = await serve(handler);
    this.open.push(server);
    return server;
  }

  async serveRaw(handler: (socket: Socket, index: number) => void): Promise<URL> {
    const server = await serveRaw(handler);
    this.open.push(server);
    return server.url;
  }

  client(target: URL, options: Partial<ClientOptions> = {}): Client {
    const client = createClient({
      target,
      path: '/v1/rows',
      secrets: [],
      record: (exchange) => this.recorded.push(exchange),
      ...options,
    });
    this.open.unshift(client);
    return client;
  }

  async close(): Promise<void> {
    for (const each of this.open) await each.close();
  }
}

export function json(response: ServerResponse, value: unknown, status = 200, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
}
