import type { Behaviour, Turn } from '../behaviour';

/** Bytes in place of a response, after which the connection is closed. */
const raw =
  (bytes: string | ((turn: Turn) => string)) =>
  (turn: Turn): void => {
    turn.response.socket?.end(Buffer.from(typeof bytes === 'string' ? bytes : bytes(turn), 'latin1'));
  };

const json = 'Content-Type: application/json\r\n';
const page = '{"items":[],"listmeta":{"continue":"","count":0,"limit":50,"offset":0}}';

/** What arrives is no response that can be taken for an answer; nothing can be said of what was asked. */
const broken = (name: string, bytes: string | ((turn: Turn) => string), says: RegExp): Behaviour => ({
  name,
  answer: raw(bytes),
  first: { exit: 3, says },
  later: { exit: 4, says },
});

/** The response begins, and its body cannot be read. */
const cut = (name: string, bytes: string, says: RegExp): Behaviour => ({
  name,
  answer: raw(bytes),
  first: { exit: 3, says },
  later: { exit: 4, says },
});

const head = `HTTP/1.1 200 OK\r\n${json}`;
const noHttp = /no valid HTTP|closed before the response/;
const switches = /switches to another protocol \(101\), which was not asked for/;
const noLength = /no valid HTTP \(its headers break off behind Content-Length, which may stand there twice\)/;

export const framing: readonly Behaviour[] = [
  broken('nothing at all', '', /closed before the response was complete/),
  broken('a broken status line', 'HTTP/1.1 two hundred OK\r\n\r\n', noHttp),
  broken('the banner of another service', 'SSH-2.0-OpenSSH_9.6\r\n', noHttp),
  broken('bytes at random', String.fromCharCode(...Array.from({ length: 256 }, (_, index) => (index * 73) % 256)), noHttp),
  broken('another version of HTTP', `HTTP/7.3 200 OK\r\n${json}\r\n${page}`, noHttp),
  broken('a status of four digits', `HTTP/1.1 2000 OK\r\n${json}\r\n${page}`, noHttp),
  broken(
    'a status of zeros',
    `HTTP/1.1 000 X\r\n${json}\r\n${page}`,
    /no valid HTTP \(its status line says 0, and statuses begin with 100\)/,
  ),
  broken('a status below 100', `HTTP/1.1 099 X\r\n${json}\r\n${page}`, /its status line says 99, and statuses begin with 100/),
  broken('another protocol unasked', 'HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n', switches),
  broken('another protocol, which it does not name', 'HTTP/1.1 101 X\r\n\r\n', switches),
  broken('a header without a colon', `HTTP/1.1 200 OK\r\nno colon\r\n\r\n${page}`, noHttp),
  broken('a header with a zero byte', `HTTP/1.1 200 OK\r\nX: a\u0000b\r\n\r\n${page}`, noHttp),
  broken(
    'a header of a megabyte',
    `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(2 ** 20)}\r\n\r\n${page}`,
    /headers are larger than the 48 KiB/,
  ),
  {
    ...broken(
      'ten thousand headers',
      `HTTP/1.1 200 OK\r\n${'X: aaaaa\r\n'.repeat(10_000)}\r\n${page}`,
      /headers are larger than/,
    ),
    isLong: true,
  },
  broken('two lengths that differ', `${head}Content-Length: 5\r\nContent-Length: 50\r\n\r\n${page}`, noLength),
  broken('a length below zero', `${head}Content-Length: -5\r\n\r\n${page}`, noHttp),
  broken('a length that is no number', `${head}Content-Length: many\r\n\r\n${page}`, noHttp),
  broken('a length beside chunks', `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, noLength),
  cut(
    'a length too large',
    `${head}Content-Length: 5000\r\n\r\n${page}`,
    /ended before the announced content-length|closed before/,
  ),
  cut('a chunk of no size', `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n${page}\r\n0\r\n\r\n`, /no valid HTTP/),
  cut('a chunk shorter than said', `${head}Transfer-Encoding: chunked\r\n\r\nffff\r\n${page}`, /closed before|no valid HTTP/),
  cut('a chunk of endless size', `${head}Transfer-Encoding: chunked\r\n\r\n${'f'.repeat(40)}\r\n${page}`, /no valid HTTP/),
  cut('chunks without an end', `${head}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n`, /closed before|no valid HTTP/),
];
