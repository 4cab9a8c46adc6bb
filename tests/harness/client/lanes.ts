import { Client, type Dispatcher } from 'undici';
import { throughProxy } from './proxy';
import { createWire, type Wire } from './wire';

/** One kept-alive connection, used by one request at a time. */
export interface Lane {
  readonly connection: Dispatcher;
  /** Responses that began on the present socket. More than none: a failure may be the server closing an idle connection. */
  served: number;
  readonly wire: Wire;
}

export interface Lanes {
  /** Resolves with a free lane, in order of the calls; `retry` goes before requests that were not yet sent. */
  acquire(retry: boolean): Promise<Lane>;
  release(lane: Lane): void;
  /** One request at a time, until answers come again: what a throttling target can serve. */
  narrow(): void;
  /** One more at a time, up to all. */
  widen(): void;
  /** Frees the sockets, aborting what is under way; whoever waits for a lane is rejected with the error. */
  destroy(error: Error): Promise<void>;
}

interface Waiting {
  readonly resolve: (lane: Lane) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A pool of `count` connections. Own code, and not undici's `Agent`: only so is it known whether a request met a fresh or a used socket.
 * Waiting for a free one is not counted as the target's time, and a throttled target can be given one request at a time.
 */
export function createLanes(origin: string, count: number, options: Client.Options, proxy?: URL): Lanes {
  const all: Lane[] = [];
  const free: Lane[] = [];
  // Retries first, and in order: a request that was refused must not be refused for ever for the sake of newer ones.
  const retries: Waiting[] = [];
  const firsts: Waiting[] = [];
  let width = count;
  let busy = 0;

  function open(): Lane {
    const disconnected = (): void => void (lane.served = 0);
    const wire = createWire(options.maxResponseSize ?? Infinity);
    const connection =
      proxy === undefined
        ? new Client(origin, { ...options, connect: wire.over(options.connect) }).on('disconnect', disconnected)
        : throughProxy(proxy, options, wire, disconnected);
    const lane: Lane = { connection, served: 0, wire };
    all.push(lane);
    return lane;
  }

  function serve(): void {
    while (busy < width) {
      const next = retries.shift() ?? firsts.shift();
      if (next === undefined) return;
      busy += 1;
      // The lane used last comes first: its socket is the least likely to have been closed.
      next.resolve(free.pop() ?? open());
    }
  }

  return {
    acquire: (retry) =>
      new Promise((resolve, reject) => {
        (retry ? retries : firsts).push({ resolve, reject });
        serve();
      }),
    release(lane) {
      busy -= 1;
      free.push(lane);
      serve();
    },
    narrow() {
      width = 1;
    },
    widen() {
      width = Math.min(count, width + 1);
      serve();
    },
    async destroy(error) {
      for (const { reject } of [...retries.splice(0), ...firsts.splice(0)]) reject(error);
      await Promise.all(all.map((lane) => lane.connection.destroy(error)));
    },
  };
}
