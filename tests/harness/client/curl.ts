import { encodeStrictly, plainUrl } from './url';
import type { SentRequest } from './exchange';
import { configuredPlaceholder, inventedPlaceholder } from './redaction';

/** What the client adds for its own sake; a reader's curl need not. */
const left: ReadonlySet<string> = new Set(['accept-encoding', 'cache-control', 'user-agent']);
const controls = /[\u0000-\u001f\u007f]+/g;

/**
 * One line for a POSIX shell that sends the request again. The configured credential is read from its environment variable; an
 * invented one is made up. Everything else is quoted literally, whatever a recording or a target put into it.
 */
export function curlFor(request: SentRequest): string {
  const headers = Object.entries(request.headers).filter(([name]) => !left.has(name.toLowerCase()));
  const url = quote(plainUrl(request.url));
  return [
    'curl -sS',
    // Brackets and braces would be taken for patterns.
    ...(/[[\]{}]/.test(request.url) ? ['-g'] : []),
    ...parameter(request),
    ...headers.map(([name, value]) => header(name, value, variableOf(request))),
    url,
  ].join(' ');
}

const variableOf = ({ credentialVariable = 'TARGET_API_KEY' }: SentRequest): string => credentialVariable;

/** A credential in the query: curl encodes it, and adds it to the URL. */
function parameter(request: SentRequest): readonly string[] {
  const { credential, credentialParameter } = request;
  if (credentialParameter === undefined) return [];
  const name = encodeStrictly(credentialParameter);
  const pair =
    credential === 'configured'
      ? `"${name}=$${variableOf(request)}"`
      : quote(`${name}=${credential === 'invented' ? 'invented-credential' : ''}`);
  return [`-G --data-urlencode ${pair}`];
}

function header(name: string, value: string, variable: string): string {
  // curl encodes a user and a password itself (RFC 7617).
  if (value === `Basic ${configuredPlaceholder}`) return `-u "$${variable}"`;
  if (value === `Basic ${inventedPlaceholder}`) return '-u invented:credential';
  // curl sends a header without a value only where a semicolon stands for the colon.
  if (value === '') return `-H ${quote(`${name};`)}`;
  const text = `${name}: ${value.replaceAll(inventedPlaceholder, 'invented-credential')}`;
  const at = text.indexOf(configuredPlaceholder);
  if (at === -1) return `-H ${quote(text)}`;
  const [before, after] = [text.slice(0, at), text.slice(at + configuredPlaceholder.length)];
  // In double quotes only what a shell leaves alone there.
  if (/^[\w: =-]+$/.test(before) && after === '') return `-H "${before}$${variable}"`;
  return `-H ${quote(before)}"$${variable}"${after === '' ? '' : quote(after)}`;
}

/** A word for a POSIX shell: single quotes keep everything but themselves. A control character cannot have been sent, and would break the line. */
export function quote(text: string): string {
  return `'${text.replace(controls, ' ').replaceAll("'", `'\\''`)}'`;
}
