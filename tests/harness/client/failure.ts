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
  if (!(error instanceof Error)) return String(error);
  const code = codeOf(error);
  const known = code === undefined ? undefined : byCode[code];
  if (known !== undefined) return known(limits);
  if (code?.startsWith('HPE_')) return `the response is no valid HTTP (${error.message})`;
  return code === undefined ? error.message : `${error.message} (${code})`;
}

/** Whether the connection went away, as against a refusal, a time-out or a malformed response. */
export function isReset(error: unknown): boolean {
  return error instanceof Error && ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].includes(codeOf(error) ?? '');
}

/** Where several addresses were tried, the error that counts stands inside. */
function codeOf(error: Error): string | undefined {
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return codeOf(error.errors[0]);
  return undefined;
}

function seconds(ms: number): string {
  return `${ms / 1000} s`;
}

function size(bytes: number): string {
  const mebibytes = bytes / 2 ** 20;
  return Number.isInteger(mebibytes) ? `${mebibytes} MiB` : `${bytes} bytes`;
}
