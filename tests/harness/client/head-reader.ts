/** Follows the bytes of an answer as far as the end of its headers. */
export interface HeadReader {
  /** Takes the next bytes; may change one of them. */
  read(bytes: Buffer): void;
  /** The blank line behind the headers has come, or what came is no HTTP. */
  readonly isEnded: boolean;
}

const [lineFeed, carriageReturn] = [0x0a, 0x0d];

/** How far a status line goes to the end of its status: `HTTP/1.1 100` (RFC 9112, section 4). */
const statusEnd = 12;
const statusLine = /^HTTP\/1\.\d \d{3}$/;

/**
 * A client must read on behind any interim response, also one that it did not ask for (RFC 9110, section 15.2). undici does so behind all
 * but 100, so that one is handed to it as 102, which says as little.
 */
export function createHeadReader(): HeadReader {
  let status = '';
  /** Signs of the present line; 0 at the end of the headers. */
  let lineLength = 0;
  let isEnded = false;

  function readStatus(bytes: Buffer, at: number): void {
    const byte = bytes[at] ?? 0;
    // Servers of old sent a line too many behind a body (RFC 9112, section 2.2).
    if (status === '' && (byte === lineFeed || byte === carriageReturn)) return;
    status += String.fromCharCode(byte);
    if (status.length < statusEnd) return;
    if (!statusLine.test(status)) isEnded = true;
    if (status.endsWith(' 100')) bytes.write('2', at);
    lineLength = statusEnd;
  }

  return {
    get isEnded() {
      return isEnded;
    },
    read(bytes) {
      for (let at = 0; at < bytes.length && !isEnded; at += 1) {
        const byte = bytes[at];
        if (status.length < statusEnd) readStatus(bytes, at);
        else if (byte === lineFeed) {
          const isInterim = status[9] === '1' && !status.endsWith('101');
          if (lineLength > 0) lineLength = 0;
          else if (isInterim) status = '';
          else isEnded = true;
        } else if (byte !== carriageReturn) lineLength += 1;
      }
    },
  };
}
