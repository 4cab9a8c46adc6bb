import type { ListContext, Query, RequestContext, Result } from './context';
import { malformed } from './errors';
import { parameterNames } from './fields';
import type { ListMeta, StoredObject } from './types';

export const defaultLimit = 50;
export const maximumLimit = 50;
const largestInt64 = 2n ** 63n - 1n;

/** More than the maximum gives the maximum, zero the default: clients in the field send it to say that they want no limit of their own. */
export function readLimit(raw: string | undefined, _context: RequestContext): number {
  if (raw === undefined) return defaultLimit;
  const limit = readInteger(raw);
  if (limit === undefined) throw malformed(parameterNames.limit, 'InvalidLimit', 'The limit is a whole number from 0 on.');
  return limit === 0 ? defaultLimit : Math.min(limit, maximumLimit);
}

export function readOffset(raw: string | undefined, _context: RequestContext): number {
  if (raw === undefined) return 0;
  const offset = readInteger(raw);
  if (offset === undefined) throw malformed(parameterNames.offset, 'InvalidOffset', 'The offset is a whole number from 0 on.');
  return offset;
}

/** A non-negative 64-bit integer in plain digits. */
function readInteger(raw: string): number | undefined {
  return /^\d{1,40}$/.test(raw) && BigInt(raw) <= largestInt64 ? Number(raw) : undefined;
}

/** A token knows where its page starts; an offset beside it changes nothing. */
export function pageStart(query: Query, _context: RequestContext): number {
  return query.token?.start ?? query.offset;
}

export function cutPage(items: readonly StoredObject[], context: ListContext): readonly StoredObject[] {
  return items.slice(context.start, context.start + context.query.limit);
}

export function hasMore(result: Result, context: ListContext): boolean {
  return nextStart(result, context) < result.matching.length;
}

/** Index the next page starts at; never beyond the end, wherever this page was asked to start. */
export function nextStart(result: Result, context: ListContext): number {
  return Math.min(context.start, result.matching.length) + result.page.length;
}

/** The continue token; empty at the end. */
export function nextToken(result: Result, context: ListContext): string {
  const { behaviour } = context;
  if (!behaviour.hasMore(result, context)) return '';
  return behaviour.encodeToken({ start: behaviour.nextStart(result, context), query: behaviour.queryDigest(context) }, context);
}

export function countItems(result: Result, _context: ListContext): number {
  return result.matching.length;
}

export function listMeta(result: Result, context: ListContext): ListMeta {
  const { behaviour } = context;
  return {
    continue: behaviour.nextToken(result, context),
    count: behaviour.countItems(result, context),
    limit: result.page.length,
    offset: behaviour.nextStart(result, context),
  };
}
