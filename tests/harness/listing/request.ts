import type { Ask } from '../client/exchange';
import type { Contract } from '../contract/model';
import { type NextRole, queryRoles, type QueryRole } from '../contract/roles';
import { HarnessError } from '../errors';
import { isSpelled, pairsOf, type Fragment, type Pair, type Spelled } from '../grammar/fragment';
import { filled, parameterOf } from '../grammar/template';
import { writeFilter, writeOrder, writeProjection } from '../grammar/write';
import type { ListQuery } from './listing';

/** What is spelled is sent as it stands, anything else is written first. */
function fragments<Part extends object>(
  part: Part | Spelled | undefined,
  write: (part: Part) => readonly Fragment[],
): readonly Fragment[] {
  return part === undefined ? [] : isSpelled(part) ? part.spelled : write(part);
}

/** A text, or a number, where its role stands. */
function single(
  value: number | string | undefined,
  role: () => { readonly parameter: string; readonly json?: string },
): readonly Fragment[] {
  if (value === undefined) return [];
  const { parameter, json: at } = role();
  const { name, around } = parameterOf(parameter);
  return [at === undefined ? { name, text: filled(around, { text: String(value) }) } : { name, at, value, around }];
}

/** A role that a query asks by. Throws `HarnessError` where it is not promised: then it must not be asked. */
function roleOf<Role extends QueryRole>(contract: Contract, role: Role): NonNullable<Contract[Role]> {
  const found = contract[role];
  if (found !== undefined) return found;
  throw new HarnessError(
    'HARNESS_ROLE',
    `Expected to ask only what ${contract.file} promises; asked by ${role}, which it does not.`,
  );
}

/** What sends a token. Throws `HarnessError` where what leads on is a URL. */
function tokenOf(contract: Contract): NextRole & { readonly parameter: string } {
  const next = roleOf(contract, 'next');
  const { parameter } = next;
  if (parameter !== undefined) return { ...next, parameter };
  throw new HarnessError(
    'HARNESS_ROLE',
    `Expected to send what ${contract.file} has a parameter for; sent a token, which it has not.`,
  );
}

type Carriers = Pick<Ask, 'query' | 'headers'>;

/** Pairs where they go: into the query, or into headers. */
export function carriersOf(pairs: readonly Pair[], { headers }: Pick<Contract, 'headers'>): Carriers {
  const isHeader = ([name]: Pair): boolean => headers.has(name.toLowerCase());
  const carried = pairs.filter(isHeader);
  return carried.length === 0 ? { query: pairs } : { query: pairs.filter((pair) => !isHeader(pair)), headers: carried };
}

/** What a query stands for: a URL is followed as it stands, with the headers of the query; all else is written. */
export function askOf({ next, ...query }: ListQuery, contract: Contract): Pick<Ask, 'query' | 'headers' | 'url'> {
  if (next === undefined || contract.next === undefined || contract.next.parameter !== undefined)
    return carriersOf(parametersOf({ ...query, ...(next !== undefined && { next }) }, contract), contract);
  return { url: next, ...headersOf(carriersOf(parametersOf(query, contract), contract)) };
}

export const headersOf = ({ headers }: Pick<Ask, 'headers'>): Pick<Ask, 'headers'> => (headers === undefined ? {} : { headers });

/** What goes with every request. */
export const constantAsk = (contract: Pick<Contract, 'constants' | 'headers'>): Carriers =>
  carriersOf(contract.constants, contract);

/** The query parameters by their real names, always in the same order, so that equal queries are equal requests. */
export function parametersOf(query: ListQuery, contract: Contract): readonly Pair[] {
  const { offset, page } = query;
  const start = typeof offset === 'number' ? roleOf(contract, 'offset').first + offset : offset;
  const number = typeof page === 'number' ? roleOf(contract, 'page').first + page : page;
  const token = query.next ?? (offset === undefined && page === undefined ? contract.next?.first : undefined);
  const written: { readonly [role in QueryRole]: readonly Fragment[] } = {
    filter: fragments(query.filter, (filter) => writeFilter(filter, roleOf(contract, 'filter'))),
    order: fragments(query.order, (keys) => writeOrder(keys, roleOf(contract, 'order'))),
    projection: fragments(query.projection, (paths) => writeProjection(paths, roleOf(contract, 'projection'))),
    limit: single(query.limit, () => roleOf(contract, 'limit')),
    offset: single(start, () => roleOf(contract, 'offset')),
    page: single(number, () => roleOf(contract, 'page')),
    next: single(token, () => tokenOf(contract)),
  };
  const named = [...pairsOf(queryRoles.map((role) => written[role])), ...(query.extra ?? [])];
  return [...named, ...contract.constants.filter(([name]) => !named.some(([other]) => other === name))];
}
