import type { ListingField } from '../contract/model';
import type { ClauseOperator, Direction } from '../contract/roles';

/** The field an order goes by, with what tells how its values are ordered. */
export type AskedField = Pick<ListingField, 'path' | 'pointer' | 'kind' | 'values'>;

export interface AskedKey {
  readonly field: AskedField;
  readonly direction: Direction;
}

export interface AskedClause {
  readonly path: string;
  readonly value: string;
  /** Equality where it is left out. */
  readonly operator?: ClauseOperator;
  /** All values that `in` asked for. */
  readonly values?: readonly string[];
}

/** Clauses with an operator between each two. */
export interface AskedFilter {
  readonly clauses: readonly AskedClause[];
  readonly operators: readonly ('and' | 'or')[];
  /** Clauses in brackets, by their first and last index. */
  readonly groups?: readonly (readonly [first: number, last: number])[];
}

/**
 * What a query asked for, by role, whatever grammar wrote it into the URL. A string was sent as it stands, because the probe is no
 * lawful expression.
 */
export interface AskedQuery {
  readonly filter?: AskedFilter | string;
  readonly order?: readonly AskedKey[] | string;
  readonly projection?: readonly string[] | string;
  readonly limit?: number | string;
  readonly offset?: number | string;
  /** The number of pages before this one, whatever number the first has. */
  readonly page?: number | string;
  /** The token of a page, or the URL that was followed to it. */
  readonly next?: string;
  /** Parameters that play no role, by their real names. */
  readonly extra?: readonly (readonly [name: string, value: string])[];
}

/** What one exchange asked for. A request that was not written from roles has none. */
export interface QueryRecord {
  readonly kind: 'query';
  /** Id of the exchange. */
  readonly exchange: number;
  readonly query: AskedQuery;
}

/** How walks go from page to page, and how they end. */
export const ways = ['token', 'url', 'page', 'offset', 'none'] as const;
export const walkEnds = ['ended', 'cut', 'endless', 'astray', 'stopped'] as const;

/** One walk that the run made. Two walks may share exchanges, because identical requests are sent once. */
export interface WalkRecord {
  readonly kind: 'walk';
  readonly way: (typeof ways)[number];
  /** What its first page asked for; by offset, without the offset. */
  readonly query: AskedQuery;
  /** Ids of its exchanges, in order. Where it was `stopped`, the last one brought no page. */
  readonly exchanges: readonly number[];
  readonly end: (typeof walkEnds)[number];
}

/**
 * How much of a query and of a walk a record holds. What is longer is cut when it is written, because the exchange holds it whole,
 * and refused when it is read.
 */
export const askedBounds = { text: 1000, parts: 1000, pages: 100_000 } as const;
