/**
 * Every choice the contract leaves open, with the lawful answers a server may give; the first is the default of the plain server.
 * A self test or a variant run can enumerate this table: each value alone, or any mixture, is a conforming server.
 */
export const choices = {
  /** `limit` above the maximum. */
  limitAboveMaximum: ['clamp', 'reject'],
  limitZero: ['default', 'all', 'none', 'maximum', 'refuse'],
  limitNegative: ['reject', 'default'],
  /** Text, a fraction, anything that is no integer. */
  limitText: ['reject', 'default'],
  limitBlank: ['default', 'reject'],
  /** An offset greater than the total. */
  offsetBeyond: ['empty', 'reject'],
  offsetNegative: ['reject', 'default', 'from-end'],
  offsetText: ['reject', 'default'],
  offsetBlank: ['default', 'reject'],
  /** `filters=`, `orderBy=`, `fields=`, `continue=`: as if not sent, or refused. */
  blankParameter: ['absent', 'reject'],
  repeatedParameter: ['last', 'first', 'reject'],
  unknownParameter: ['ignore', 'reject'],
  /** What `+` in a query stands for. */
  plus: ['plus', 'blank'],
  /** What `listmeta.limit` says. */
  listmetaLimit: ['fetched', 'applied'],
  /** What `listmeta.offset` says on the last page. */
  endOffset: ['count', 'zero'],
  token: ['encrypted', 'readable', 'stateful', 'keyset'],
  /** A token under another query than the one it was issued for. */
  tokenUnderOtherQuery: ['reject', 'token-wins', 'request-wins'],
  tokenBesideOffset: ['token', 'offset', 'reject'],
  collation: ['icu', 'code-point', 'utf-16', 'lower-fold', 'upper-fold', 'icu-shifted', 'numeric'],
  /** `key`: by a number of the server's own, which no client knows. */
  enumerationOrder: ['rank', 'text', 'key'],
  /** Where missing values stand; `low` and `high` turn with the direction. */
  missing: ['last', 'first', 'low', 'high'],
  ties: ['reversed', 'insertion', 'identity', 'turning'],
  unknownOrderField: ['ignore', 'reject'],
  /** A direction other than 1 and -1. */
  badDirection: ['reject', 'ignore'],
  filterCase: ['exact', 'ignore'],
  unknownFilterField: ['empty', 'reject'],
  /** A clause without an operator or without a field. */
  malformedFilter: ['reject', 'empty'],
  precedence: ['left-to-right', 'and-first', 'right-to-left'],
  /** Order or filter by a field the vendor's page does not use. */
  candidateFields: ['honour', 'reject'],
  projectionIdentity: ['dropped', 'kept'],
  /** The parent object of an asked path that has no value. */
  emptyParents: ['absent', 'present'],
  unknownProjection: ['ignore', 'reject'],
  additionalProperties: ['none', 'some'],
  /** `named`: uid, name and cloud type alone. `identity`: the uid alone. */
  items: ['rich', 'named', 'identity'],
  unknownProject: ['empty', 'reject'],
  compression: ['none', 'gzip', 'br'],
  refusal: [403, 401],
  /** Blanks at the ends of a value: kept, or passed over in what is asked and what is stored, at both ends or at the end alone. */
  filterBlanks: ['kept', 'trimmed', 'padded'],
  contentType: ['application/json', 'application/json; charset=utf-8', 'application/json;charset="UTF-8"'],
} as const;

export type Choices = { readonly [K in keyof typeof choices]: (typeof choices)[K][number] };

export interface PlainOptions extends Partial<Choices> {
  /** Clusters in the first project (default 117) and in the second (default 7). */
  readonly size?: number;
  readonly secondSize?: number;
  /** Seed of the data. */
  readonly seed?: number;
  /** Adds names that are hard on readers: newlines, `__proto__`, markup, half a surrogate pair, 100,000 characters. */
  readonly hostile?: boolean;
  /** Path before `/v1/…`, such as `/gateway/eu`. */
  readonly basePath?: string;
  /** Every error quotes the path and the query it was asked with. */
  readonly quoting?: boolean;
  readonly latencyMs?: number;
  /** Every nth request, from 2, is answered 503. 0: none. */
  readonly unavailableEvery?: number;
  /** Every nth request, from 2, is answered 429. 0: none. */
  readonly throttleEvery?: number;
  /** Seconds in the `Retry-After` of a 429 and a 503. */
  readonly retryAfter?: 0 | 1;
  /** Headers on every response, such as `Deprecation`. */
  readonly headers?: { readonly [name: string]: string };
  /** `limit-ignored`: `limit` has no effect at all, the page size is always the default. */
  readonly fault?: 'limit-ignored';
}

export const defaultChoices = Object.fromEntries(
  Object.entries(choices).map(([name, values]) => [name, values[0]]),
) as unknown as Choices;
