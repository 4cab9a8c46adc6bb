import type { Check } from '../../judging/check';
import { askEach } from '../../facts/text-field';
import { askLiterals, blankValues, literalProbes, type BlankProbes } from '../../facts/literals';
import type { At } from '../../judging/evidence';
import { satisfies } from '../../listing/matching';
import { fieldText, type Item } from '../../listing/value';
import { violateStray } from '../../judging/stray';
import { settle } from '../../judging/policy';
import type { Expression } from '../../grammar/expression';

/** What a target does with blanks at the ends of a value, in one word; `undefined` where it was asked for at one end alone, or not at all. */
function blanksWord(found: ReadonlySet<string>, { leading, trailing }: BlankProbes): string | undefined {
  if (leading === undefined || trailing === undefined) return undefined;
  const [before, behind] = [found.has(leading), found.has(trailing)];
  return before ? (behind ? 'trimmed' : 'leading') : behind ? 'trailing' : 'kept';
}

export const check: Check<'filtering.exact'> = {
  isAttackShaped: true,
  async judge(scene, evidence) {
    const probes = await literalProbes(scene);
    if (!probes?.hasSample) return evidence.needs('text', 'has three letters or more');
    const { field, blanks, swapped } = probes;
    const trimmed = new Set<string>();
    const pages: At[] = [];
    for (const answer of await askLiterals(scene, evidence, probes, 'literals', 'a literal value')) {
      const { page, expression } = answer;
      evidence.witness(page);
      if (blankValues(blanks).some((value) => holds(expression, value))) {
        pages.push(page);
        for (const item of page.items.filter((one) => !isFoundEmpty(one, expression))) trimmed.add(fieldText(item, field) ?? '');
      }
      if (swapped !== undefined && holds(expression, swapped.asked)) {
        const isIgnored = page.items.some((item) => fieldText(item, field) === swapped.held);
        evidence.observe('filter.letter-case', isIgnored ? 'ignored' : 'kept', page);
      }
      await violateStray(scene, evidence, answer, 'a value that no item holds');
    }
    for (const clauses of probes.alone) {
      for (const clause of clauses) {
        const [answer] = await askEach(scene, evidence, [clause], 'a literal value');
        if (answer === undefined) continue;
        evidence.witness(answer.page);
        await violateStray(scene, evidence, answer, 'a value that no item holds');
        break;
      }
    }
    const [at] = pages;
    const word = blanksWord(trimmed, blanks);
    if (word !== undefined && at !== undefined) settle(scene, evidence, 'filter.outer-blanks', [{ value: word, at }]);
  },
};

/** What a clause without a value may find shows nothing of the others. */
const isFoundEmpty = (item: Item, { clauses }: Expression): boolean =>
  clauses.some(
    (clause) => clause.value.trim() === '' && satisfies(item, { clauses: [clause], operators: [] }, 'lenient', 'and-first'),
  );

const holds = ({ clauses }: Expression, asked: string): boolean => clauses.some(({ value }) => value === asked);
