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
 * scheme of the URL is the other one. `certificate`: the server's certificate is not trusted. `client-certificate`: the server asks for
 * one, or refuses the one that is sent. `proxy`: a proxy on the way refused. `unsent`: the request was too long to be sent. `too-large`: the
 * body is larger, or holds more, than one that is read. `echo`: the body holds the credential in more places than it is taken out of. `stalled`: the headers arrived, and the body did not come to its end in time.
 */
export const failureKinds = [
  'undecodable',
  'cut-short',
  'dropped',
  'needs-tls',
  'needs-plain',
  'certificate',
  'client-certificate',
  'proxy',
  'unsent',
  'too-large',
  'echo',
  'stalled',
] as const;
export type ExchangeFailureKind = (typeof failureKinds)[number];

/** Aborts an attempt that outlives `totalTimeoutMs`. */
export class TotalTimeout extends Error {}

/** A body is not fetched again, because it was too much to be read before. The message says why it was. */
export class UnreadBody extends Error {}

/** A proxy made no tunnel, and refused none: it is gone, silent, or hung up. */
export class NoTunnel extends Error {
  constructor(cause: unknown) {
    super(errorParts(cause).message, { cause });
  }
}

/** A page may quote its URL in five links, and a query of 8 KiB is asked. */
export const maxHeaderBytes = 48 * 1024;

/** Before the end of its headers an answer may bring those of many interim responses. */
export const maxHeadBytes = 2 ** 20;

/** A body may come in chunks of few bytes, each with its length and the ends of its lines. */
export const maxBytesBefore = (maxBodyBytes: number): number => maxHeadBytes + 8 * maxBodyBytes;

/** An answer brings more bytes than any that is read, and neither its headers nor its body grow by them. */
export class UnendedAnswer extends Error {
  readonly code: string;
  constructor(part: 'head' | 'body') {
    super();
    this.code = part === 'head' ? 'UNENDED_HEAD' : 'UNENDED_BODY';
  }
}

const lengthMismatch = 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH';
/** undici says so of headers, too, in which a parser finds a fault behind the length, such as another one (RFC 9112, section 6.3). */
const brokenLength = 'the response is no valid HTTP (its headers break off behind Content-Length, which may stand there twice)';

const byCode: { readonly [code: string]: (limits: AttemptLimits) => string } = {
  UND_ERR_CONNECT_TIMEOUT: (limits) => `no connection within ${seconds(limits.connectTimeoutMs)}`,
  UND_ERR_HEADERS_TIMEOUT: (limits) => `headers did not arrive within ${seconds(limits.headersTimeoutMs)}`,
  UND_ERR_BODY_TIMEOUT: (limits) => `the body did not go on for ${seconds(limits.bodyTimeoutMs)}`,
  UND_ERR_RES_EXCEEDED_MAX_SIZE: (limits) => `the body is larger than ${size(limits.maxBodyBytes)}`,
  // zlib, when the output passes maxOutputLength
  ERR_BUFFER_TOO_LARGE: (limits) => `the decoded body is larger than ${size(limits.maxBodyBytes)}`,
  UNENDED_HEAD: () =>
    `${size(maxHeadBytes)} arrived without the end of the headers: a status line, blank lines before it, or interim responses go on and on`,
  UNENDED_BODY: (limits) =>
    `${size(maxBytesBefore(limits.maxBodyBytes))} arrived for a body of at most ${size(limits.maxBodyBytes)}: what stands beside its chunks, as an extension, goes on and on`,
  UND_ERR_HEADERS_OVERFLOW: () => `the response headers are larger than the ${maxHeaderBytes / 1024} KiB that are read`,
  [lengthMismatch]: () => 'the body ended before the announced content-length',
  UND_ERR_SOCKET: () => 'the connection was closed before the response was complete',
  ECONNRESET: () => 'the connection was reset before the response was complete',
  EPIPE: () => 'the connection was closed before the response was complete',
  ECONNREFUSED: () => 'connection refused',
  ENOTFOUND: () => 'the host name does not resolve',
  EAI_AGAIN: () => 'the host name could not be looked up',
  EHOSTUNREACH: () => 'no route to the host',
  ENETUNREACH: () => 'no route to the network',
  ETIMEDOUT: () => 'the connection timed out',
  EMFILE: () => tooManyFiles,
  ENFILE: () => tooManyFiles,
  ERR_SSL_WRONG_VERSION_NUMBER: () => 'the port answers without TLS',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: () => 'the port answers without TLS',
  ALERT_NO_APPLICATION_PROTOCOL: () => http2Only,
  ALERT_CERTIFICATE_REQUIRED: () => 'the server asks for a client certificate, and none is sent',
  ALERT_HANDSHAKE_FAILURE: () =>
    'the server refused the TLS handshake: it may ask for a client certificate, or know no cipher that is still safe',
  ERR_SSL_UNSUPPORTED_PROTOCOL: () => oldTls,
  ERR_SSL_WRONG_SSL_VERSION: () => oldTls,
  ALERT_PROTOCOL_VERSION: () => oldTls,
};

