import { type Exchange, arrivedIn } from '../client/exchange';
import type { Contract, Json, JsonObject } from '../contract/model';
import type { Item } from './value';
import { urlWithin } from '../client/url';
import { type PlacedIn, type Place, valueIn } from '../contract/place/place';
import { isObject, valueAt } from '../contract/pointer';
import { type LinkName, linkNames } from '../contract/roles';
import { counted } from '../text/counted';
import { excerpt, textAt } from './value';

/** A response that can be read as a page of the listing. Members that are not of their type are `undefined`. */
export interface Page {
  readonly kind: 'page';
  readonly exchange: Exchange;
  readonly items: readonly Item[];
  /** One for each item. */
  readonly identities: readonly (string | undefined)[];
  /** What leads to the next page: a token, or an absolute URL where the contract names no parameter for one; `undefined` where none does. */
  readonly onwards: string | undefined;
  /** Without it: the page says that it is the last, as the contract has it said. */
  readonly endsAsSaid: boolean;
  /** `onwards` is no URL, or one of another origin, and as the page has it: it is not followed. */
  readonly isAstray: boolean;
  /** Whether items are left, as the page tells it. */
  readonly more: boolean | undefined;
  /** Whether this is the last page, as the page tells it; `undefined` where only a further request would show. */
  readonly isLast: boolean | undefined;
  /** Over all pages. */
  readonly count: number | undefined;
  /** How many items come behind this page. */
  readonly remaining: number | undefined;
  readonly limit: number | undefined;
  readonly offset: number | undefined;
  /** The number of this page, and how many there are, as the page tells it. */
  readonly page: number | undefined;
  readonly pages: number | undefined;
  /** Further URLs that the page tells, absolute; as the page has it where it is no URL of the same origin. */
  readonly links: { readonly [name in LinkName]?: ToldLink };
}

/** What came of a request. */
export type Reply =
  | Page
  /** 4xx, or a 2xx that says that it failed. */
  | { readonly kind: 'refusal'; readonly exchange: Exchange; readonly status: number }
  /** 5xx other than a throttled 503. */
  | { readonly kind: 'breakdown'; readonly exchange: Exchange; readonly status: number }
  /** A response that is neither a page nor a refusal. */
  | { readonly kind: 'unreadable'; readonly exchange: Exchange; readonly problem: string }
  /**
   * No response, throttled to the end of the retries, or a body that could not be read: says nothing about what was asked. That a
   * body cannot be read is told by response.json, and by it alone.
   */
  | { readonly kind: 'unavailable'; readonly exchange: Exchange; readonly problem: string };

/** A whole number written as text counts, because response.list-members alone tells that it is text. */
const asNumber = (json: Json | undefined): number | undefined =>
  typeof json === 'number' ? json : typeof json === 'string' && /^\d{1,15}$/.test(json) ? Number(json) : undefined;

/** What stands for an empty list in servers that have no such thing: told by response.empty-list, and by it alone. */
function asList(items: Json | undefined, hasMembers: boolean): readonly Item[] | undefined {
  if (Array.isArray(items)) return items as readonly Item[];
  const isEmpty = items === null || (items === undefined && hasMembers) || (isObject(items) && Object.keys(items).length === 0);
  return isEmpty ? [] : undefined;
}

export function identityOf(item: Item, contract: Pick<Contract, 'items'>): string | undefined {
  const parts = contract.items.identity;
  const texts = parts.flatMap((at) => (typeof valueAt(item, at) === 'boolean' ? [] : (textAt(item, at) ?? [])));
  if (texts.length < parts.length) return undefined;
  return texts.length === 1 ? texts[0] : JSON.stringify(texts);
}

/**
 * Why the body of a response that did begin cannot be decoded, or ends before its end, with its status; `undefined` for every other exchange.
 */
