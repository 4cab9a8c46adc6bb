import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  /** `http://` with the port that was free, without a slash at the end. */
  readonly url: string;
  /** Stops listening and ends every connection at once. */
  readonly close: () => Promise<void>;
}

/** Lets a server of a test listen on a free port of the loopback address. */
export async function onLoopback(server: Server): Promise<Listening> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
