import type { Exchange } from '../client/exchange';
import type { Contract, Json, JsonObject } from '../contract/model';
import type { Item } from './value';
import { isObject, valueAt } from '../contract/pointer';
import { counted } from '../text/counted';
import { excerpt } from './value';

/** A response that can be read as a page of the listing. Members that are not of their type are `undefined`. */
export interface Page {
  readonly kind: 'page';
  readonly exchange: Exchange;
  readonly items: readonly Item[];
  /** One for each item. */
  readonly identities: readonly (string | undefined)[];
  /** The token that leads to the next page; `undefined` where none does. */
  readonly token: string | undefined;
  /** Without a token: the page says that it is the last, as the contract has it said. */
  readonly endsAsSaid: boolean;
  /** Whether items are left, as the page tells it. */
  readonly more: boolean | undefined;
  /** Whether this is the last page, as the page tells it; `undefined` where only a further request would show. */
  readonly isLast: boolean | undefined;
  readonly count: number | undefined;
  readonly limit: number | undefined;
  readonly offset: number | undefined;
}

/** What came of a request. */
export type Reply =
  | Page
  /** 4xx. */
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

/** A whole number written as text counts, for that it is text is told by response.list-members, and by it alone. */
const asNumber = (json: Json | undefined): number | undefined =>
  typeof json === 'number' ? json : typeof json === 'string' && /^\d{1,15}$/.test(json) ? Number(json) : undefined;

/** What stands for an empty list in servers that have no such thing: told by response.empty-list, and by it alone. */
function asList(items: Json | undefined, hasMembers: boolean): readonly Item[] | undefined {
  if (Array.isArray(items)) return items as readonly Item[];
  const isEmpty = items === null || (items === undefined && hasMembers) || (isObject(items) && Object.keys(items).length === 0);
  return isEmpty ? [] : undefined;
}

export function identityOf(item: Item, contract: Pick<Contract, 'items'>): string | undefined {
  const identity = valueAt(item, contract.items.identity);
  return typeof identity === 'string' || typeof identity === 'number' ? String(identity) : undefined;
}

/** Why the body of a response that did begin could not be read, with its status; `undefined` for every other exchange. */
export function unreadableBody({ response, attempts }: Exchange): { readonly status: number; readonly why: string } | undefined {
  const { status, failure = '', failureKind } = attempts.at(-1) ?? {};
  if (response !== undefined || status === undefined) return undefined;
  return failureKind === 'undecodable' || failureKind === 'cut-short' ? { status, why: failure } : undefined;
}

export function readReply(exchange: Exchange, contract: Contract): Reply {
  const { response } = exchange;
  const broken = unreadableBody(exchange);
  if (response === undefined && (broken === undefined || broken.status < 400)) {
    const failure = exchange.attempts.at(-1)?.failure ?? 'no response';
    return { kind: 'unavailable', exchange, problem: broken === undefined ? failure : `a ${broken.status}, but ${broken.why}` };
  }
  // A refusal is one, whether or not its reason can be read.
  const { status, json } = { status: broken?.status ?? 0, json: undefined, ...response };
  if (status === 429 || status === 503) return { kind: 'unavailable', exchange, problem: `throttled with ${status}` };
  if (status >= 500) return { kind: 'breakdown', exchange, status };
  if (status >= 400) return { kind: 'refusal', exchange, status };
  if (status >= 300) return { kind: 'unreadable', exchange, problem: `a redirect with ${status}` };
  if (!isBody(json, contract))
    return { kind: 'unreadable', exchange, problem: `${status} with a body that is no ${bodyOf(contract)}` };
  const member = (role: 'count' | 'limit' | 'offset' | 'more'): Json | undefined => {
    const at = contract[role]?.at;
    return at === undefined ? undefined : valueAt(json, at);
  };
  const held = valueAt(json, contract.items.at);
  const items = asList(held, member('count') !== undefined);
  if (items === undefined) {
    return { kind: 'unreadable', exchange, problem: `${excerpt(held)} where the list of items stands (${contract.items.at})` };
  }
  const told = member('more');
  const more = typeof told === 'boolean' ? told === (contract.more?.says === 'more') : undefined;
  const next = readNext(json, contract);
  return {
    kind: 'page',
    exchange,
    items,
    identities: items.map((item) => identityOf(item, contract)),
    ...next,
    count: asNumber(member('count')),
    limit: asNumber(member('limit')),
    offset: asNumber(member('offset')),
    more,
    isLast:
      contract.next !== undefined
        ? next.token === undefined
        : contract.offset === undefined
          ? true
          : more === undefined
            ? undefined
            : !more,
  };
}

/** A body that can be a page: the list itself where that is the body, else an object. */
export function isBody(json: Json | undefined, { items }: Pick<Contract, 'items'>): json is JsonObject | readonly Json[] {
  return items.at === '' ? Array.isArray(json) : isObject(json);
}

/** What such a body is called. */
export const bodyOf = ({ items }: Pick<Contract, 'items'>): string => (items.at === '' ? 'JSON array' : 'JSON object');

function readNext(json: Json, { next }: Contract): Pick<Page, 'token' | 'endsAsSaid'> {
  if (next === undefined) return { token: undefined, endsAsSaid: true };
  const told = valueAt(json, next.at);
  if (told === undefined) return { token: undefined, endsAsSaid: !next.isAlwaysThere };
  const isEnd = next.end.some((end) => end === told);
  // A token of another type is told by response.list-members, and by it alone.
  const token = typeof told === 'number' ? String(told) : typeof told === 'string' && told !== '' ? told : undefined;
  return isEnd ? { token: undefined, endsAsSaid: true } : { token, endsAsSaid: false };
}

/** What a reply was, in a few words, for a message. */
export function describe(reply: Reply): string {
  switch (reply.kind) {
    case 'page':
      return `a page of ${counted(reply.items.length, 'item')}`;
    case 'refusal':
    case 'breakdown':
      return `status ${reply.status}`;
    case 'unreadable':
    case 'unavailable':
      return reply.problem;
  }
}
