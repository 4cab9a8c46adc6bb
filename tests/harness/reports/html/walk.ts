import type { Exchange } from '../../client/exchange';
import type { Json } from '../../contract/model';
import { textOf, valueAt } from '../../contract/pointer';
import type { AskedQuery, WalkRecord } from '../../findings/asked';
import type { LedgerContents } from '../../findings/ledger';
import type { ListingRecord } from '../../findings/ledger-record';

export interface WalkPage {
  readonly exchange: number;
  readonly items: readonly Json[];
  /** By item; `undefined` where it has none. */
  readonly identities: readonly (string | undefined)[];
  readonly count: number | undefined;
}

/** A walk that the run made, with the pages it got. */
export interface RecordedWalk extends Omit<WalkRecord, 'kind' | 'exchanges'> {
  /** What decides which items there are and in which order: two walks with the same should agree. */
  readonly sequence: string;
  readonly pages: readonly WalkPage[];
  /** The position behind the last that was asked for; `undefined` where the walk asked for whatever is there. */
  readonly reach: number | undefined;
}

/** More than a run shows: a ledger that names its pages again and again costs no more than so many positions. */
const mostPositions = 5_000_000;

function pageOf({ id, response }: Exchange, { response: at }: ListingRecord): WalkPage | undefined {
  const members = valueAt(response?.json, at.items);
  if (response === undefined || response.status < 200 || response.status > 299 || !Array.isArray(members)) return undefined;
  const items = (members as readonly Json[]).map((member) => valueAt(member, at.within ?? '') ?? null);
  const count = at.count === undefined ? undefined : valueAt(response.json, at.count);
  return {
    exchange: id,
    items,
    identities: items.map((item) => {
      const parts = [at.identity].flat().map((pointer) => valueAt(item, pointer) ?? null);
      return parts.includes(null) ? undefined : parts.map(textOf).join(' ');
    }),
    count: typeof count === 'number' ? count : undefined,
  };
}

const sequenceOf = ({ limit: _limit, projection: _projection, ...query }: AskedQuery): string => JSON.stringify(query);

/** Page by page, then by length. */
function compareExchanges(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((id, index) => id !== b[index]);
  return at === -1 || at >= b.length ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? 0);
}

/** Without those that others follow further: identical requests are sent once, so a walk that is cut is the beginning of a whole one. */
function furthest(walks: readonly WalkRecord[]): readonly WalkRecord[] {
  const sorted = [...walks].sort((a, b) => compareExchanges(a.exchanges, b.exchanges));
  const begun = new Set(
    sorted.filter(({ exchanges }, index) => {
      const next = sorted[index + 1]?.exchanges;
      return next !== undefined && exchanges.every((id, at) => id === next[at]);
    }),
  );
  return walks.filter((walk) => !begun.has(walk));
}

function reachOf({ way, exchanges }: WalkRecord, queries: LedgerContents['queries']): number | undefined {
  if (way !== 'offset' && way !== 'none') return undefined;
  const { offset = 0, limit } = queries.get(exchanges.at(-1) ?? 0) ?? {};
  return typeof offset === 'number' && typeof limit === 'number' ? offset + limit : undefined;
}

/** The walks of two pages or more that the ledger tells of, each told once. */
export function walksOf(contents: Pick<LedgerContents, 'run' | 'exchanges' | 'queries' | 'walks'>): readonly RecordedWalk[] {
  const listing = contents.run?.listing;
  if (listing === undefined) return [];
  const known = new Map<number, WalkPage | undefined>();
  const page = (id: number): readonly WalkPage[] => {
    const exchange = contents.exchanges.get(id);
    if (!known.has(id)) known.set(id, exchange && pageOf(exchange, listing));
    return [known.get(id) ?? []].flat();
  };
  let positions = 0;
  return furthest(contents.walks).flatMap((walk): readonly RecordedWalk[] => {
    const { way, query, end } = walk;
    const pages: WalkPage[] = [];
    for (const id of walk.exchanges) {
      const read = page(id);
      positions += 1 + (read[0]?.items.length ?? 0);
      if (positions > mostPositions) return [];
      pages.push(...read);
    }
    return pages.length > 1
      ? [{ way, query, end, pages, sequence: sequenceOf(query), reach: reachOf(walk, contents.queries) }]
      : [];
  });
}
