import type { Exchange } from '../client/exchange';
import { queryRoles, type QueryRole } from '../contract/roles';
import type { AskedQuery } from './asked';

/** What a request asked for, by role, and of what kind its answer was: what two findings can have in common without an exchange. */
export interface RequestClass {
  /** Roles of the query; `other` for parameters the contract does not know, `credential` where another than the configured one was sent. */
  readonly roles: readonly (QueryRole | 'other' | 'credential')[];
  readonly answer: 'page' | 'unreadable' | 'refusal' | 'breakdown' | 'none';
}

function answerOf({ response }: Exchange): RequestClass['answer'] {
  if (response === undefined) return 'none';
  if (response.status >= 500) return 'breakdown';
  if (response.status >= 400) return 'refusal';
  return response.json === undefined ? 'unreadable' : 'page';
}

/** The class of a request, by what it asked for by role, and by its credential. One that was not written from roles has but `other`. */
export function requestClassOf(exchange: Exchange, asked: AskedQuery | undefined): RequestClass {
  const isBare = new URL(exchange.request.url).search === '';
  return {
    roles: [
      ...queryRoles.filter((role) => asked?.[role] !== undefined),
      ...(asked?.extra !== undefined || (asked === undefined && !isBare) ? ['other' as const] : []),
      ...(exchange.request.credential === 'configured' ? [] : ['credential' as const]),
    ],
    answer: answerOf(exchange),
  };
}

/** How long a page is, and that it is a later one, is no matter of what is listed. */
const paging: ReadonlySet<string> = new Set<QueryRole>(['limit', 'page', 'next']);

/**
 * Whether what the plainer request shows can be what the richer one shows: it asks for nothing that the richer one does not ask, and
 * a page that is wrong does not explain that there is none.
 */
export function isWithinClass(plain: RequestClass, rich: RequestClass): boolean {
  return plain.roles.every((role) => paging.has(role) || rich.roles.includes(role)) && rich.answer === plain.answer;
}
