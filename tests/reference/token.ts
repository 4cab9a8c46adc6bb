import { createHash, createHmac } from 'node:crypto';
import { sameSecret } from './authenticate';
import type { RequestContext } from './context';
import { type Refusal, malformed } from './errors';
import { parameterNames } from './fields';

/** What a continue token holds. */
export interface TokenState {
  /** Index of the first item of the next page. */
  readonly start: number;
  /** Digest of the query it belongs to. */
  readonly query: string;
}

/** Digest of what decides the sequence: scope, filter, order and projection. The page size may change on the way. */
export function queryDigest(context: RequestContext): string {
  const { filter, order, projection } = parameterNames;
  const texts = [filter, order, projection].map((name) => context.behaviour.parameter(name, context) ?? '');
  return createHash('sha256')
    .update(JSON.stringify([context.request.headers.projectuid ?? null, ...texts]))
    .digest('base64url')
    .slice(0, 16);
}

/** Base64 of the state, sealed: a token that was altered is found out. */
export function encodeToken(state: TokenState, context: RequestContext): string {
  const content = Buffer.from(JSON.stringify(state)).toString('base64url');
  return `${content}.${seal(content, context)}`;
}

export function decodeToken(text: string, context: RequestContext): TokenState {
  const [content = '', signature = '', ...rest] = text.split('.');
  if (rest.length > 0 || !sameSecret(signature, seal(content, context))) throw unknownToken();
  return JSON.parse(Buffer.from(content, 'base64url').toString()) as TokenState;
}

/** An empty token asks for the first page. */
export function readContinue(raw: string | undefined, context: RequestContext): TokenState | undefined {
  if (raw === undefined || raw === '') return undefined;
  const state = context.behaviour.decodeToken(raw, context);
  if (state.query === context.behaviour.queryDigest(context)) return state;
  throw malformed(
    parameterNames.continue,
    'TokenOfAnotherQuery',
    'The continue token belongs to another query; send it with the initial one.',
  );
}

/** The refusal of a token this server did not issue. */
export function unknownToken(): Refusal {
  return malformed(parameterNames.continue, 'InvalidToken', 'The continue token was not issued by this server.');
}

function seal(content: string, context: RequestContext): string {
  return createHmac('sha256', context.world.secret).update(content).digest('base64url').slice(0, 22);
}
