import type { FieldKind, ListingField, Pointer } from './model';
import type { ListPlace } from './place/list';
import type { Place } from './place/place';

/**
 * The roles of a listing, one object each: `parameter` is what the client sends, `at` where the response tells. Names and meanings are those
 * of `x-listing` (`spec/x-listing.schema.json`).
 */

/** How something is written, as the documentation shows it, with placeholders such as `{field}`; a tree is written in brackets, or in JSON. */
export type Template = string | TemplateTree;
export type TemplateTree = { readonly [key: string]: Template | number | boolean };

/** What a clause can ask of a field. Each is written by a template of its own. */
export const clauseOperators = [
  'eq',
  'ne',
  'gt',
  'ge',
  'lt',
  'le',
  'in',
  'contains',
  'startsWith',
  'endsWith',
  'missing',
  'present',
] as const;
export type ClauseOperator = (typeof clauseOperators)[number];

/** How a clause is written with each operator, with `{field}` and `{value}`; `in` holds `{values}`, or `{value}` once for each. */
export type Operators = { readonly [operator in ClauseOperator]?: Template };

/** How a timestamp is told: RFC 3339, its date alone, a number since 1970, or RFC 2822. */
export const layouts = ['date-time', 'date', 'epoch-seconds', 'epoch-milliseconds', 'rfc2822'] as const;
export type Layout = (typeof layouts)[number];

/** How a flat expression binds. */
export const precedences = ['and-first', 'or-first', 'left-to-right', 'right-to-left'] as const;
export type Precedence = (typeof precedences)[number];

export type Direction = 'ascending' | 'descending';

/** Where a role stands in a request. */
export interface Written {
  /** The parameter, which may hold text around its value (`jql= ORDER BY {text}`); `undefined`: the templates are whole query pairs. */
  readonly parameter?: string;
  /** The parameter holds JSON, and the role stands there in it. */
  readonly json?: Pointer;
}

export interface ItemsRole extends ListPlace {
  /** Where an item holds what tells it from all others, which may take several values. The empty pointer is the item itself. */
  readonly identity: readonly Pointer[];
  /** The base of the fields of an item. */
  readonly fields: Pointer;
}

export interface LimitRole {
  readonly parameter: string;
  /** The parameter holds JSON, and this stands there in it. */
  readonly json?: Pointer;
  /** Page size where the request names none; `undefined`: the document does not say. */
  readonly default?: number;
  /** The least page size that may be asked for; `undefined`: the document does not say, or says less than one. */
  readonly minimum?: number;
  /** The largest page size that may be asked for; `undefined`: the document does not say. */
  readonly maximum?: number;
  readonly at?: Place;
  /** What is told: the size that was applied, or the number of items fetched; `undefined`: either. */
  readonly says?: 'applied' | 'fetched';
}

export interface OffsetRole {
  readonly parameter: string;
  /** The parameter holds JSON, and this stands there in it. */
  readonly json?: Pointer;
  /** Number of the first item. */
  readonly first: number;
  readonly at?: Place;
  /** What is told: where this page starts, or the next one. */
  readonly says: 'this' | 'next';
}

export interface PageRole {
  readonly parameter: string;
  /** The parameter holds JSON, and this stands there in it. */
  readonly json?: Pointer;
  /** Number of the first page. */
  readonly first: number;
  /** Where a page tells its number. */
  readonly at?: Place;
  /** Where a page tells how many there are. */
  readonly pages?: Place;
  /** Both may be absent. */
  readonly optional: boolean;
}

/** The roles of a query that can go with a token. */
export const besideRoles = ['filter', 'order', 'projection', 'limit'] as const;
export type BesideRole = (typeof besideRoles)[number];

/** A token, or a URL, that leads to the next page. */
export interface NextRole {
  /** Sends the token; `undefined`: what leads on is a URL. */
  readonly parameter?: string;
  /** The parameter holds JSON, and this stands there in it. */
  readonly json?: Pointer;
  readonly at: Place;
  /** The token of the first page; `undefined`: it is asked for without one. */
  readonly first?: string;
  /** What of the query goes with the token. */
  readonly beside: readonly BesideRole[];
  /** Values that mean that there is no further page. Absence does too, unless `isAlwaysThere`. */
  readonly end: readonly (string | null)[];
  /** The contract says how the end is written, so a page without the member is one that lacks it. */
  readonly isAlwaysThere: boolean;
  /** The token is part of the last item, so that every page with items has one, and only an empty page is the end. */
  readonly isOfLastItem: boolean;
}

