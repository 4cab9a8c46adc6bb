import { plainUrl } from './url';
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
    ...headers.map(([name, value]) => `-H ${header(name, value, request.credentialVariable ?? 'TARGET_API_KEY')}`),
    url,
  ].join(' ');
}

function header(name: string, value: string, variable: string): string {
  if (value === configuredPlaceholder) {
    const plain = /^[\w-]+$/.test(name);
    return plain ? `"${name}: $${variable}"` : `${quote(`${name}: `)}"$${variable}"`;
  }
  // curl sends a header without a value only where a semicolon stands for the colon.
  if (value === '') return quote(`${name};`);
  return quote(`${name}: ${value === inventedPlaceholder ? 'invented-credential' : value}`);
}

/** Single quotes keep everything but themselves. A control character cannot have been sent, and would break the line. */
function quote(text: string): string {
  return `'${text.replace(controls, ' ').replaceAll("'", `'\\''`)}'`;
}
