import type { FieldName, Value } from './field-data';

/** What a request of the field server is read into, and how it is refused. */

export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export const refuse = (message: string): never => {
  throw new Refusal(400, 'bad_request', message);
};

/** A request as it came. */
export interface Ask {
  /** In small letters. */
  readonly headers: { readonly [name: string]: string | undefined };
  /** What stands behind the question mark, as sent. */
  readonly raw: string;
}

export type Pairs = readonly (readonly [name: string, value: string])[];

export interface Key {
  readonly field: FieldName;
  readonly descending: boolean;
}

export interface Clause {
  readonly field: FieldName;
  readonly value: Value;
  /** The literal without its quotes. */
  readonly text: string;
}

/** A union of conjunctions. */
export type Filter = readonly (readonly Clause[])[];

/** Where a page ended: the values of the order's keys in its last item, and its identity. */
export interface Cursor {
  readonly values: readonly Value[];
  readonly id: string;
}

export interface Query {
  readonly ask: Ask;
  readonly pairs: Pairs;
  readonly size: number;
  readonly skip: number;
  readonly keys: readonly Key[];
  /** The order as it was asked; a token is good under the same one only. */
  readonly sort: string;
  readonly filter: Filter | undefined;
  readonly paths: readonly string[] | undefined;
  readonly cursor: Cursor | undefined;
}

export const valueOf = (pairs: Pairs, name: string): string | undefined => pairs.find(([one]) => one === name)?.[1];
