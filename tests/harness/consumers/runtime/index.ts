import type { Json } from '../../contract/model';
import { type ClauseOperator, clauseOperators } from '../../contract/roles';
import type { ListQuery } from '../../listing/listing';
import { type Page, readReply } from '../../listing/reply';
import { askOf } from '../../listing/request';
import type { Client, Key, Listed, ListOptions, Page as ToldPage } from './api';
import { clauseOf, expressionOf, joined, type Node, type Value } from './filter';
import { contractFrom, type ListingData } from './listing-data';
import { ListingError, unwritable } from './listing-error';
import { key, keysOf } from './order';
import { pagesOf } from './pages';
import { senderOf } from './transport';

export { ListingError };

/** What may be asked for; each part exists where the contract promises its role, and the declarations of a package hold users to it. */
interface Query {
  readonly filter?: Node;
  readonly order?: string | Key | readonly (string | Key)[];
  readonly fields?: readonly string[];
  readonly limit?: number;
  readonly scope?: string;
  /** Values of the variables in the path. */
  readonly path?: { readonly [name: string]: string };
}

const standardPages = 1000;

/** What a package exports, from what it holds of its contract. */
export function listingOf(data: ListingData) {
  const contract = contractFrom(data);
  const { filter, order, projection, scope } = contract;

  function queryOf({ filter: node, order: keys, fields, limit }: Query): ListQuery {
    const unknown = fields?.find((path) => projection?.paths.includes(path) !== true);
    if (unknown !== undefined) throw unwritable(`Expected a path that this listing can be projected to; found ${unknown}.`);
    return {
      ...(node && { filter: expressionOf(node, promised(filter, 'filter')) }),
      ...(keys !== undefined && { order: keysOf(keys, promised(order, 'order')) }),
      ...(fields && { projection: fields }),
      ...(limit !== undefined && { limit: promised(contract.limit, 'limit') && limit }),
    };
  }

  async function* pages(client: Client, query: Query, { maxPages = standardPages, signal }: ListOptions): AsyncGenerator<Page> {
    const inPath = scope?.in === 'path' && query.scope !== undefined ? { [scope.parameter]: query.scope } : {};
    const send = senderOf(client, filledPath(data.path, { ...query.path, ...inPath }), contract, signal);
    const scoped = {
      ...contract,
      headers: new Set([...contract.headers, ...(scope?.in === 'header' ? [scope.parameter.toLowerCase()] : [])]),
    };
    const extra =
      scope === undefined || scope.in === 'path' || query.scope === undefined ? [] : [[scope.parameter, query.scope] as const];
    const first = { ...queryOf(query), ...(extra.length > 0 && { extra }) };
    yield* pagesOf(contract, async (asked) => readReply(await send(askOf(asked, scoped)), contract), first, maxPages);
  }

  function listAll(client: Client, query: Query = {}, options: ListOptions = {}): Listed<Json> {
    return {
      async *pages(): AsyncGenerator<ToldPage<Json>> {
        for await (const { items, count, exchange } of pages(client, query, options))
          yield { items, count, url: exchange.request.url };
      },
      async *[Symbol.asyncIterator]() {
        for await (const { items } of this.pages()) yield* items;
      },
    };
  }

  const clause =
    (operator: ClauseOperator) =>
    (field: string, value?: Value | readonly Value[]): Node =>
      clauseOf(promised(filter, 'filter'), operator, field, value === undefined ? [] : isList(value) ? value : [value]);
  const comparisons = Object.fromEntries(clauseOperators.map((operator) => [operator, clause(operator)] as const)) as {
    readonly [operator in ClauseOperator]: ReturnType<typeof clause>;
  };
  return {
    listAll,
    ascending: key('ascending'),
    descending: key('descending'),
    and: (...parts: readonly Node[]) => joined('and', parts, promised(filter, 'filter')),
    or: (...parts: readonly Node[]) => joined('or', parts, promised(filter, 'filter')),
    ...comparisons,
    // `in` is a word of the language.
    oneOf: comparisons.in,
  };
}

const isList = (value: Value | readonly Value[]): value is readonly Value[] => Array.isArray(value);

function promised<Role>(role: Role | undefined, name: string): Role {
  if (role !== undefined) return role;
  throw unwritable(`Expected to ask only what the contract promises; asked by ${name}, which it does not.`);
}

/** Variables of the path in place, so that no value adds a segment. */
function filledPath(template: string, values: { readonly [name: string]: string }): string {
  return template.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== undefined && !/^\.{0,2}$/.test(value)) return encodeURIComponent(value);
    throw unwritable(
      `Expected a value for ${name} in the path ${template}; found ${value === undefined ? 'none' : JSON.stringify(value)}.`,
    );
  });
}
