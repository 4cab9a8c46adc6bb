import { errorParts } from '../client/failure';
import { inputBytes } from '../input-file';
import type { Environment } from './environment';

/** The authorities of a whole system take less than one. */
const maximumBytes = 16 * 2 ** 20;

/**
 * A sentence where the file of further authorities cannot be read: Node goes on without it, and the target's certificate would be refused
 * for a reason that nobody sees. `undefined` where it can be, or no certificate is asked for.
 */
export function unreadAuthorities({ NODE_EXTRA_CA_CERTS: file }: Environment, target: URL | undefined): string | undefined {
  if (!file || target?.protocol !== 'https:') return undefined;
  try {
    const text = inputBytes(file, maximumBytes).toString('latin1');
    if (text.includes('-----BEGIN CERTIFICATE-----') || text.includes('-----BEGIN TRUSTED CERTIFICATE-----')) return undefined;
    return `NODE_EXTRA_CA_CERTS names ${file}, which holds no certificate in PEM: no authority of it is trusted.`;
  } catch (error) {
    return `NODE_EXTRA_CA_CERTS names ${file}, which cannot be used, because ${errorParts(error).message}: the authorities in it are not trusted.`;
  }
}

/** A sentence where the environment tells Node to take any certificate, and the target has one. */
export function uncheckedCertificates(
  { NODE_TLS_REJECT_UNAUTHORIZED: checks }: Environment,
  target: URL | undefined,
): string | undefined {
  if (checks !== '0' || target?.protocol !== 'https:') return undefined;
  return 'NODE_TLS_REJECT_UNAUTHORIZED is 0: no certificate is checked, so any server on the way can read the credential and answer in place of the target. Unset it; an authority of your own goes into NODE_EXTRA_CA_CERTS.';
}
