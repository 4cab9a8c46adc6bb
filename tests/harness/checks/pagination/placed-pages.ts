import type { Page } from '../../listing/reply';
import type { Scene } from '../../judging/check';
import { combinedProbes, combinedWalk } from '../../facts/combination';
import { sharedOrders, walkOf } from '../../facts/followed-orders';
import { stretchesOfOtherSize } from '../../facts/other-size';
import { pageSizes, planProbes } from '../../facts/probe-plan';
import type { Walk } from '../../listing/walk';

export interface PlacedPage {
  readonly page: Page;
  readonly start: number;
  readonly asked: number;
  /** The start stands in the request itself, not in the pages before. */
  readonly explicit: boolean;
}

/** A walk of pages of one size. */
interface SizedWalk {
  readonly walk: Walk;
  readonly size: number;
}

/**
 * Pages of the walks under a filter and under orders, which others ask for as well: a position may be told of the whole listing in place of
 * theirs, or of the page in place of the listing.
 */
export async function pagesOfOthers(scene: Scene): Promise<readonly PlacedPage[]> {
  const whole: Scene = { ...scene, contract: scene.listing.contract };
  const { filter } = await combinedProbes(whole);
  const orders = whole.contract.order === undefined ? [] : await sharedOrders(whole);
  const walks: SizedWalk[] = filter === undefined ? [] : [{ walk: await combinedWalk(scene, filter), size: filter.size }];
  const all = new Set((await scene.listing.walk()).identities).size;
  for (const order of orders) {
    const walk = await walkOf(scene, order);
    // Behind an item that a walk has lost, a position is not known.
    const isWhole = new Set(walk.identities).size === all;
    walks.push({ walk: isWhole ? walk : { ...walk, pages: walk.pages.slice(0, 1) }, size: order.size });
  }
  return walks.flatMap(placedIn);
}

function placedIn({ walk, size }: SizedWalk): readonly PlacedPage[] {
  const placed: PlacedPage[] = [];
  const seen = new Set<string | undefined>();
  for (const page of walk.pages) {
    // Where a walk goes in circles, a page has no position.
    if (page.identities.some((one) => seen.has(one))) break;
    placed.push({ page, start: seen.size, asked: size, explicit: seen.size === 0 });
    for (const one of page.identities) seen.add(one);
    // Behind a short page it is not known how many the target counts before the next one.
    if (page.items.length < size) break;
  }
  return placed;
}

/** Unfiltered pages with the position they start at. */
export async function placedPages(scene: Scene): Promise<readonly PlacedPage[]> {
  const { listing } = scene;
  const { base, walkSize, offsetPages, positions } = await planProbes(listing);
  const { usual } = await pageSizes(scene);
  const placed: PlacedPage[] = [];
  const walked = [
    { asked: usual, walk: base, start: 0 },
    ...(await stretchesOfOtherSize(listing)).map((stretch) => ({ ...stretch, asked: walkSize })),
  ];
  for (const { asked, walk, start } of walked) {
    let at = start;
    // Where a walk goes in circles, a page has no position.
    for (const page of walk.end === 'endless' ? walk.pages.slice(0, 1) : walk.pages) {
      placed.push({ page, start: at, asked, explicit: at === start });
      at += page.items.length;
    }
  }
  for (const { query, start, size } of [...offsetPages, ...positions]) {
    const page = await listing.ask(query);
    if (page.kind === 'page') placed.push({ page, start, asked: size, explicit: true });
  }
  return [...new Map(placed.map((one) => [one.page.exchange.id, one])).values()];
}
