import type { Check, Scene } from '../../judging/check';
import { describe, type Page } from '../../listing/reply';
import { planProbes } from '../../facts/probe-plan';
import { atWalks, difference, finished, firstDuplicate, missingFrom, placesOf } from '../../judging/sequence';
import { exchangesOf, type Walk } from '../../listing/walk';
import { counted } from '../../listing/counted';

async function walks({ listing }: Scene): Promise<readonly { readonly name: string; readonly walk: Walk }[]> {
  const { base, walkSize } = await planProbes(listing);
  return [
    { name: 'the default walk', walk: base },
    { name: `the walk in pages of ${walkSize === 1 ? 'one' : 'another size'}`, walk: await listing.walk({ limit: walkSize }) },
  ];
}

export const walkEnds: Check = {
  id: 'pagination.walk-ends',
  async judge(scene, evidence) {
    for (const { name, walk } of await walks(scene)) {
      switch (walk.end) {
        case 'ended':
        case 'cut':
          if (walk.pages.length > 1) evidence.witness(exchangesOf(walk));
          break;
        case 'endless':
          evidence.violate({
            subject: `${name} does not end`,
            expected: 'an empty token once every item was returned',
            received: `${counted(walk.pages.length, 'page')} with ${counted(walk.items.length, 'item')}, the last ones without a new item, and a further token`,
            at: [[...exchangesOf(walk)].reverse()],
          });
          break;
        case 'stopped':
          if (walk.stop === undefined || walk.stop.kind === 'unavailable') break;
          evidence.violate({
            subject: `${name} breaks off`,
            expected: `page ${walk.pages.length + 1} of the walk`,
            received: walk.stop.kind === 'page' ? 'a page' : describe(walk.stop),
            at: [walk.stop, exchangesOf(walk)],
          });
      }
    }
    evidence.needs('at least two items, so that a walk has two pages');
  },
};

export const walkUnique: Check = {
  id: 'pagination.walk-unique',
  async judge(scene, evidence) {
    for (const { name, walk } of await walks(scene)) {
      const twice = firstDuplicate(walk.identities);
      if (walk.pages.length > 1) evidence.witness(exchangesOf(walk));
      if (twice === undefined) continue;
      const pages = walk.pages.filter(({ identities }) => identities.includes(twice));
      evidence.violate({
        subject: `${name} repeats an item`,
        expected: 'every item once',
        received: `${twice} is ${placesOf(walk, twice)}; ${counted(walk.identities.length - new Set(walk.identities).size, 'repetition')} among ${counted(walk.identities.length, 'item')}`,
        at: [...pages, exchangesOf(walk)],
      });
    }
    evidence.needs('at least two items, so that a walk has two pages');
  },
};

/** Where an item stands in the first of several walks that has it. */
function placeElsewhere(identity: string, walks: readonly Walk[]): string {
  const walk = walks.find(({ identities }) => identities.includes(identity));
  return walk === undefined ? 'elsewhere' : `${placesOf(walk, identity)} of another walk`;
}

export const walkComplete: Check = {
  id: 'pagination.walk-complete',
  async judge(scene, evidence) {
    const { listing } = scene;
    const { base, walkSize, offsetWalk: byOffsetQueries } = await planProbes(listing);
    const other = await listing.walk({ limit: walkSize });
    const byOffset = await listing.walkByOffset(byOffsetQueries);
    const known = new Set([...base.identities, ...other.identities, ...byOffset.identities]);
    for (const { name, walk } of await walks(scene)) {
      if (!finished(walk, evidence)) continue;
      const missing = missingFrom(walk.identities, known);
      const [first] = walk.pages;
      // The count tells of items that no walk returned.
      const short =
        (first?.count ?? 0) > new Set(walk.identities).size &&
        missing.length === 0 &&
        firstDuplicate(walk.identities) === undefined;
      if (walk.pages.length > 1) evidence.witness(exchangesOf(walk));
      if (missing.length === 0 && !short) continue;
      evidence.violate({
        subject: `${name} leaves items out${missing.length > 0 ? '' : ', by the count alone'}`,
        ...(missing.length === 0 && { shows: 'by-count' }),
        expected: `all of ${counted(Math.max(known.size, first?.count ?? 0), 'item')}`,
        received: `${new Set(walk.identities).size}${missing.length > 0 ? `; ${missing[0]} is ${placeElsewhere(missing[0] ?? '', [base, other, byOffset])} and not in this one` : ''}`,
        at: [exchangesOf(walk), ...atWalks(other, byOffset)],
      });
    }
    evidence.needs('at least two items, so that a walk has two pages');
  },
};

