import type { Check, Scene } from '../../judging/check';
import { combinedProbes } from '../../facts/combination';
import type { ListQuery } from '../../listing/listing';
import type { Page } from '../../listing/reply';
import { planProbes } from '../../facts/probe-plan';
import { finished } from '../../judging/sequence';
import { exchangesOf } from '../../listing/walk';
import { counted } from '../../listing/counted';

interface Placed {
  readonly page: Page;
  readonly start: number;
  readonly asked: number;
  /** The start stands in the request itself, not in the pages before. */
  readonly explicit: boolean;
}

/** Unfiltered pages with the position they start at. */
async function placedPages({ listing, contract }: Scene): Promise<readonly Placed[]> {
  const { walkSize, offsetPages, positions } = await planProbes(listing);
  const placed: Placed[] = [];
  for (const [asked, query] of [
    [contract.limit.default, {}],
    [walkSize, { limit: walkSize }],
  ] as const satisfies readonly (readonly [number, ListQuery])[]) {
    let start = 0;
    const walk = await listing.walk(query);
    // Where a walk goes in circles, a page has no position.
    for (const page of walk.end === 'endless' ? walk.pages.slice(0, 1) : walk.pages) {
      placed.push({ page, start, asked, explicit: start === 0 });
      start += page.items.length;
    }
  }
  for (const query of [...offsetPages, ...positions]) {
    const page = await listing.ask(query);
    if (page.kind === 'page') placed.push({ page, start: query.offset ?? 0, asked: query.limit, explicit: true });
  }
  return [...new Map(placed.map((one) => [one.page.exchange.id, one])).values()];
}

export const countTotal: Check = {
  id: 'pagination.count-total',
  async judge({ listing }, evidence) {
    const { base, total } = await planProbes(listing);
    if (!finished(base, evidence)) return;
    const [first] = base.pages;
    // A member that is missing is told by response.list-members, here and below.
    if (first?.count === undefined) return evidence.needs('a count');
    if (total > 0) evidence.witness(first);
    else evidence.needs('at least one item');
    if (first.count !== total) {
      evidence.violate({
        subject: 'the count',
        expected: `a count of ${total}, for that many items the walk returned`,
        received: String(first.count),
        at: [first, exchangesOf(base)],
      });
    }
  },
};

export const countConstant: Check = {
  id: 'pagination.count-constant',
  async judge(scene, evidence) {
    const pages = (await placedPages(scene)).filter(({ page }) => page.count !== undefined);
    const [first] = pages;
    if (first === undefined) return;
    const other = pages.find(({ page }) => page.count !== first.page.count);
    if (pages.length > 1) evidence.witness(first.page);
    else evidence.needs('at least two items, so that there are two pages');
    if (other === undefined) return;
    evidence.violate({
      subject: 'the count across pages',
      expected: `the same count on every page (${first.page.count} on the first)`,
      received: String(other.page.count),
      at: [other.page, first.page],
    });
  },
};

export const nextOffset: Check = {
  id: 'pagination.next-offset',
  async judge(scene, evidence) {
    for (const { page, start, asked, explicit } of await placedPages(scene)) {
      // At the end there is no next request, so the value there is not judged.
      if (page.token === '' || page.token === undefined || page.offset === undefined) continue;
      evidence.witness(page);
      if (page.offset === start + page.items.length || page.offset === start + asked) continue;
      evidence.violate({
        subject: explicit ? 'the next offset' : 'the next offset within a walk',
        expected: `${start + page.items.length}, where the next page starts`,
        received: String(page.offset),
        at: [page],
        evidence: explicit ? 'exchange' : 'collection',
      });
    }
    evidence.needs('a page before the end, which takes two items');
  },
};

export const numberFetched: Check = {
  id: 'pagination.number-fetched',
  async judge(scene, evidence) {
    const { maximum } = scene.contract.limit;
    const clamped = await scene.listing.ask({ limit: maximum * 20 });
    const pages: readonly Pick<Placed, 'page' | 'asked'>[] = [
      ...(await placedPages(scene)),
      ...(clamped.kind === 'page' ? [{ page: clamped, asked: maximum }] : []),
    ];
    // A target may apply a maximum of its own, which its longest page shows; that such pages are short is for pages-full to tell.
    const cap = Math.max(0, ...pages.map(({ page }) => page.items.length));
    for (const { page, asked } of pages) {
      if (page.limit === undefined) continue;
      if (page.items.length > 0) evidence.witness(page);
      if (page.items.length < asked) {
        evidence.observe('limit.reported', page.limit === page.items.length ? 'fetched' : 'applied', page);
      }
      if ([page.items.length, asked, Math.min(asked, cap)].includes(page.limit)) continue;
      evidence.violate({
        subject: 'the number fetched',
        expected: `${page.items.length}, the number of items fetched, or ${asked}, the limit applied`,
        received: String(page.limit),
        at: [page],
      });
    }
    evidence.needs('at least one item');
  },
};

export const pagesFull: Check = {
  id: 'pagination.pages-full',
  async judge(scene, evidence) {
    const { base } = await planProbes(scene.listing);
    if (!finished(base, evidence)) return;
    for (const { page, start, asked } of await placedPages(scene)) {
      if (start + asked > base.identities.length) continue;
      evidence.witness(page);
      if (page.items.length >= asked) continue;
      evidence.violate({
        subject: 'a page before the last',
        expected: `${counted(asked, 'item')}, for ${base.identities.length - start} are left`,
        received: `${page.items.length}`,
        at: [page],
      });
    }
    const { filter } = await combinedProbes(scene);
    const first = filter && (await scene.listing.ask(filter.query));
    if (
      filter !== undefined &&
      first?.kind === 'page' &&
      first.items.length < filter.query.limit &&
      first.items.length < (first.count ?? 0)
    ) {
      evidence.violate({
        subject: 'a filtered page before the last',
        expected: `${counted(filter.query.limit, 'item')}, for ${first.count} match`,
        received: `${first.items.length}`,
        at: [first],
      });
    }
    evidence.needs('a page before the last, which takes two items');
  },
};