/** Tells whether items are left. */
export interface MoreRole {
  readonly at: Place;
  /** What a `true` means: that more pages follow, or that this is the last one. */
  readonly says: 'more' | 'last';
  /** It may be absent. */
  readonly optional: boolean;
}

/** The kinds of further URLs that a page can tell. */
export const linkNames = ['self', 'first', 'prev', 'last'] as const;
export type LinkName = (typeof linkNames)[number];

/** Places of further URLs: of this page, of the first one, of the one before, of the last one. */
export interface LinksRole extends Readonly<Partial<Record<LinkName, Place>>> {
  /** Each may be absent. */
  readonly optional: boolean;
}

export interface CountRole {
  readonly at: Place;
  /** What is told: how many items there are over all pages, or how many come behind this page. */
  readonly says: 'total' | 'remaining';
  /** It may be absent. */
  readonly optional: boolean;
}

/** What a 2xx must tell to be a success: without this value it is a refusal. */
export interface SuccessRole {
  readonly at: Place;
  readonly is: string | number | boolean | null;
}

export interface OrderRole extends Written {
  /** How a key is written in each direction, with `{field}` for the name and `{index}` for its number; `undefined`: not at all. */
  readonly ascending?: Template;
  readonly descending?: Template;
  /** What stands between two keys; `undefined`: each is a pair of its own. */
  readonly separator?: string;
  /** The most keys an order may have; `undefined`: as many as one likes. */
  readonly keys?: number;
  /** The order of a listing that is asked for none. */
  readonly default?: readonly { readonly field: ListingField; readonly direction: Direction }[];
  readonly fields: readonly ListingField[];
}

export interface FilterRole extends Written {
  /** How a clause is written where its field has no operators of its own. */
  readonly operators: Operators;
  /**
   * How clauses that must all hold are written: with a text between them, in a function or a tree of `{clauses}`, or side by side
   * (`pairs`; `repeated-pairs`: one name may come again); `undefined`: not at all.
   */
  readonly and?: Template;
  readonly or?: Template;
  /** Brackets around `{clauses}`; `undefined`: there are none. */
  readonly group?: Template;
  /** How clauses bind that no brackets part; `undefined`: the document leaves it open. */
  readonly precedence?: Precedence;
  /** How a value of a kind is written, with `{value}`; bare where it is left out. */
  readonly quote?: { readonly [kind in FieldKind]?: string };
  /** What takes the place of a character within quotes; everywhere, where there is no `quote`. */
  readonly escape?: { readonly [character: string]: string };
  readonly fields: readonly ListingField[];
}

export interface ProjectionRole extends Written {
  /** How a path is written, with `{field}` and `{index}`. */
  readonly path: Template;
  /** What stands between two paths; `undefined`: each is a pair of its own. */
  readonly separator?: string;
  /** Paths of an item that stay whatever is asked for: that of the identity, and what the contract names. */
  readonly keeps: readonly string[];
  /** The path that all paths start with in an item and none in a query; `undefined`: both are the same. */
  readonly base?: string;
  /** What may be asked for, as an item holds it; where the contract names nothing, every leaf of an item that no list stands above. */
  readonly paths: readonly string[];
  /** Lists of plain values that may be asked for whole, where the contract names nothing. */
  readonly lists: readonly string[];
}

/** The parameter that selects a project, a tenant. */
export interface ScopeRole {
  readonly parameter: string;
  readonly in: 'header' | 'query' | 'path';
  /** Of a variable of the path, the value that the configuration gives it. */
  readonly value?: string;
}

/** The roles that a parameter of the query plays, in the order in which a request carries them. */
export const queryRoles = ['filter', 'order', 'projection', 'limit', 'offset', 'page', 'next'] as const;
export type QueryRole = (typeof queryRoles)[number];
