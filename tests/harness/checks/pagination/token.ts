import type { Scene } from '../../judging/check';
import type { ListQuery } from '../../listing/listing';
import { onwards } from '../../listing/ways/onwards';
import type { Page } from '../../listing/reply';
import { planProbes, sized } from '../../facts/probe-plan';

/** A page that has a token, with what goes with the token. */
export interface TokenPage {
  readonly query: ListQuery;
  readonly page: Page;
  readonly token: string;
}

export async function tokenPage({ listing }: Scene): Promise<TokenPage | undefined> {
  const { walkSize } = await planProbes(listing);
  const query = sized(listing.contract, walkSize);
  const page = await listing.ask(query);
  return page.kind === 'page' && page.onwards !== undefined
    ? { query: onwards(query, page.onwards, listing.contract), page, token: page.onwards }
    : undefined;
}

export const garbage = 'bm8tc3VjaC10b2tlbg';
