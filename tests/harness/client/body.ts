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

/** A body that breaks the bound when it is decoded. Not zlib's own error, whose stack holds all that was decoded until then. */
export class DecodedTooLarge extends Error {
  readonly code = 'ERR_BUFFER_TOO_LARGE';
}

/** Bodies that broke the bound, by digest: a target that sends one to every request has it decoded once. */
const tooLarge = new Map<string, DecodedTooLarge>();
const mostKept = 64;

function rememberedAsTooLarge(digest: string): DecodedTooLarge {
  const error = new DecodedTooLarge();
  tooLarge.set(digest, error);
  for (const oldest of [...tooLarge.keys()].slice(0, -mostKept)) tooLarge.delete(oldest);
  return error;
}

/**
 * Undoes `Content-Encoding`, the coding applied last first. The output of each step is at most `maxBytes`, so that a small body
 * cannot fill the memory. Rejects with `CodingError` or `DecodedTooLarge`.
 */
export async function decodeBody(bytes: Buffer, contentEncoding: string | undefined, maxBytes: number): Promise<Buffer> {
  if (contentEncoding === undefined || bytes.length === 0) return bytes;
  const codings = contentEncoding.split(',').map((coding) => coding.trim().toLowerCase());
  const digest = createHash('sha256').update(`${maxBytes} ${contentEncoding} `).update(bytes).digest('base64');

  const known = tooLarge.get(digest);
  if (known !== undefined) throw known;
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
      if (errorParts(error).code === 'ERR_BUFFER_TOO_LARGE') throw rememberedAsTooLarge(digest);
      throw new CodingError(`the body is no valid ${coding}: ${errorParts(error).message}`);
    }
  }
  return decoded;
}
