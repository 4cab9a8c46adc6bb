import type { ListContext } from '../context';
import { maximumLimit } from '../page';
import { parameterNames } from '../fields';

/** When a fault shows: most faults of real servers live on one of several paths through the code. */

/** Neither filter, order nor projection: the path that every server tests. */
export function isPlain({ query }: ListContext): boolean {
  return isUnfiltered({ query }) && query.order.length === 0 && query.projection === undefined;
}

export function isUnfiltered({ query }: Pick<ListContext, 'query'>): boolean {
  return query.filter.length === 0;
}

/** The request carries a limit. */
export function hasLimit(context: ListContext): boolean {
  return context.behaviour.parameter(parameterNames.limit, context) !== undefined;
}

/** The limit that was sent is above the maximum, so that it was replaced. */
export function isClamped(context: ListContext): boolean {
  return Number(context.behaviour.parameter(parameterNames.limit, context)) > maximumLimit;
}

/** A page that a token leads to. */
export function isContinued({ query }: ListContext): boolean {
  return query.token !== undefined;
}

/** A page by an offset, not the first. */
export function isByOffset({ query }: ListContext): boolean {
  return query.token === undefined && query.offset > 0;
}

/** Pages from this one on, counted from 1. */
export function fromPage(page: number): (context: ListContext) => boolean {
  return ({ start, query }) => start >= query.limit * (page - 1);
}

/** Every third request, whatever it asks: one of three instances is at fault. */
export function isThird({ index }: { readonly index: number }): boolean {
  return index % 3 === 0;
}

/** All of these at once. */
export function all(...conditions: readonly ((context: ListContext) => boolean)[]): (context: ListContext) => boolean {
  return (context) => conditions.every((condition) => condition(context));
}

export function isFiltered({ query }: ListContext): boolean {
  return query.filter.length > 0;
}

export function isOrdered({ query }: ListContext): boolean {
  return query.order.length > 0;
}

export function isProjected({ query }: ListContext): boolean {
  return query.projection !== undefined;
}
