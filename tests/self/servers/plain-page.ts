import type { Choices } from './plain-choices';
import type { PlainRecord } from './plain-data';
import type { Item } from './plain-fields';
import { compareRecords } from './plain-order';
import { malformed, project, readFilter, readOrder, readProjection, textParameter } from './plain-query';
import type { Position, Tokens } from './plain-tokens';

const defaultLimit = 50;
const maximumLimit = 50;

/** Settings beside the lawful choices: the faults a self test can ask for. */
export interface Faults {
  readonly limitIgnored: boolean;
  /** Items on a page beyond its limit. */
  readonly surplus: number;
  /** A filter has no effect at all. */
  readonly filterIgnored?: boolean;
  /** What a page shows of a record that was found; default: as it was found. */
  readonly shown?: (record: PlainRecord) => Item;
}

export interface Page {
  readonly items: readonly Item[];
  readonly listmeta: { readonly continue: string; readonly count: number; readonly limit: number; readonly offset: number };
}

type NumberPolicy = 'default' | 'reject';

/** An integer parameter, or `undefined` for the default. Values beyond 2^53 come back as the nearest number. */
function integer(
  text: string | undefined,
  name: string,
  policies: { readonly [kind in 'negative' | 'text' | 'blank']: NumberPolicy },
) {
  if (text === undefined) return undefined;
  const kind = text === '' ? 'blank' : !/^-?\d+$/.test(text) ? 'text' : Number(text) < 0 ? 'negative' : undefined;
  if (kind === undefined) return Number(text);
  if (policies[kind] === 'reject') throw malformed(`the ${name}`);
  return undefined;
}

/** `all`: how many records there are. */
function readLimit(text: string | undefined, choices: Choices, all: number): number {
  const limit = integer(text, 'limit', { negative: choices.limitNegative, text: choices.limitText, blank: choices.limitBlank });
  if (limit === undefined) return defaultLimit;
  if (limit > maximumLimit && choices.limitAboveMaximum === 'reject') throw malformed('a limit above the maximum');
  if (limit > 0) return Math.min(limit, maximumLimit);
  if (choices.limitZero === 'refuse') throw malformed('a limit of zero');
  return { default: defaultLimit, maximum: maximumLimit, none: 0, all }[choices.limitZero];
}

interface Asked {
  readonly filters: string;
  readonly orderBy: string;
  readonly fields: string;
  readonly limit: number;
}

/** What a token keeps of its query, as text. */
const bind = (asked: Asked): string => JSON.stringify([asked.filters, asked.orderBy, asked.fields, asked.limit]);

function unbind(text: string): Asked {
  try {
    const [filters, orderBy, fields, limit] = JSON.parse(text) as unknown[];
    const numeric = typeof limit === 'number' && limit >= 1 && limit <= maximumLimit;
    if (numeric && [filters, orderBy, fields].every((part) => typeof part === 'string')) {
      return { filters: String(filters), orderBy: String(orderBy), fields: String(fields), limit };
    }
  } catch {
    // Falls through: an altered token is no server error.
  }
  throw malformed('the continue token');
}

function readPosition(text: string, asked: Asked, tokens: Tokens, choices: Choices): { position: Position; asked: Asked } {
  const position = tokens.read(text);
  if (position === undefined) throw malformed('the continue token');
  switch (choices.tokenUnderOtherQuery) {
    case 'request-wins':
      return { position, asked };
    case 'token-wins':
      return { position, asked: unbind(position.token) };
    case 'reject':
      if (position.token !== bind(asked)) throw malformed('the continue token: it belongs to another query and');
      return { position, asked };
  }
}

/** One page of a project for a query. Throws `Refusal`. */
export function listPage(
  records: readonly PlainRecord[],
  query: ReadonlyMap<string, string>,
  choices: Choices,
  tokens: Tokens,
  faults: Faults,
): Page {
  const text = (name: string): string => textParameter(query, name, choices);
  const limit = faults.limitIgnored ? defaultLimit : readLimit(query.get('limit'), choices, records.length);
  const request: Asked = { filters: text('filters'), orderBy: text('orderBy'), fields: text('fields'), limit };
  const fromEnd = choices.offsetNegative === 'from-end' && /^-\d+$/.test(query.get('offset') ?? '');
  const offsetPolicies = {
    negative: choices.offsetNegative === 'reject' ? choices.offsetNegative : 'default',
    text: choices.offsetText,
    blank: choices.offsetBlank,
  } as const;
  const askedOffset = integer(query.get('offset'), 'offset', offsetPolicies);
  const token = text('continue');
  if (token !== '' && askedOffset !== undefined && choices.tokenBesideOffset === 'reject')
    throw malformed('an offset beside a token');
  const continued = token === '' ? undefined : readPosition(token, request, tokens, choices);
  const asked = continued?.asked ?? request;

  const matches = faults.filterIgnored === true ? () => true : readFilter(asked.filters, choices);
  const shown = faults.shown ?? (({ item }: PlainRecord): Item => item);
  const keys = readOrder(asked.orderBy, choices);
  const paths = readProjection(asked.fields, choices);
  const compare = compareRecords(keys, choices);
  const sorted = records.filter((record) => matches(record.item)).sort(compare);

  let start = fromEnd ? Math.max(0, sorted.length + Number(query.get('offset'))) : (askedOffset ?? 0);
  if (continued !== undefined && (askedOffset === undefined || choices.tokenBesideOffset === 'token')) {
    const { after, offset } = continued.position;
    const next = after === undefined ? offset : sorted.findIndex((record) => compare(record, after) > 0);
    start = next < 0 ? sorted.length : next;
  } else if (start > sorted.length && choices.offsetBeyond === 'reject') {
    throw malformed('an offset beyond the end');
  }

  const page = sorted.slice(start, start + asked.limit + faults.surplus);
  const end = start + page.length;
  const last = page.at(-1);
  const more = last !== undefined && end < sorted.length;
  const belongsTo = choices.tokenUnderOtherQuery === 'request-wins' ? '' : bind(asked);
  const ordered = ['metadata.uid', ...keys.map((key) => key.path)];
  const after = { position: last?.position ?? 0, item: project(last?.item ?? {}, ordered, choices) };
  const position = { offset: end, count: sorted.length, token: belongsTo, ...(choices.token === 'keyset' ? { after } : {}) };
  return {
    items: page.map((record) => (paths === undefined ? shown(record) : project(shown(record), paths, choices))),
    listmeta: {
      continue: more ? tokens.issue(position) : '',
      count: sorted.length,
      limit: choices.listmetaLimit === 'fetched' ? page.length : asked.limit,
      offset: more || choices.endOffset === 'count' ? Math.min(end, sorted.length) : 0,
    },
  };
}