/** The lowest status, and the one that switches to another protocol (RFC 9110, sections 15 and 15.2.2). */
const [lowestStatus, switching] = [100, 101];

/** What undici says of an interim response that it does not read on behind, though the connection is open. */
const unasked: { readonly [message: string]: string } = {
  'bad upgrade': 'the server switches to another protocol (101), which was not asked for',
};

/** Why undici broke off with an assertion, by the interim response that came last: it makes some of those for what a target sends. */
function brokenOff(interim: number | undefined): string {
  if (interim !== undefined && interim < lowestStatus)
    return `the response is no valid HTTP (its status line says ${interim}, and statuses begin with ${lowestStatus})`;
  if (interim === switching) return unasked['bad upgrade'] ?? '';
  return 'the HTTP library of this client, undici, did not know what to do with what arrived';
}

/** Of the machine of the client. */
export const tooManyFiles = 'no connection can be opened from here, because too many files are open';
const http2Only = 'the server speaks HTTP/2 only, and this client speaks HTTP/1.1';
const oldTls = 'the server speaks a version of TLS that is no longer safe; at least 1.2 is needed';

/** What OpenSSL calls the alerts of a server differs by their age and its own (RFC 8446, section 6.2). */
const alertOf = (code: string): string => code.replace(/^ERR_SSL_(?:SSLV3|TLSV1|TLSV13|SSL\/TLS)_ALERT_/, 'ALERT_');

/** Alerts about the certificate of the client, or, before TLS 1.3, about that it has none. The server's own is judged here. */
const ofClientCertificate =
  /^ALERT_(?:CERTIFICATE_(?:REQUIRED|EXPIRED|REVOKED|UNKNOWN)|(?:BAD|UNSUPPORTED)_CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED|HANDSHAKE_FAILURE)$/;

/** What undici says where a proxy answers CONNECT with anything but 200, or any request with 407. */
const proxyRefusal = /^Proxy (?:response|Authentication Required) \((\d{3})\)/;

/** The first frame of an HTTP/2 connection: SETTINGS, of stream 0 (RFC 9113, sections 3.4, 4.1 and 6.5). */
const settingsFrame = /^\0[^]{2}\u0004[^]\0{4}/;

/** OpenSSL and Node have some thirty codes for it, and these words in each but those named. */
const certificateCode = /CERT|SIGNATURE|^UNABLE_TO_|^HOSTNAME_MISMATCH$/;

