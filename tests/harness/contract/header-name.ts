import { validateHeaderName } from 'node:http';
import { ContractError } from '../errors';

/** What a client says of the connection and of the length of a request, and no contract for it (RFC 9110, sections 7.6.1 and 7.8). */
const ofTheClient: ReadonlySet<string> = new Set([
  ...['connection', 'content-length', 'expect', 'host', 'keep-alive', 'proxy-authorization', 'proxy-connection'],
  ...['te', 'trailer', 'transfer-encoding', 'upgrade'],
]);

function whyUnsendable(name: string): string | undefined {
  try {
    validateHeaderName(name);
  } catch {
    return 'which is no token (RFC 9110, section 5.6.2)';
  }
  return ofTheClient.has(name.toLowerCase()) ? 'which belongs to the connection' : undefined;
}

/** Throws `ContractError` where a header, or a cookie, by this name cannot be sent; `where`: what names it. */
export function checkHeaderName(file: string, where: string, name: string, place: 'header' | 'cookie' = 'header'): void {
  const why = whyUnsendable(name);
  // A cookie may have any name that is a token (RFC 6265, section 4.1.1).
  if (why === undefined || (place === 'cookie' && ofTheClient.has(name.toLowerCase()))) return;
  throw new ContractError(
    'CONTRACT_HEADER_NAME',
    `Expected ${where} in ${file} to name a ${place} that a request can carry; found ${JSON.stringify(name.slice(0, 100))}, ${why}. Correct the name.`,
  );
}
