import { counted } from '../../listing/counted';
import { equalityPages } from '../../facts/equality-pages';
import type { ListingField } from '../../contract/model';
import { combinedProbes } from '../../facts/combination';
import type { Check, Scene } from '../../judging/check';
import { divides, judgeMatches, type Sides, faultOf } from '../../judging/matches';
import type { Expression } from '../../listing/expression';
import { sendableValues } from '../../listing/value';
import { narrowed, type Answer } from '../../judging/narrowing';

function equality(id: Check['id'], sides: Sides): Check {
  return {
    id,
    async judge(scene, evidence) {
      for (const { page, expression, fields } of await equalityPages(scene, evidence)) {
        if (await divides(scene, expression)) evidence.witness(page);
        const label = fields.map(({ path }) => path).join(' or ');
        await judgeMatches(scene, evidence, page, expression, `${label} equality`, sides);
      }
      evidence.needs('items of two kinds: with different values of a filter field');
    },
  };
}

export const equalitySound = equality('filtering.equality-sound', { sound: true });
export const equalityComplete = equality('filtering.equality-complete', { complete: true });
const countOfOnePage = equality('filtering.count', { count: true });

export const filteredCount: Check = {
  id: 'filtering.count',
  async judge(scene, evidence) {
    await countOfOnePage.judge(scene, evidence);
    // Those fit on a page, where the number of items on it is the count too; this one takes two.
    const { filter: combination } = await combinedProbes(scene);
    const first = combination && (await scene.listing.ask(combination.query));
    if (combination?.filter === undefined || first?.kind !== 'page') return;
    await judgeMatches(scene, evidence, first, combination.filter, 'a filter over two pages', { count: true });
  },
};

/** An enumeration cut in two halves by unions of its values: together the whole, and nothing in both. */
async function halves(scene: Scene): Promise<readonly [ListingField, readonly [Expression, Expression]] | undefined> {
  const { items } = await scene.listing.walk();
  for (const field of scene.contract.filter.fields.filter(({ kind }) => kind === 'enumeration' || kind === 'boolean')) {
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
async function narrowedHalf(scene: Scene, half: Answer): Promise<Answer> {
  const fault = await faultOf(scene, half.page, half.expression);
  if (fault === undefined || (await scene.listing.walk()).end !== 'ended') return half;
  return narrowed(scene, half, async ({ page, expression }) => (await faultOf(scene, page, expression)) === fault);
}

export const partition: Check = {
  id: 'filtering.partition',
  async judge(scene, evidence) {
    const found = await halves(scene);
    if (found === undefined) return evidence.needs('an enumeration of which the items hold two values');
    const [field, expressions] = found;
    for (const [index, expression] of expressions.entries()) {
      const label = `the ${index === 0 ? 'first' : 'second'} half of ${field.path}`;
      const first = await scene.listing.ask({ filter: expression });
      // So many clauses may be more than a lawful target takes.
      if (first.kind === 'refusal') evidence.needs(`a target that takes ${counted(expression.clauses.length, 'clause')}`);
      else if (first.kind !== 'page') evidence.refused(first, label, 'a page');
      else {
        evidence.witness(first);
        // The count tells whether the halves make the whole; every page is walked by the checks of one value.
        const told = await narrowedHalf(scene, { page: first, expression });
        await judgeMatches(scene, evidence, told.page, told.expression, label, { sound: true, complete: true, count: true });
      }
    }
  },
};
