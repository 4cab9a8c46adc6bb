import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { Behaviour } from '../behaviour';

const page = '{"items":[],"listmeta":{"continue":"","count":0,"limit":50,"offset":0}}';

const coded =
  (coding: string, body: () => Buffer): Behaviour['answer'] =>
  ({ response }) =>
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': coding }).end(body());

/** A whole body that cannot be decoded. */
const broken = (name: string, coding: string, body: () => Buffer, says: RegExp, more: Partial<Behaviour> = {}): Behaviour => ({
  name,
  answer: coded(coding, body),
  first: { exit: 3, says },
  later: { exit: 4, says },
  ...more,
});

/** Made once, because each costs seconds. */
const once = (make: () => Buffer): (() => Buffer) => {
  let made: Buffer | undefined;
  return () => (made ??= make());
};

const zeros = (mebibytes: number): Buffer => Buffer.alloc(mebibytes * 2 ** 20, ' ');
const tooLarge = /the decoded body is larger than 16 MiB/;
const brotli = (bytes: Buffer): Buffer => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });

export const codings: readonly Behaviour[] = [
  broken(
    'a gzip bomb',
    'gzip',
    once(() => gzipSync(zeros(300))),
    tooLarge,
    { isLong: true },
  ),
  broken(
    'a deflate bomb',
    'deflate',
    once(() => deflateSync(zeros(300))),
    tooLarge,
    { isLong: true },
  ),
  broken(
    'a brotli bomb',
    'br',
    once(() => brotli(zeros(300))),
    tooLarge,
    { isLong: true },
  ),
  broken(
    'a bomb in a bomb',
    'gzip, gzip',
    once(() => gzipSync(gzipSync(zeros(300)))),
    tooLarge,
    { isLong: true },
  ),
  {
    name: 'a gzip bomb, another each second time',
    answer: async ({ response, honest, number }) => {
      if (number % 2 === 0) {
        const { status, headers, body } = await honest();
        return response.writeHead(status, headers).end(body);
      }
      const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' };
      return response
        .writeHead(200, headers)
        .end(gzipSync(Buffer.concat([Buffer.from(String(number)), zeros(40)]), { level: 1 }));
    },
    first: { exit: 4, says: tooLarge },
    later: { exit: 4, says: tooLarge },
    isLong: true,
  },
  broken('gzip that is none', 'gzip', () => Buffer.from(page), /the body is no valid gzip/),
  broken('gzip that ends early', 'gzip', () => gzipSync(page).subarray(0, 30), /the body is no valid gzip/),
  broken(
    'gzip with a wrong sum',
    'gzip',
    () => {
      const bytes = gzipSync(page);
      bytes.writeUInt32LE(7, bytes.length - 8);
      return bytes;
    },
    /the body is no valid gzip/,
  ),
  broken('brotli that is none', 'br', () => Buffer.from(page), /the body is no valid br/),
  broken('deflate without its header', 'deflate', () => deflateRawSync(page), /the body is no valid deflate/),
  broken(
    'a coding that nobody asked for',
    'zstd',
    () => Buffer.from(page),
    /the content-encoding "zstd", which was not asked for/,
  ),
  broken('a coding of a thousand letters', 'a'.repeat(1000), () => Buffer.from(page), /the content-encoding "a+/),
  broken(
    'a hundred codings',
    Array.from({ length: 100 }, () => 'gzip').join(', '),
    () => Buffer.from(page),
    /the body is no valid gzip/,
  ),
  broken('a coding that is a command', '##[error]x ::error::y', () => Buffer.from(page), /content-encoding/),
];
