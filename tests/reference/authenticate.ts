import { createHash, timingSafeEqual } from 'node:crypto';
import type { ListContext, RequestContext } from './context';
import { Refusal } from './errors';
import type { StoredObject } from './types';

/** Whether an `ApiKey` header holds the key. */
export function acceptsKey(key: string, context: RequestContext): boolean {
  return sameSecret(key, context.world.apiKey);
}

/** Whether an `Authorization` header holds the token. */
export function acceptsToken(token: string, context: RequestContext): boolean {
  return sameSecret(token, context.world.token);
}

/** Refuses a request without a credential, and one with a wrong or an empty one, even beside a right one. */
export function authenticate(context: RequestContext): void {
  const { apikey: key, authorization: token } = context.request.headers;
  if (key === undefined && token === undefined)
    throw new Refusal(401, 'MissingCredential', 'Send a credential, as ApiKey or as Authorization.');
  const accepted =
    (key === undefined || context.behaviour.acceptsKey(key, context)) &&
    (token === undefined || context.behaviour.acceptsToken(token, context));
  if (!accepted) throw new Refusal(401, 'InvalidCredential', 'The credential is not valid.');
}

/** The project of the scope header; `undefined`: all of the tenant. */
export function readScope(projectUid: string | undefined, context: RequestContext): string | undefined {
  if (projectUid === undefined) return undefined;
  if (context.world.projects.some((project) => project.uid === projectUid)) return projectUid;
  throw new Refusal(403, 'ProjectForbidden', 'The credential has no access to this project.');
}

/** What the project holds; without one, what all projects of the tenant hold. */
export function itemsInScope(context: ListContext): readonly StoredObject[] {
  const { scope } = context.query;
  return context.behaviour
    .projects(context)
    .filter((project) => scope === undefined || project.uid === scope)
    .flatMap((project) => project.items);
}

/** In constant time for any length: digests are compared, not the values. */
export function sameSecret(received: string, expected: string): boolean {
  return timingSafeEqual(sha256(received), sha256(expected));
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
