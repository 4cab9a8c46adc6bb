import type { Socket } from 'node:net';
import { buildConnector, type Client } from 'undici';
import { maxBytesBefore, maxHeadBytes, UnendedAnswer } from './failure';
import { createHeadReader } from './head-reader';

/** What comes over one connection, as far as the HTTP library tells nothing of it. */
export interface Wire {
  /** A request is about to be sent: what comes now answers it. */
  begin(): void;
  /** Watches each socket that is connected by these options, or by a connector of the library's. */
  over(connect: Client.Options['connect'] | buildConnector.connector): buildConnector.connector;
}

/**
 * Counts the bytes of an answer, because undici counts what it hands on alone: not what stands before a status line, in it, or beside the
 * chunks of a body. `maxBodyBytes`: of a body that is read.
 */
export function createWire(maxBodyBytes: number): Wire {
  let head = createHeadReader();
  let bytes = 0;
  const watch = (socket: Socket): void => {
    const read = socket.read.bind(socket);
    // undici takes what has arrived by this call alone.
    socket.read = (size?: number) => {
      const chunk = read(size) as Buffer | null;
      if (chunk === null) return chunk;
      bytes += chunk.length;
      head.read(chunk);
      const end = !head.isEnded && bytes > maxHeadBytes ? 'head' : bytes > maxBytesBefore(maxBodyBytes) ? 'body' : undefined;
      if (end === undefined) return chunk;
      socket.destroy(new UnendedAnswer(end));
      return null;
    };
  };
  return {
    begin() {
      head = createHeadReader();
      bytes = 0;
    },
    over(connect) {
      const connector = typeof connect === 'function' ? connect : buildConnector({ ...connect });
      return (options, callback) =>
        connector(options, (...[error, socket]) => {
          if (error !== null) return callback(error, null);
          watch(socket);
          return callback(null, socket);
        });
    },
  };
}