export function unreadableBody({ response, attempts }: Exchange): { readonly status: number; readonly why: string } | undefined {
  const { status, failure = '', failureKind } = attempts.at(-1) ?? {};
  if (response !== undefined || status === undefined) return undefined;
  return failureKind === 'undecodable' || failureKind === 'cut-short' ? { status, why: failure } : undefined;
}

/** By exchange: all checks ask for the same first pages, and what is known of a list of items is kept by that list. */
const replies = new WeakMap<Exchange, { readonly contract: Contract; readonly reply: Reply }>();

/** What a response says by the contract. */
export function readReply(exchange: Exchange, contract: Contract): Reply {
  const known = replies.get(exchange);
  if (known?.contract === contract) return known.reply;
  const reply = readOnce(exchange, contract);
  replies.set(exchange, { contract, reply });
  return reply;
}

function readOnce(exchange: Exchange, contract: Contract): Reply {
  const { response } = exchange;
  const arrived = response?.status ?? exchange.attempts.at(-1)?.status ?? 0;
  if (response === undefined && arrived < 400) return { kind: 'unavailable', exchange, problem: arrivedIn(exchange) };
  // A refusal is one, whether or not its reason can be read.
  const answer = response ?? { status: arrived, json: undefined, headers: {} };
  const { status, json } = answer;
  if (status === 429 || status === 503) return { kind: 'unavailable', exchange, problem: `throttled with ${status}` };
  if (status >= 500) return { kind: 'breakdown', exchange, status };
  if (status >= 400) return { kind: 'refusal', exchange, status };
  if (status >= 300) return { kind: 'unreadable', exchange, problem: `a redirect with ${status}` };
  if (!isBody(json, contract))
    return { kind: 'unreadable', exchange, problem: `${status} with a body that is no ${bodyOf(contract)}` };
  if (saysFailure(answer, contract)) return { kind: 'refusal', exchange, status };
  const told = (place: Place | undefined): Json | undefined => (place === undefined ? undefined : valueIn(answer, place));
  const { at, within } = contract.items;
  const held = valueAt(json, at);
  const members = asList(held, told(contract.count?.at) !== undefined);
  if (members === undefined) {
    return { kind: 'unreadable', exchange, problem: `${excerpt(held)} where the list of items stands (${at})` };
  }
  const items = within === '' ? members : members.map((member) => valueAt(member, within) ?? null);
  const flag = asFlag(told(contract.more?.at));
  const more = flag === undefined ? undefined : flag === (contract.more?.says === 'more');
  const next = readNext(exchange, answer, contract);
  const counted = asNumber(told(contract.count?.at));
  const [count, remaining] = contract.count?.says === 'remaining' ? [undefined, counted] : [counted, undefined];
  const left = remaining ?? (count === undefined ? undefined : count - items.length);
  return {
    kind: 'page',
    exchange,
    items,
    identities: items.map((item) => identityOf(item, contract)),
    ...next,
    ...(more === false && { endsAsSaid: true }),
    count,
    remaining,
    limit: asNumber(told(contract.limit?.at)),
    offset: asNumber(told(contract.offset?.at)),
    page: asNumber(told(contract.page?.at)),
    pages: asNumber(told(contract.page?.pages)),
    links: linksIn(exchange, answer, contract),
    more,
    isLast: isLast(contract, { onwards: next.onwards, more, left }),
  };
}

/** A 2xx that lacks the value by which the contract tells a success. */
export const saysFailure = (answer: PlacedIn, { success: { told } }: Pick<Contract, 'success'>): boolean =>
  told !== undefined && answer.json !== undefined && valueIn(answer, told.at) !== told.is;

/** A body that can be a page: the list itself where that is the body, else an object. */
export function isBody(json: Json | undefined, { items }: Pick<Contract, 'items'>): json is JsonObject | readonly Json[] {
  return items.at === '' ? Array.isArray(json) : isObject(json);
}

