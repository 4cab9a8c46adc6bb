import type { Json, ListingField } from '../../contract/model';
import { valueAt } from '../../contract/pointer';
import { dividingClause } from '../../facts/combination';
import { takenFields } from '../../facts/first-page';
import { coarseFirst } from '../../facts/ordered';
import { pageSizes, sized } from '../../facts/probe-plan';
import { where } from '../../grammar/expression';
import type { Check, SceneWith } from '../../judging/check';
import { expectedOf } from '../../judging/matches';
import { brokenOff, finished } from '../../judging/sequence';
import { isWithin, pointerOfPath } from '../../listing/paths';
import { fieldValues, type Item } from '../../listing/value';
import { exchangesOf } from '../../listing/walk';
import { counted } from '../../text/counted';

/** Texts as often as they come. */
function tally(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** What of `wanted` is not in `found`, each as often as it is lacking. */
function lacking(wanted: readonly string[], found: readonly string[]): readonly string[] {
  const here = tally(found);
  return wanted.filter((text) => {
    const left = here.get(text) ?? 0;
    here.set(text, left - 1);
    return left <= 0;
  });
}

export const check: Check<'sorting.projected-away'> = {
  async judge(scene, evidence) {
    const base = await scene.listing.walk();
    if (!finished(base, evidence)) return;
    const bare = await bareProbe(scene);
    if (bare === undefined) return evidence.needs('three-of-two-kinds');
    const { query, shown, ordered, filter, wanted } = bare;
    const { must, may } = await expectedOf(scene, filter);
    const walk = await scene.listing.walk(query, wanted);
    const label = `the walk by ${ordered.path} projected to ${shown}`;
    if (brokenOff(walk, evidence, label) || walk.pages.length === 0) return;
    if (walk.pages.length > 1) evidence.witness(exchangesOf(walk));
    else return evidence.needs('three-of-two-kinds');
    const text = (item: Item): string => JSON.stringify(valueAt(item, pointerOfPath(shown)) ?? (null satisfies Json));
    const whole = base.pages.flatMap(({ items, identities }) =>
      items.map((item, index) => ({ text: text(item), identity: identities[index] ?? '' })),
    );
    const among = (identities: ReadonlySet<string>): readonly string[] =>
      whole.filter(({ identity }) => identities.has(identity)).map((item) => item.text);
    const found = walk.items.map(text);
    const [lost, added] = [lacking(among(must), found), lacking(found, among(may))];
    if (lost.length === 0 && added.length === 0 && walk.end !== 'endless') return;
    evidence.violate({
      subject: label,
      expected: `${shown} of the ${counted(must.size, 'item')} of the filter, each once`,
      received: `${counted(found.length, 'item')}: ${lost.length} lost${lost[0] === undefined ? '' : ` (${lost[0]})`}, ${counted(added.length, 'that is', 'that are')} repeated or of no such item${added[0] === undefined ? '' : ` (${added[0]})`}`,
      at: [exchangesOf(walk), exchangesOf(base)],
    });
  },
};
