import type { Scene } from '../judging/check';
import { readReply, type Page } from '../listing/reply';

export interface ContinuedProjection {
  readonly page: Page;
  readonly asked: readonly string[];
}

type AskedQuery = NonNullable<ReturnType<Scene['askedBy']>>;

/** What a walk keeps from page to page: all but the offset that it began behind. */
const keptBy = ({ filter, order, projection, limit, extra }: AskedQuery, token: string): string =>
  JSON.stringify([filter, order, projection, limit, extra, token]);

/**
 * The pages of the run that a walk was continued by beside a projection, whoever walked it: the token was answered to the same query. Of
 * requests that ask the same only the first is one, because others may be spelled in another way.
 */
export function continuedProjections({ contract, exchanges, askedBy }: Scene): readonly ContinuedProjection[] {
  const issued = new Set<string>();
  const found = new Map<string, ContinuedProjection>();
  for (const exchange of exchanges()) {
    const query = askedBy(exchange);
    if (query === undefined || typeof query.projection !== 'object') continue;
    const page = readReply(exchange, contract);
    if (page.kind !== 'page') continue;
    const isMisused = query.offset !== undefined || query.page !== undefined;
    const key = query.next === undefined || isMisused ? undefined : keptBy(query, query.next);
    if (key !== undefined && issued.has(key) && !found.has(key)) found.set(key, { page, asked: query.projection });
    if (page.onwards !== undefined) issued.add(keptBy(query, page.onwards));
  }
  return [...found.values()];
}
