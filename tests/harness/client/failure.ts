/** Bounds of one attempt, in milliseconds and bytes. */
export interface AttemptLimits {
  readonly connectTimeoutMs: number;
  readonly headersTimeoutMs: number;
  /** Between two pieces of the body. */
  readonly bodyTimeoutMs: number;
  /** From sending to the last byte. */
  readonly totalTimeoutMs: number;
  /** As sent, and again after content decoding. */
  readonly maxBodyBytes: number;
}

/** Aborts an attempt that outlives `totalTimeoutMs`. */
export class TotalTimeout extends Error {}

const byCode: { readonly [code: string]: (limits: AttemptLimits) => string } = {
  UND_ERR_CONNECT_TIMEOUT: (limits) => `no connection within ${seconds(limits.connectTimeoutMs)}`,
  UND_ERR_HEADERS_TIMEOUT: (limits) => `headers did not arrive within ${seconds(limits.headersTimeoutMs)}`,
  UND_ERR_BODY_TIMEOUT: (limits) => `the body stalled for ${seconds(limits.bodyTimeoutMs)}`,
  UND_ERR_RES_EXCEEDED_MAX_SIZE: (limits) => `the body is larger than ${size(limits.maxBodyBytes)}`,
  // zlib, when the output passes maxOutputLength
  ERR_BUFFER_TOO_LARGE: (limits) => `the decoded body is larger than ${size(limits.maxBodyBytes)}`,
  UND_ERR_HEADERS_OVERFLOW: () => 'the response headers are too large',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: () => 'the body ended before the announced content-length',
  UND_ERR_SOCKET: () => 'the connection was closed before the response was complete',
  ECONNRESET: () => 'the connection was reset before the response was complete',
  EPIPE: () => 'the connection was closed before the response was complete',
  ECONNREFUSED: () => 'connection refused',
  ENOTFOUND: () => 'the host name does not resolve',
  EAI_AGAIN: () => 'the host name could not be looked up',
  EHOSTUNREACH: () => 'no route to the host',
  ENETUNREACH: () => 'no route to the network',
  ETIMEDOUT: () => 'the connection timed out',
};

/** Why an attempt brought no response, in a few words. */
export function describeFailure(error: unknown, limits: AttemptLimits): string {
  if (error instanceof TotalTimeout) return `the response was not complete within ${seconds(limits.totalTimeoutMs)}`;
  const { name, message, code } = errorParts(error);
  const known = code === undefined ? undefined : byCode[code];
  if (known !== undefined) return known(limits);
  if (name === 'HTTPParserError') return `the response is no valid HTTP (${message})`;
  return code === undefined ? message : `${message} (${code})`;
}

/** Whether the connection went away, as against a refusal, a time-out or a malformed response. */
export function isReset(error: unknown): boolean {
  return ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].includes(errorParts(error).code ?? '');
}

interface ErrorParts {
  readonly name: string;
  readonly message: string;
  readonly code: string | undefined;
}

/**
 * Read by shape, since Jest runs modules in a realm of their own: there, what Node throws is no `instanceof Error`.
 * Where several addresses were tried, the code that counts may stand inside.
 */
export function errorParts(error: unknown): ErrorParts {
  if (typeof error !== 'object' || error === null) return { name: '', message: String(error), code: undefined };
  const { name, message, code, errors } = error as { name?: unknown; message?: unknown; code?: unknown; errors?: unknown };
  const inner = Array.isArray(errors) && errors.length > 0 ? errorParts(errors[0]) : undefined;
  return {
    name: typeof name === 'string' ? name : '',
    message: typeof message === 'string' && message !== '' ? message : (inner?.message ?? 'unknown failure'),
    code: typeof code === 'string' ? code : inner?.code,
  };
}

function seconds(ms: number): string {
  return `${ms / 1000} s`;
}

function size(bytes: number): string {
  const mebibytes = bytes / 2 ** 20;
  return Number.isInteger(mebibytes) ? `${mebibytes} MiB` : `${bytes} bytes`;
}
