import { randomBytes } from 'node:crypto';

/**
 * A credential that no target knows: random, made without sight of the real one, so that a target that logs or accepts it
 * learns nothing. In `Authorization` it looks like a JWT, so that it is refused for what it says and not for its shape.
 */
export function inventCredential(header: string): string {
  if (header.toLowerCase() !== 'authorization') return randomBytes(16).toString('hex');
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return [
    part({ alg: 'HS256', typ: 'JWT' }),
    part({ sub: randomBytes(12).toString('hex') }),
    randomBytes(32).toString('base64url'),
  ].join('.');
}
