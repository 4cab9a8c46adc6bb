import type { Scene, Check, SceneWith } from '../../judging/check';
import type { ListingField } from '../../contract/model';
import { fieldsBy } from '../../contract/operators';
import type { Expression } from '../../grammar/expression';
import { sendableValues } from '../../listing/column';
import { type FilteredPage, narrowed } from '../../judging/narrowing';
import { faultOf, judgeMatches } from '../../judging/matches';
import { markUnions } from '../../facts/wrong-unions';
import { counted } from '../../text/counted';

/** An enumeration cut in two halves by unions of its values: together the whole, and nothing in both. */
async function halves(
  scene: SceneWith<'filter.union'>,
): Promise<readonly [ListingField, readonly [Expression, Expression]] | undefined> {
  const { items } = await scene.listing.walk();
  const fields = fieldsBy('eq', scene.contract.filter).filter(({ each }) => each === undefined);
  for (const field of fields.filter(({ kind }) => kind === 'enumeration' || kind === 'boolean')) {
    const values = [...sendableValues(items, field).keys()].sort();
    const half = (parity: number): Expression | undefined => {
      const [first, ...rest] = values.filter((_, index) => index % 2 === parity).map((value) => ({ field, value }));
      return first && { clauses: [first, ...rest], operators: rest.map(() => 'or' as const) };
    };
    const [even, odd] = [half(0), half(1)];
    if (even !== undefined && odd !== undefined) return [field, [even, odd]];
  }
  return undefined;
}

/** As few values of a half as show what is wrong with it; the half itself where nothing is. */
async function narrowedHalf(scene: Scene, half: FilteredPage): Promise<FilteredPage> {
  const fault = await faultOf(scene, half.page, half.expression);
  if (fault === undefined || (await scene.listing.walk()).end !== 'ended') return half;
  return narrowed(scene, half, async ({ page, expression }) => (await faultOf(scene, page, expression)) !== undefined);
}

export const check: Check<'filtering.partition'> = {
  async judge(scene, evidence) {
    const found = await halves(scene);
    if (found === undefined) return evidence.needs('enumeration', 'two values');
    const [field, expressions] = found;
    for (const [index, expression] of expressions.entries()) {
      const label = `the ${index === 0 ? 'first' : 'second'} half of ${field.path}`;
      const first = await scene.listing.ask({ filter: expression });
      // So many clauses may be more than a lawful target takes.
      if (first.kind === 'refusal') evidence.needs('taken', counted(expression.clauses.length, 'clause'));
      else if (first.kind !== 'page') evidence.refused(first, label, 'a page');
      else {
        evidence.witness(first);
        // The count tells whether the halves make the whole; every page is walked by the checks of one value.
        const told = await narrowedHalf(scene, { page: first, expression });
        if (told.expression.clauses.length > 1 && (await faultOf(scene, told.page, told.expression)) !== undefined)
          markUnions(scene);
        await judgeMatches(scene, evidence, told.page, told.expression, label, { sound: true, complete: true, count: true });
      }
    }
  },
};
