import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Peer } from './peer';

/** Milliseconds that a peer has to answer its first read, and to end when it is asked to. */
const patience = { start: 60_000, end: 5_000 };

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const ended = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

async function end(child: ChildProcess): Promise<void> {
  if (ended(child)) return;
  const exit = once(child, 'exit');
  child.kill();
  const timer = setTimeout(() => child.kill('SIGKILL'), patience.end);
  await exit;
  clearTimeout(timer);
}

async function answers(url: URL): Promise<boolean> {
  return fetch(url).then(
    async (response) => {
      await response.arrayBuffer();
      return response.ok;
    },
    () => false,
  );
}

/**
 * Runs `use` beside a peer on a free port of the loopback interface, and ends the peer whatever happens. Rejects where the peer
 * ends by itself or gives no 2xx within a minute; the message holds what it wrote.
 */
export async function beside<Result>({ name, folder, contract }: Peer, use: (url: URL) => Promise<Result>): Promise<Result> {
  const port = await freePort();
  const url = new URL(`http://127.0.0.1:${port}`);
  const env = { ...process.env, PORT: String(port) };
  const child = spawn(process.execPath, ['start.cjs'], { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let written = '';
  child.stderr.on('data', (data: Buffer) => (written = (written + data.toString()).slice(-2000)));
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  try {
    const late = Date.now() + patience.start;
    while (!(await answers(new URL(contract.path, url)))) {
      if (ended(child) || Date.now() > late) {
        throw new Error(`Expected ${name} to answer GET ${contract.path}; it ${ended(child) ? 'ended' : 'did not'}. ${written}`);
      }
      await wait(100);
    }
    return await use(url);
  } finally {
    await end(child);
    process.removeListener('exit', kill);
  }
}
