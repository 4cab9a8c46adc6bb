import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { Bench } from '../client/server';

const bench = new Bench();
const sockets: Socket[] = [];
let worker: Worker | undefined;
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await bench.close();
  await worker?.terminate();
});

/** Listens, and never accepts: its thread waits for what does not come. Resolves with the port. */
function startDeaf(): Promise<number> {
  worker = new Worker(
    `const { parentPort } = require('node:worker_threads');
const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
  parentPort.postMessage(server.address().port);
  setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
});`,
    { eval: true },
  );
  return new Promise((resolve, reject) => worker?.once('message', resolve).once('error', reject));
}

/** Connects until the queue of the kernel is full: then an attempt neither succeeds nor fails. */
async function fillQueue(port: number): Promise<void> {
  const most = 64;
  for (let count = 0; count < most; count += 1) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    sockets.push(socket);
    const isIn = await Promise.race([
      new Promise<boolean>((resolve) => socket.once('connect', () => resolve(true))),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 1000)),
    ]);
    if (!isIn) return;
  }
  throw new Error(`Expected the queue to be full behind ${most} connections; it is not.`);
}

test('a target that takes no connection is waited for as long as --timeout says', async () => {
  const port = await startDeaf();
  await fillQueue(port);
  const client = bench.client(new URL(`http://127.0.0.1:${port}`), { limits: { connectTimeoutMs: 1000, maxAttempts: 1 } });
  const exchange = await client.send({});
  expect(exchange.attempts.at(-1)).toMatchObject({ status: undefined, failure: 'no connection within 1 s' });
});