/** What such a body is called. */
export const bodyOf = ({ items }: Pick<Contract, 'items'>): string => (items.at === '' ? 'JSON array' : 'JSON object');

/**
 * Where a page leads on, that there is no further one is told by the lack of it, or by a flag; else only a further request shows it. Where no
 * way on is promised there may be one all the same: a count above the items, or a size that can be asked for, says that the page may be cut.
 */
function isLast(
  { next, page, offset, limit }: Contract,
  {
    onwards,
    more,
    left,
  }: { readonly onwards: string | undefined; readonly more: boolean | undefined; readonly left: number | undefined },
): boolean | undefined {
  if (next !== undefined) return more === false || onwards === undefined;
  if (more !== undefined) return !more;
  if (page !== undefined || offset !== undefined) return undefined;
  if (left !== undefined) return left <= 0;
  return limit === undefined ? true : undefined;
}

/** Headers hold text only. */
const asFlag = (json: Json | undefined): boolean | undefined =>
  typeof json === 'boolean' ? json : json === 'true' ? true : json === 'false' ? false : undefined;

/** A URL that a page tells. `isAstray`: it is none, or one of another origin, and is not followed. */
export interface ToldLink {
  readonly url: string;
  readonly isAstray: boolean;
}

/** A link in a page, as text or as the `href` of an object. A relative one starts from where the page was found at last. */
function linkIn(told: Json | undefined, { request, attempts }: Exchange): ToldLink | undefined {
  const text = isObject(told) ? told.href : told;
  if (typeof text !== 'string' || text === '') return undefined;
  const from = attempts.findLast(({ redirectedTo }) => redirectedTo !== undefined)?.redirectedTo ?? request.url;
  const url = urlWithin(text, from);
  return { url: url ?? text, isAstray: url === undefined };
}

function linksIn(exchange: Exchange, answer: PlacedIn, { links }: Contract): Page['links'] {
  return Object.fromEntries(
    linkNames.flatMap((name) => {
      const at = links?.[name];
      const link = at === undefined ? undefined : linkIn(valueIn(answer, at), exchange);
      return link === undefined ? [] : [[name, link]];
    }),
  );
}

type Onwards = Pick<Page, 'onwards' | 'endsAsSaid' | 'isAstray'>;

function readNext(exchange: Exchange, answer: PlacedIn, { next }: Contract): Onwards {
  if (next === undefined) return { onwards: undefined, endsAsSaid: true, isAstray: false };
  const told = valueIn(answer, next.at);
  if (told === undefined) return { onwards: undefined, endsAsSaid: !next.isAlwaysThere, isAstray: false };
  if (next.end.some((end) => end === told)) return { onwards: undefined, endsAsSaid: true, isAstray: false };
  const text = next.parameter === undefined && isObject(told) ? told.href : told;
  // What is of another type is told by response.list-members, and by it alone.
  const onwards = typeof text === 'number' ? String(text) : typeof text === 'string' && text !== '' ? text : undefined;
  if (next.parameter !== undefined || onwards === undefined) return { onwards, endsAsSaid: false, isAstray: false };
  const { url = onwards, isAstray = true } = linkIn(onwards, exchange) ?? {};
  return { onwards: url, endsAsSaid: false, isAstray };
}

/** Whether two pages tell different counts. One that tells none tells nothing else: response.list-members says where it must be. */
export const countsDiffer = (one: Page, other: Page | undefined): boolean =>
  one.count !== undefined && other?.count !== undefined && one.count !== other.count;

/** What a reply was, in a few words, for a message. */
export function describe(reply: Reply): string {
  switch (reply.kind) {
    case 'page':
      return `a page of ${counted(reply.items.length, 'item')}`;
    case 'refusal':
    case 'breakdown':
      return `${arrivedIn(reply.exchange)}${reply.status < 400 ? ' that says it failed' : ''}`;
    case 'unreadable':
    case 'unavailable':
      return reply.problem;
  }
}
