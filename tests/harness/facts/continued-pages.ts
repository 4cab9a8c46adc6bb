import type { Scene } from '../judging/check';
import { readReply, type Page } from '../listing/reply';

type AskedQuery = NonNullable<ReturnType<Scene['askedBy']>>;

/** A page of the run, and what it was asked for by. */
export interface AskedPage {
  readonly page: Page;
  readonly query: AskedQuery;
}

/** What a walk keeps from page to page: all but the offset that it began behind. */
const keptBy = ({ filter, order, projection, limit, extra }: AskedQuery, token: string): string =>
  JSON.stringify([filter, order, projection, limit, extra, token]);

/** The pages of the run so far, whoever asked for them. */
function askedPages({ contract, exchanges, askedBy }: Scene): readonly AskedPage[] {
  return exchanges().flatMap((exchange) => {
    const query = askedBy(exchange);
    if (query === undefined) return [];
    const page = readReply(exchange, contract);
    return page.kind === 'page' ? [{ page, query }] : [];
  });
}

/**
 * The pages of the run that a walk was continued by, whoever walked it: the token was answered to the same query. Of requests that ask the
 * same only the first is one, because others may be spelled in another way.
 */
export function continuedPages(scene: Scene): readonly AskedPage[] {
  const issued = new Set<string>();
  const found = new Map<string, AskedPage>();
  for (const { page, query } of askedPages(scene)) {
    const isMisused = query.offset !== undefined || query.page !== undefined;
    const key = query.next === undefined || isMisused ? undefined : keptBy(query, query.next);
    if (key !== undefined && issued.has(key) && !found.has(key)) found.set(key, { page, query });
    if (page.onwards !== undefined) issued.add(keptBy(query, page.onwards));
  }
  return [...found.values()];
}

/** The pages of the run that were asked for beside a projection and an order, and without a token; of those that ask the same the first. */
export function projectedOrders(scene: Scene): readonly (AskedPage & { readonly asked: readonly string[] })[] {
  const seen = new Set<string>();
  return askedPages(scene).flatMap(({ page, query }) => {
    const { projection, order, next } = query;
    const key = JSON.stringify(query);
    if (typeof projection !== 'object' || typeof order !== 'object' || next !== undefined || seen.has(key)) return [];
    seen.add(key);
    return [{ page, query, asked: projection }];
  });
}
