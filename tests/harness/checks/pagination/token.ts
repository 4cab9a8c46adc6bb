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

/** A text of base64 that no target gave; with every second seed one that is longer than the name of a file, or of a key. */
export const garbageOf = ({ seed }: Pick<Scene, 'seed'>): string =>
  Buffer.from('no-such-token'.repeat(seed % 2 === 1 ? 1 : 60)).toString('base64url');
