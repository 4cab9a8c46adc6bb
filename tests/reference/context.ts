import type { Behaviour } from './behaviour';
import type { Filter } from './filter';
import type { ServedListing } from './served-listing';
import type { OrderKey } from './order';
import type { TokenState } from './token';
import type { StoredObject } from './types';

/** A project and what it holds, in the default order of the listing. */
export interface Project {
  readonly uid: string;
  readonly items: readonly StoredObject[];
}

/** What one server holds of one listing, from its start to its end. */
export interface World {
  readonly listing: ServedListing;
  readonly projects: readonly Project[];
  readonly apiKey: string;
  readonly token: string;
  /** Seals the continue tokens. */
  readonly secret: string;
}

/** A request as it arrived; nothing is decoded yet. */
export interface IncomingRequest {
  readonly method: string;
  readonly path: string;
  /** Without `?`. */
  readonly rawQuery: string;
  /** Lower-case names. */
  readonly headers: { readonly [name: string]: string | undefined };
}

/** What every step may know. */
export interface RequestContext {
  /** The steps of this server; a step calls others through it, so that a replaced one is replaced everywhere. */
  readonly behaviour: Behaviour;
  readonly world: World;
  readonly request: IncomingRequest;
  /** Number of the request at this server, from 1. */
  readonly index: number;
  /** Milliseconds since the epoch, when the request arrived. */
  readonly now: number;
}

/** The six parameters and the scope, as read. */
export interface Query {
  /** The project; `undefined`: all of the tenant. */
  readonly scope: string | undefined;
  readonly limit: number;
  readonly offset: number;
  /** What the continue token holds; `undefined` where none was sent. */
  readonly token: TokenState | undefined;
  /** Empty: the default order. */
  readonly order: readonly OrderKey[];
  /** Empty: no filter. */
  readonly filter: Filter;
  /** `undefined`: whole items. */
  readonly projection: readonly string[] | undefined;
}

/** What the steps after reading the query may know as well. */
export interface ListContext extends RequestContext {
  readonly query: Query;
  /** Index of the first item of the page, in the whole result. */
  readonly start: number;
}

/** How the page came about, stage by stage. */
export interface Result {
  readonly inScope: readonly StoredObject[];
  readonly matching: readonly StoredObject[];
  readonly ordered: readonly StoredObject[];
  readonly page: readonly StoredObject[];
}

/** A response, ready to be sent. */
export interface Reply {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: { readonly [name: string]: string };
  readonly body: string | Buffer;
}
