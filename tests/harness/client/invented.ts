import { randomBytes } from 'node:crypto';
import type { CredentialPlace } from './credential';

/** What a credential looks like: a signed token, user and password, or a key. */
export type CredentialShape = 'jwt' | 'pair' | 'key';

/** In `Authorization` a token is expected, so that an invented one is refused for what it says and not for its shape. */
export function shapeOf({ in: where, name, http }: CredentialPlace): CredentialShape {
  if (http === 'Basic') return 'pair';
  return where === 'header' && name.toLowerCase() === 'authorization' ? 'jwt' : 'key';
}

/**
 * Credentials that no target knows, one of each shape: random, made without sight of the real one, so that a target that logs or
 * accepts it learns nothing.
 */
export function inventCredentials(): { readonly [shape in CredentialShape]: string } {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const jwt = [
    part({ alg: 'HS256', typ: 'JWT' }),
    part({ sub: randomBytes(12).toString('hex') }),
    randomBytes(32).toString('base64url'),
  ].join('.');
  return { jwt, pair: `invented:${randomBytes(16).toString('hex')}`, key: randomBytes(16).toString('hex') };
}
