import type { Page } from '../../listing/reply';
import type { Scene } from '../../judging/check';
import { pageSizes, planProbes, sized } from '../../facts/probe-plan';
import type { ListQuery } from '../../listing/listing';

export interface PlacedPage {
  readonly page: Page;
  readonly start: number;
  readonly asked: number;
  /** The start stands in the request itself, not in the pages before. */
  readonly explicit: boolean;
}

/** Unfiltered pages with the position they start at. */
export async function placedPages(scene: Scene): Promise<readonly PlacedPage[]> {
  const { listing, contract } = scene;
  const { walkSize, offsetPages, positions } = await planProbes(listing);
  const { usual } = await pageSizes(scene);
  const placed: PlacedPage[] = [];
  for (const [asked, query] of [
    [usual, {}],
    [walkSize, sized(contract, walkSize)],
  ] as const satisfies readonly (readonly [number, ListQuery])[]) {
    let start = 0;
    const walk = await listing.walk(query);
    // Where a walk goes in circles, a page has no position.
    for (const page of walk.end === 'endless' ? walk.pages.slice(0, 1) : walk.pages) {
      placed.push({ page, start, asked, explicit: start === 0 });
      start += page.items.length;
    }
  }
  for (const { query, start, size } of [...offsetPages, ...positions]) {
    const page = await listing.ask(query);
    if (page.kind === 'page') placed.push({ page, start, asked: size, explicit: true });
  }
  return [...new Map(placed.map((one) => [one.page.exchange.id, one])).values()];
}
