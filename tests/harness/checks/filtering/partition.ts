import type { Scene, Check, SceneWith } from '../../judging/check';
import type { ListingField } from '../../contract/model';
import { fieldsBy } from '../../contract/operators';
import type { Expression } from '../../grammar/expression';
import { sendableValues } from '../../listing/column';
import { type FilteredPage, narrowed } from '../../judging/narrowing';
import { faultOf, judgeMatches } from '../../judging/matches';
import { markUnions } from '../../facts/wrong-unions';
import { counted } from '../../text/counted';

/** A union of so many values has one between the others, and is no more than a form commonly asks for. */
const fewValues = 3;

/** An enumeration cut in two by unions of its values, few and all others: together the whole, and nothing in both. */
async function parts(
  scene: SceneWith<'filter.union'>,
): Promise<readonly [ListingField, readonly [Expression, Expression]] | undefined> {
  const { items } = await scene.listing.walk();
  const fields = fieldsBy('eq', scene.contract.filter).filter(({ each }) => each === undefined);
  for (const field of fields.filter(({ kind }) => kind === 'enumeration' || kind === 'boolean')) {
    const values = [...sendableValues(items, field).keys()].sort();
    const union = (some: readonly string[]): Expression | undefined => {
      const [first, ...rest] = some.map((value) => ({ field, value }));
      return first && { clauses: [first, ...rest], operators: rest.map(() => 'or' as const) };
    };
    // Every few-th one, because neighbours may be alike.
    const few = Math.min(fewValues, Math.ceil(values.length / 2));
    const step = Math.floor(values.length / Math.max(1, few));
    const isFew = (index: number): boolean => index % step === 0 && index / step < few;
    const [some, others] = [union(values.filter((_, index) => isFew(index))), union(values.filter((_, index) => !isFew(index)))];
    if (some !== undefined && others !== undefined) return [field, [some, others]];
  }
  return undefined;
}

/** As few values of a part as show what is wrong with it; the part itself where nothing is. */
async function narrowedPart(scene: Scene, part: FilteredPage): Promise<FilteredPage> {
  const fault = await faultOf(scene, part.page, part.expression);
  if (fault === undefined || (await scene.listing.walk()).end !== 'ended') return part;
  return narrowed(scene, part, async ({ page, expression }) => (await faultOf(scene, page, expression)) !== undefined);
}

export const check: Check<'filtering.partition'> = {
  async judge(scene, evidence) {
    const found = await parts(scene);
    if (found === undefined) return evidence.needs('enumeration', 'two values');
    const [field, expressions] = found;
    for (const [index, expression] of expressions.entries()) {
      const label = `${index === 0 ? 'some' : 'the other'} values of ${field.path}`;
      const first = await scene.listing.ask({ filter: expression });
      // So many clauses may be more than a lawful target takes.
      if (first.kind === 'refusal') evidence.needs('taken', counted(expression.clauses.length, 'clause'));
      else if (first.kind !== 'page') evidence.refused(first, label, 'a page');
      else {
        evidence.witness(first);
        // The count tells whether the parts make the whole; every page is walked by the checks of one value.
        const told = await narrowedPart(scene, { page: first, expression });
        if (told.expression.clauses.length > 1 && (await faultOf(scene, told.page, told.expression)) !== undefined)
          markUnions(scene);
        await judgeMatches(scene, evidence, told.page, told.expression, label, { sound: true, complete: true, count: true });
      }
    }
  },
};