export const anyPageSize: Check = {
  id: 'pagination.page-size',
  async judge({ listing }, evidence) {
    const { base, walkSize, total } = await planProbes(listing);
    const other = await listing.walk({ limit: walkSize });
    if (!finished(base, evidence) || !finished(other, evidence)) return;
    if (total < 2) return evidence.needs('at least two items');
    evidence.witness(exchangesOf(other));
    const parts = difference(other.identities, base.identities, other);
    if (parts === undefined) return;
    evidence.violate({
      subject: 'another page size',
      expected: 'the same sequence for every page size',
      received: parts,
      at: atWalks(other, base),
    });
  },
};

/**
 * How a page by offset differs from the walk at that position. As far as the page goes: that it is too long is for
 * pagination.limit to say, that it is too short for pagination.pages-full.
 */
function differenceAt(offset: number, page: Page, base: Walk): string | undefined {
  return difference(page.identities, base.identities.slice(offset, offset + Math.max(1, page.items.length)));
}

export const offsetWalk: Check = {
  id: 'pagination.offset-walk',
  async judge({ listing }, evidence) {
    const { base, offsetWalk: byOffsetQueries, total } = await planProbes(listing);
    if (!finished(base, evidence)) return;
    if (total < 2) return evidence.needs('at least two items');
    const byOffset = await listing.walkByOffset(byOffsetQueries);
    if (byOffset.end === 'stopped' && byOffset.stop !== undefined && byOffset.stop.kind !== 'page') {
      return evidence.refused(byOffset.stop, 'a page by offset', 'a page at an offset before the end');
    }
    evidence.witness(exchangesOf(byOffset));
    for (const [index, page] of byOffset.pages.entries()) {
      const offset = Number(byOffsetQueries[index]?.offset ?? 0);
      const parts = differenceAt(offset, page, base);
      if (parts === undefined) continue;
      evidence.violate({
        subject: 'the walk by offset',
        expected: 'the same sequence by offset as by continue token',
        received: `${parts} (from offset ${offset})`,
        at: [page, exchangesOf(base)],
      });
      return;
    }
  },
};

export const offsetPosition: Check = {
  id: 'pagination.offset-position',
  async judge({ listing }, evidence) {
    const { base, positions, total } = await planProbes(listing);
    if (!finished(base, evidence)) return;
    // The beginning first: what shows there is no matter of the end.
    for (const { offset = 0, ...query } of [...positions].reverse()) {
      const reply = await listing.ask({ ...query, offset });
      const subject = offset === 1 ? 'an offset of 1' : 'an offset near the end';
      const shows = offset === 1 ? undefined : 'near-the-end';
      if (reply.kind !== 'page') {
        evidence.refused(reply, subject, `a page from offset ${offset}`, [], shows);
        continue;
      }
      evidence.witness(reply);
      const parts = differenceAt(offset, reply, base);
      if (parts === undefined) continue;
      evidence.violate({
        subject,
        shows,
        expected: `the items from position ${offset} of the walk (${base.identities[offset] ?? 'none'} first)`,
        received: parts,
        at: [reply, exchangesOf(base)],
      });
    }
    if (total < 2) evidence.needs('at least two items');
  },
};
