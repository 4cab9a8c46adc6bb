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

/**
 * A failure that says more than that no response arrived. `undecodable`: the content coding of a whole body cannot be undone.
 * `cut-short`: the body ended before the end that its own framing announced (RFC 9112, section 8). `needs-tls`, `needs-plain`: the
 * scheme of the URL is the other one. `certificate`: the server's certificate is not trusted.
 */
export const failureKinds = ['undecodable', 'cut-short', 'dropped', 'needs-tls', 'needs-plain', 'certificate'] as const;
export type ExchangeFailureKind = (typeof failureKinds)[number];

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
  ERR_SSL_WRONG_VERSION_NUMBER: () => 'the port answers without TLS',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: () => 'the port answers without TLS',
};

/** OpenSSL and Node have some thirty codes for it, and these words in each but those named. */
const certificateCode = /CERT|SIGNATURE|^UNABLE_TO_|^HOSTNAME_MISMATCH$/;

/** Codes that say how far the body of a response came whose headers had arrived. */
const cutCodes: ReadonlySet<string> = new Set(['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

/** The kind of a failure of which more is known; `begun`: the headers of the response had arrived. */
export function kindOfFailure(error: unknown, begun: boolean): ExchangeFailureKind | undefined {
  const { name, code = '' } = errorParts(error);
  if (begun) return cutCodes.has(code) || name === 'HTTPParserError' ? 'cut-short' : undefined;
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'ERR_SSL_PACKET_LENGTH_TOO_LONG') return 'needs-plain';
  if (isReset(error)) return 'dropped';
  return certificateCode.test(code) ? 'certificate' : undefined;
}

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
