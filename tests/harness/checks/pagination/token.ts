import type { Scene } from '../../judging/check';
import type { ListQuery } from '../../listing/listing';
import type { Page } from '../../listing/reply';
import { planProbes, sized } from '../../facts/probe-plan';

/** A page that has a token, by the query it answers. */
export async function tokenPage({
  listing,
}: Scene): Promise<{ readonly query: ListQuery; readonly page: Page; readonly token: string } | undefined> {
  const { walkSize } = await planProbes(listing);
  const query = sized(listing.contract, walkSize);
  const page = await listing.ask(query);
  return page.kind === 'page' && page.token !== undefined ? { query, page, token: page.token } : undefined;
}

export const garbage = 'bm8tc3VjaC10b2tlbg';