/** Codes that say how far the body of a response came whose headers had arrived. */
const cutCodes: ReadonlySet<string> = new Set([lengthMismatch, 'UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

/** Codes of undici and of zlib. */
const tooLargeCodes: ReadonlySet<string> = new Set(['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'ERR_BUFFER_TOO_LARGE', 'UNENDED_BODY']);

/** The kind of a failure of which more is known; `begun`: the headers of the response had arrived. */
export function kindOfFailure(error: unknown, begun: boolean): ExchangeFailureKind | undefined {
  const { name, message, code = '' } = errorParts(error);
  if (error instanceof NoTunnel || proxyRefusal.test(message)) return 'proxy';
  // By TLS 1.3 a client is done with its handshake before the server has seen its certificate.
  if (ofClientCertificate.test(alertOf(code))) return 'client-certificate';
  if (begun) {
    if (error instanceof TotalTimeout || code === 'UND_ERR_BODY_TIMEOUT') return 'stalled';
    if (error instanceof UnreadBody || tooLargeCodes.has(code)) return 'too-large';
    return cutCodes.has(code) || name === 'HTTPParserError' ? 'cut-short' : undefined;
  }
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'ERR_SSL_PACKET_LENGTH_TOO_LONG') return 'needs-plain';
  if (isReset(error)) return 'dropped';
  return certificateCode.test(code) ? 'certificate' : undefined;
}

/** What is known of an attempt that failed. */
export interface Progress {
  /** The headers of the response had arrived. */
  readonly begun?: boolean;
  /** No name server had answered by then. */
  readonly isLookingUp?: boolean;
  /** The connection is to be one of TLS, whose handshake has the same bound. */
  readonly isTls?: boolean;
  /** The status of the interim response that came last; absent: there was none. */
  readonly interim?: number | undefined;
}

/** Why an attempt brought no response, in a few words. */
export function describeFailure(error: unknown, limits: AttemptLimits, progress: Progress = {}): string {
  const { begun = false, isLookingUp = false, isTls = false, interim } = progress;
  if (error instanceof TotalTimeout) return `the response was not complete within ${seconds(limits.totalTimeoutMs)}`;
  if (error instanceof UnreadBody) return `the body is not fetched again: an earlier request found that ${error.message}`;
  if (error instanceof NoTunnel) return `the proxy made no tunnel: ${describeFailure(error.cause, limits, progress)}`;
  const { name, message, code } = errorParts(error);
  if (isLookingUp && code === 'UND_ERR_CONNECT_TIMEOUT')
    return `the host name was not looked up within ${seconds(limits.connectTimeoutMs)}: the name server is slow, or gone`;
  if (isTls && code === 'UND_ERR_CONNECT_TIMEOUT')
    return `no connection, or no end of its TLS handshake, within ${seconds(limits.connectTimeoutMs)}`;
  if (code === lengthMismatch && !begun) return brokenLength;
  if (code === 'ERR_ASSERTION') return brokenOff(interim);
  if (code === 'UND_ERR_SOCKET' && unasked[message] !== undefined) return unasked[message];
  const known = code === undefined ? undefined : byCode[alertOf(code)];
  if (known !== undefined) return known(limits);
  const refused = proxyRefusal.exec(message)?.[1];
  if (refused !== undefined) return `the proxy refused with status ${refused}`;
  if (name === 'HTTPParserError' && settingsFrame.test(String((error as { data?: unknown }).data))) return http2Only;
  const refusal = ofClientCertificate.exec(alertOf(code ?? ''))?.[0];
  if (refusal !== undefined) return `the server refuses the client certificate (${wordsOf(refusal.replace('ALERT_', ''))})`;
  // OpenSSL's own lines are for those who debug it; its code names what happened.
  if (code !== undefined && /^ERR_SSL_|^EPROTO$/.test(code))
    return `the TLS handshake failed (${wordsOf(code.replace(/^ERR_SSL_/, ''))})`;
  if (name === 'HTTPParserError') return `the response is no valid HTTP (${message})`;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return otherHost(error);
  return code === undefined ? message : `${message} (${code})`;
}

/** What Node says of a certificate that is for other hosts names each of them, and those may be hundreds. */
function otherHost(error: unknown): string {
  const { host = 'this host', cert } = error as { host?: string; cert?: { subjectaltname?: string; subject?: { CN?: string } } };
  const names = (cert?.subjectaltname ?? cert?.subject?.CN ?? 'another one')
    .split(', ')
    .map((name) => name.replace(/^\w+(?: \w+)?:/, ''));
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return `it is for ${names.slice(0, 3).join(', ')}${more}, and not for ${host}`;
}

/** Whether the connection went away, as against a refusal, a time-out or a malformed response. */
export function isReset(error: unknown): boolean {
  const { code = '', message } = errorParts(error);
  return ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].includes(code) && unasked[message] === undefined;
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

/** Whether what was caught says that a disk, or its share of it, has no more room. */
export const isFull = (cause: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes(errorParts(cause).code ?? '');

const wordsOf = (code: string): string => code.toLowerCase().replaceAll('_', ' ');

function seconds(ms: number): string {
  return `${ms / 1000} s`;
}

function size(bytes: number): string {
  const mebibytes = bytes / 2 ** 20;
  return Number.isInteger(mebibytes) ? `${mebibytes} MiB` : `${bytes} bytes`;
}
