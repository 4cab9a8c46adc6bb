/**
 * What a generated package promises beside the types of its contract. The file is copied into each package as its declarations stand, so
 * it imports nothing, and needs neither the DOM nor Node.
 */

/** A response, as far as a package reads it. That of `fetch` is one. */
export interface ResponseLike {
  readonly status: number;
  readonly url: string;
  readonly headers: { forEach(each: (value: string, name: string) => void): void };
  text(): Promise<string>;
}

/** Asks with `fetch`. `headers` carry the credential; a redirect is refused, because it could carry them away. */
export interface PlainClient {
  /** Where the API is, with its base path: `https://api.example.com`. */
  readonly baseUrl: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** In place of the global `fetch`. */
  readonly fetch?: (url: string, init: never) => Promise<ResponseLike>;
}

/** What `createClient` of openapi-fetch gives: its base URL, headers and middleware hold. */
export interface OpenApiFetchClient {
  readonly GET: (
    path: never,
    init: never,
  ) => Promise<{ readonly data?: unknown; readonly error?: unknown; readonly response: ResponseLike }>;
}

export type Client = PlainClient | OpenApiFetchClient;

/** An `AbortSignal` is one. */
export interface SignalLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
}

export interface ListOptions {
  /** The most pages that are read, 1000 where it is left out. If one more follows, that is an error, never a silent end. */
  readonly maxPages?: number;
  readonly signal?: SignalLike;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Over all pages, where the page tells it. */
  readonly count: number | undefined;
  /** Where the page was found. */
  readonly url: string;
}

/** All items of a query, page by page: `for await (const item of listed)`, or `for await (const page of listed.pages())`. */
export interface Listed<Item> extends AsyncIterable<Item> {
  pages(): AsyncIterable<Page<Item>>;
}

/**
 * `refused`: a status of 400 or more, or a success that says it failed. `unreadable`: no page of this listing. `astray`: the next page is
 * no URL of the same origin. `endless`: pages keep coming without a new item. `too-many-pages`: more follow than `maxPages`.
 * `unwritable`: the grammar of the contract cannot hold what is asked; nothing was sent.
 */
export type ListingErrorCode = 'refused' | 'unreadable' | 'astray' | 'endless' | 'too-many-pages' | 'unwritable';

/** One comparison of a filter. */
export interface Clause {
  readonly kind: 'clause';
}
export interface Conjunction {
  readonly kind: 'and';
}
export interface Disjunction {
  readonly kind: 'or';
}
export type Filter = Clause | Conjunction | Disjunction;

/** A key of an order, made by `ascending` or `descending`. */
export interface Key {
  readonly direction: 'ascending' | 'descending';
  readonly field: string;
}

/** A property of a value at a path such as `owner.name`, with all above it. */
export type PickedAt<Value, Path extends string> = Path extends keyof Value
  ? Pick<Value, Path>
  : Path extends `${infer Name}.${infer Rest}`
    ? Name extends keyof Value
      ? { [Above in keyof Pick<Value, Name>]: PickedAt<NonNullable<Value[Name]>, Rest> }
      : unknown
    : unknown;

type Intersection<Union> = (Union extends unknown ? (part: Union) => void : never) extends (whole: infer Whole) => void
  ? Whole
  : never;

/** The properties of a value at some paths. */
export type Picked<Value, Paths extends string> = Intersection<Paths extends unknown ? PickedAt<Value, Paths> : never>;
