import { needsCombination, needsPages } from '../../facts/combination';
import { projectedPath } from '../../contract/projected-path';
import { bareProjection } from '../../facts/bare-projection';
import { identityPaths } from '../../contract/identity-paths';
import type { Check } from '../../judging/check';
import { countFits, expectedOf } from '../../judging/matches';
import { brokenOff, finished } from '../../judging/sequence';
import { fieldText, type Item } from '../../listing/value';
import type { Page } from '../../listing/reply';
import { exchangesOf } from '../../listing/walk';
import { counted } from '../../text/counted';

/** What of `wanted` is not in `found`, each as often as it is lacking. */
function lacking(wanted: readonly string[], found: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const text of found) left.set(text, (left.get(text) ?? 0) + 1);
  return wanted.filter((text) => {
    const here = left.get(text) ?? 0;
    left.set(text, here - 1);
    return here <= 0;
  });
}

export const check: Check<'sorting.projected-away'> = {
  async judge(scene, evidence) {
    const base = await scene.listing.walk();
    if (!finished(base, evidence)) return;
    const bare = await bareProjection(scene);
    if (bare === undefined) return needsCombination(scene, evidence);
    if (bare === 'refused') return evidence.needs('taken', 'an order beside a filter and a projection');
    const { query, shown, ordered, filter, size, wanted } = bare;
    const expected = await expectedOf(scene, filter);
    const text = (item: Item): string => fieldText(item, shown) ?? 'nothing';
    const among = (identities: ReadonlySet<string>): readonly string[] =>
      base.pages.flatMap(({ items, identities: all }) =>
        items.flatMap((item, index) => (identities.has(all[index] ?? '') ? [text(item)] : [])),
      );
    const may = among(expected.may);
    const first = await scene.listing.ask(query);
    if (first.kind !== 'page') return;
    const holds = (page: Page): boolean => lacking(page.items.map(text), may).length === 0 && countFits(page, expected);
    if (!holds(first)) {
      // Where it is right beside the identity, the projection alone makes it wrong; else the filter, the order and the projection are to tell.
      const identity = identityPaths(scene.contract);
      const beside = identity && (await scene.listing.ask({ ...query, projection: [...identity, projectedPath(shown)] }));
      if (beside?.kind !== 'page' || !holds(beside))
        return evidence.needs('taken', 'an order beside a filter and a projection, and finds the items of the filter');
      const added = lacking(first.items.map(text), may);
      return evidence.violate({
        subject: `the page by ${ordered.path} projected to ${shown.path}`,
        expected: `${shown.path} of items of the filter, each once, as beside the identity`,
        received: `${counted(added.length, 'item')} repeated or of no such item${told(added)}, and a count of ${first.count ?? 'nothing'}`,
        place: { part: 'items' },
        at: [first, beside, exchangesOf(base)],
      });
    }
    const walk = await scene.listing.walk(query, wanted);
    const label = `the walk by ${ordered.path} projected to ${shown.path}`;
    if (brokenOff(walk, evidence, label)) return;
    if (walk.pages.length > 1) evidence.witness(exchangesOf(walk));
    const found = walk.items.map(text);
    const [lost, added] = [lacking(among(expected.must), found), lacking(found, may)];
    if (lost.length > 0 || added.length > 0 || walk.end === 'endless')
      evidence.violate({
        subject: label,
        shows: 'on-continued-page',
        expected: `${shown.path} of the ${counted(expected.must.size, 'item')} of the filter, each once`,
        received: `${counted(found.length, 'item')}: ${lost.length} lost${told(lost)}, ${added.length} repeated or of no such item${told(added)}`,
        place: { part: 'items' },
        at: [exchangesOf(walk), exchangesOf(base)],
      });
    needsPages(evidence, walk, { size, wanted: wanted - size });
  },
};

const told = ([first]: readonly string[]): string => (first === undefined ? '' : ` (${first})`);
