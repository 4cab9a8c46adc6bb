import { itemsOn } from '../../judging/place';
import type { Check, Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { honouredFilter, judgeMatches, shownFilter, valuesOf } from '../../judging/matches';
import { askFor } from '../../facts/operands';
import { unionOfAll } from '../../facts/text-field';
import { patternProbes, textProbes } from '../../facts/text-parts';
import type { Expression } from '../../grammar/expression';
import type { Page } from '../../listing/reply';
import { fieldTexts, type Item } from '../../listing/value';

/** Whether the case of letters counts, where the answer shows it. */
function caseOf(page: Page, { clauses: [{ field, value }] }: Expression): string | undefined {
  const other = page.items.some((item: Item) => fieldTexts(item, field).every((text) => !text.includes(value)));
  return other ? 'ignored' : undefined;
}

/** Signs of patterns in one union where it can be written, else one after another. What is found is told by the first that finds it. */
async function judgePatterns(scene: Scene, evidence: Evidence, parts: readonly Expression[]): Promise<void> {
  const union = unionOfAll(scene, parts);
  const together = union && (await scene.listing.ask({ filter: union }));
  if (together?.kind === 'page' && together.items.length === 0) return evidence.witness(together);
  for (const expression of parts) {
    const page = await scene.listing.ask({ filter: expression });
    if (page.kind !== 'page') continue;
    evidence.witness(page);
    const [item] = page.items;
    if (item === undefined) continue;
    evidence.violate({
      subject: 'a sign of a pattern',
      level: 'SHOULD',
      expected: `no item for ${shownFilter(scene, expression)}, because the sign in it is text`,
      received: `an item with ${valuesOf(item, expression)}, as if it was a pattern`,
      place: itemsOn(page, [item], expression.clauses[0].field.pointer),
      at: [page],
      evidence: 'response',
    });
    return;
  }
}

export const check: Check<'filtering.text-match'> = {
  async judge(scene, evidence) {
    const probes = await textProbes(scene);
    for (const { field, operator, expression } of probes) {
      const page = await askFor(scene, expression);
      if (!honouredFilter(page, field, evidence)) continue;
      evidence.witness(page);
      const letters = caseOf(page, expression);
      if (letters !== undefined) evidence.observe(`filter.${operator}-case`, letters, page);
      await judgeMatches(scene, evidence, page, expression, `${field.path} ${operator}`, {
        sound: true,
        complete: true,
        count: true,
      });
    }
    const [first] = probes;
    if (first !== undefined) await judgePatterns(scene, evidence, await patternProbes(scene, first));
    evidence.needs('part-of-text');
  },
};
