import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { errorParts } from './failure';

type Decode = (bytes: Buffer, options: { readonly maxOutputLength: number }) => Promise<Buffer>;

const gunzip: Decode = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gunzip);
const inflate: Decode = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflate);
const brotli: Decode = promisify<Buffer, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress);

/** RFC 9110, section 8.4.1; `br` is RFC 7932. */
const decoders: ReadonlyMap<string, Decode> = new Map([
  ['gzip', gunzip],
  ['x-gzip', gunzip],
  ['deflate', inflate],
  ['br', brotli],
]);

/** What the client asks for. */
export const acceptEncoding = 'gzip, br';

/** A body whose content coding cannot be undone. The message says why. */
export class CodingError extends Error {}

/** Bodies that broke the bound when they were decoded, by digest: a target that sends one to every request has it decoded once. */
const tooLarge = new Map<string, unknown>();
const mostKept = 64;

function rememberTooLarge(digest: string, error: unknown): void {
  tooLarge.set(digest, error);
  for (const oldest of [...tooLarge.keys()].slice(0, -mostKept)) tooLarge.delete(oldest);
}

/**
 * Undoes `Content-Encoding`, the coding applied last first. The output of each step is at most `maxBytes`, so that a small body
 * cannot fill the memory. Rejects with `CodingError`, or with zlib's `ERR_BUFFER_TOO_LARGE`.
 */
export async function decodeBody(bytes: Buffer, contentEncoding: string | undefined, maxBytes: number): Promise<Buffer> {
  if (contentEncoding === undefined || bytes.length === 0) return bytes;
  const codings = contentEncoding.split(',').map((coding) => coding.trim().toLowerCase());
  const digest = createHash('sha256').update(`${maxBytes} ${contentEncoding} `).update(bytes).digest('base64');

  if (tooLarge.has(digest)) throw tooLarge.get(digest);
  let decoded = bytes;
  for (const coding of codings.reverse()) {
    if (coding === 'identity' || coding === '') continue;
    const decode = decoders.get(coding);
    if (decode === undefined)
      // As it was sent, whole and in its case: a credential in it is recognised and replaced.
      throw new CodingError(`the body has the content-encoding ${JSON.stringify(contentEncoding)}, which was not asked for`);
    try {
      decoded = await decode(decoded, { maxOutputLength: maxBytes });
    } catch (error) {
      if (errorParts(error).code === 'ERR_BUFFER_TOO_LARGE') {
        rememberTooLarge(digest, error);
        throw error;
      }
      throw new CodingError(`the body is no valid ${coding}: ${errorParts(error).message}`);
    }
  }
  return decoded;
}
