import { accessSync, constants } from 'node:fs';
import { errorParts } from '../client/failure';
import type { Environment } from './environment';

/**
 * A sentence where the file of further authorities cannot be read: Node goes on without it, and the target's certificate would be refused
 * for a reason that nobody sees. `undefined` where it can be, or no certificate is asked for.
 */
export function unreadAuthorities({ NODE_EXTRA_CA_CERTS: file }: Environment, target: URL | undefined): string | undefined {
  if (!file || target?.protocol !== 'https:') return undefined;
  try {
    accessSync(file, constants.R_OK);
    return undefined;
  } catch (error) {
    return `NODE_EXTRA_CA_CERTS names ${file}, which cannot be read (${errorParts(error).code ?? errorParts(error).message}): the authorities in it are not trusted.`;
  }
}
