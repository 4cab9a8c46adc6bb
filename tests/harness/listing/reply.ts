import type { Exchange } from '../client/exchange';
import type { Contract, Json } from '../contract/model';
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
  /** The continue token; the empty string at the end; `undefined` where it is no string. */
  readonly token: string | undefined;
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

export function identityOf(item: Item, contract: Contract): string | undefined {
  const identity = valueAt(item, contract.response.identity);
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
  if (!isObject(json)) return { kind: 'unreadable', exchange, problem: `${status} with a body that is no JSON object` };
  const member = (name: 'continue' | 'count' | 'limit' | 'offset'): Json | undefined => valueAt(json, contract.response[name]);
  const held = valueAt(json, contract.response.items);
  const items = asList(held, member('count') !== undefined);
  if (items === undefined) {
    return {
      kind: 'unreadable',
      exchange,
      problem: `${excerpt(held)} where the list of items stands (${contract.response.items})`,
    };
  }
  const token = member('continue');
  return {
    kind: 'page',
    exchange,
    items,
    identities: items.map((item) => identityOf(item, contract)),
    token: typeof token === 'string' ? token : undefined,
    count: asNumber(member('count')),
    limit: asNumber(member('limit')),
    offset: asNumber(member('offset')),
  };
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
