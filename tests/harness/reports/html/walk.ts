import type { Exchange } from '../../client/exchange';
import type { Json } from '../../contract/model';
import { textOf, valueAt } from '../../contract/pointer';
import type { LedgerContents } from '../../findings/ledger';
import type { ListingRecord } from '../../findings/ledger-record';

export interface WalkPage {
  readonly exchange: number;
  readonly items: readonly Json[];
  /** By item; `undefined` where it has none. */
  readonly identities: readonly (string | undefined)[];
  readonly count: number | undefined;
}

/** The pages a client got that followed one query to its end, or as far as it was followed. */
export interface RecordedWalk {
  /** The query of the first page, decoded, by name. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** What decides which items there are and in which order: two walks with the same should agree. */
  readonly sequence: string;
  readonly by: 'continue' | 'offset';
  readonly pages: readonly WalkPage[];
  /** The last page said that nothing follows; else it was left before its end. */
  readonly ended: boolean;
}

interface OpenWalk extends RecordedWalk {
  readonly pages: WalkPage[];
  ended: boolean;
}

type Parameters = readonly (readonly [name: string, value: string])[];

const without = (query: Parameters, ...names: readonly string[]): Parameters => query.filter(([name]) => !names.includes(name));
const keyOf = (query: Parameters): string => JSON.stringify(query);

function pageOf({ id, response }: Exchange, { response: at }: ListingRecord): WalkPage | undefined {
  const items = valueAt(response?.json, at.items);
  if (response === undefined || response.status < 200 || response.status > 299 || !Array.isArray(items)) return undefined;
  const count = valueAt(response.json, at.count);
  return {
    exchange: id,
    items: items as readonly Json[],
    identities: (items as readonly Json[]).map((item) => {
      const identity = valueAt(item, at.identity);
      return identity === undefined || identity === null ? undefined : textOf(identity);
    }),
    count: typeof count === 'number' ? count : undefined,
  };
}

/**
 * Finds the walks of two pages or more among the exchanges of a run: pages follow each other by the continue token, or by an
 * offset that is as many pages on. A page that several walks share belongs to the first of them that waited for it.
 */
export function walksOf({ run, exchanges }: Pick<LedgerContents, 'run' | 'exchanges'>): readonly RecordedWalk[] {
  const listing = run?.listing;
  if (listing === undefined) return [];
  const { parameters } = listing;
  const walks: OpenWalk[] = [];
  /** Walks by the query that would take them on. */
  const waiting = new Map<string, OpenWalk[]>();

  const wait = (walk: OpenWalk, next: string): void => {
    waiting.set(next, [...(waiting.get(next) ?? []), walk]);
  };
  const afterToken = (walk: OpenWalk, exchange: Exchange): void => {
    const token = valueAt(exchange.response?.json, listing.response.continue);
    walk.ended = typeof token !== 'string' || token === '';
    if (typeof token !== 'string' || token === '') return;
    wait(walk, keyOf([...without(walk.query, parameters.offset), [parameters.continue, token]]));
  };
  const afterOffset = (walk: OpenWalk): void => {
    const limit = Number(walk.query.find(([name]) => name === parameters.limit)?.[1]);
    if (!Number.isInteger(limit) || limit < 1) return;
    const next = walk.pages.length * limit;
    walk.ended = next >= (walk.pages[0]?.count ?? Infinity);
    wait(walk, keyOf([...walk.query, [parameters.offset, String(next)]]));
  };

  for (const exchange of exchanges.values()) {
    const page = exchange.request.credential === 'configured' ? pageOf(exchange, listing) : undefined;
    if (page === undefined) continue;
    const query: Parameters = [...new URL(exchange.request.url).searchParams];
    const sent = keyOf([
      ...without(query, parameters.continue, parameters.offset),
      ...query.filter(([name]) => name === parameters.offset),
      ...query.filter(([name]) => name === parameters.continue),
    ]);
    const walk = waiting.get(sent)?.shift();
    if (walk !== undefined) {
      walk.pages.push(page);
      if (walk.by === 'continue') afterToken(walk, exchange);
      else afterOffset(walk);
      continue;
    }
    if (query.some(([name]) => name === parameters.continue || name === parameters.offset)) continue;
    const sequence = keyOf(without(query, parameters.limit, parameters.projection));
    const started = (by: RecordedWalk['by']): OpenWalk => {
      const begun: OpenWalk = { query, sequence, by, pages: [page], ended: false };
      walks.push(begun);
      return begun;
    };
    afterToken(started('continue'), exchange);
    afterOffset(started('offset'));
  }
  return walks.filter(({ pages }) => pages.length > 1);
}
