import type { Clause, Filter } from './filter';
import type { ListContext, Project, Query, Reply, RequestContext, Result } from './context';
import type { Refusal } from './errors';
import type { Json, JsonObject } from './json';
import type { OrderKey } from './order';
import type { TokenState } from './token';
import type { ErrorBody, ListMeta, StoredObject } from './types';

type Items = readonly StoredObject[];

/**
 * The steps that work for any request. The context is the last argument of every step. A step refuses by throwing a `Refusal`;
 * readers get `undefined` for a parameter or header that was not sent.
 */
export interface RequestSteps {
  /** Answers in place of everything else, or lets the request through: throttling, maintenance, latency. */
  intercept(context: RequestContext): Reply | undefined | Promise<Reply | undefined>;
  /** The data as it stands at this request. */
  projects(context: RequestContext): readonly Project[];
  acceptsKey(key: string, context: RequestContext): boolean;
  acceptsToken(token: string, context: RequestContext): boolean;
  authenticate(context: RequestContext): void;
  /** One query parameter, decoded. */
  parameter(name: string, context: RequestContext): string | undefined;
  readScope(projectUid: string | undefined, context: RequestContext): string | undefined;
  readLimit(raw: string | undefined, context: RequestContext): number;
  readOffset(raw: string | undefined, context: RequestContext): number;
  readOrder(raw: string | undefined, context: RequestContext): readonly OrderKey[];
  readFilter(raw: string | undefined, context: RequestContext): Filter;
  readProjection(raw: string | undefined, context: RequestContext): readonly string[] | undefined;
  readContinue(raw: string | undefined, context: RequestContext): TokenState | undefined;
  /** Calls the readers. */
  readQuery(context: RequestContext): Query;
  queryDigest(context: RequestContext): string;
  encodeToken(state: TokenState, context: RequestContext): string;
  decodeToken(text: string, context: RequestContext): TokenState;
  pageStart(query: Query, context: RequestContext): number;
  serialise(body: JsonObject, context: RequestContext): string;
  errorBody(refusal: Refusal, context: RequestContext): ErrorBody;
  refusalReply(refusal: Refusal, context: RequestContext): Reply;
  /** The last word on every response, page or refusal: compression, delay, headers. */
  finish(reply: Reply, context: RequestContext): Reply | Promise<Reply>;
}

/** The steps that make a page, once the query is read. */
export interface ListSteps {
  /** The items the request may see, in the default order. */
  itemsInScope(context: ListContext): Items;
  matchClause(item: StoredObject, clause: Clause, context: ListContext): boolean;
  matchFilter(item: StoredObject, filter: Filter, context: ListContext): boolean;
  filterItems(items: Items, context: ListContext): Items;
  /** Two present values, ascending. */
  compareValues(a: string, b: string, key: OrderKey, context: ListContext): number;
  /** Two values of which at least one is missing, ascending. */
  compareMissing(a: string | undefined, b: string | undefined, key: OrderKey, context: ListContext): number;
  /** Two items by one key, in its direction. */
  compareKey(a: StoredObject, b: StoredObject, key: OrderKey, context: ListContext): number;
  /** Two items by all keys. */
  compareItems(a: StoredObject, b: StoredObject, context: ListContext): number;
  sortItems(items: Items, context: ListContext): Items;
  cutPage(items: Items, context: ListContext): Items;
  hasMore(result: Result, context: ListContext): boolean;
  nextStart(result: Result, context: ListContext): number;
  nextToken(result: Result, context: ListContext): string;
  countItems(result: Result, context: ListContext): number;
  listMeta(result: Result, context: ListContext): ListMeta;
  /** One item as it is shown. */
  projectItem(item: StoredObject, context: ListContext): Json;
  /** The body, from what the page holds and its list metadata. */
  envelope(items: readonly Json[], listmeta: ListMeta, context: ListContext): JsonObject;
  pageReply(text: string, context: ListContext): Reply;
}
