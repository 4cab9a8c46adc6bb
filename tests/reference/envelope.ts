import type { ListContext, Reply, RequestContext } from './context';
import type { Refusal } from './errors';
import { bodyText, type Json, type JsonObject } from './json';
import type { ClusterList, ErrorBody, ListMeta } from './types';

const json = 'application/json';

/** The body of a page. */
export function envelope(items: readonly Json[], listmeta: ListMeta, _context: ListContext): JsonObject {
  return { items, listmeta } satisfies { readonly [Name in keyof ClusterList]: unknown };
}

export function serialise(body: JsonObject, _context: RequestContext): string {
  return bodyText(body);
}

export function pageReply(text: string, _context: ListContext): Reply {
  return { status: 200, headers: { 'content-type': json }, body: text };
}

export function errorBody(refusal: Refusal, context: RequestContext): ErrorBody {
  return { code: refusal.code, message: refusal.message, ref: `request-${context.index}`, details: refusal.details };
}

/** A 401 names the scheme (RFC 9110, 11.6.1), a 405 the method that is allowed (15.5.6). */
export function refusalReply(refusal: Refusal, context: RequestContext): Reply {
  const { behaviour } = context;
  return {
    status: refusal.status,
    headers: {
      'content-type': json,
      ...(refusal.status === 401 && { 'www-authenticate': 'ApiKey' }),
      ...(refusal.status === 405 && { allow: 'GET' }),
    },
    body: behaviour.serialise({ ...behaviour.errorBody(refusal, context) }, context),
  };
}
