import type { Check, SceneWith } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { divides, expectedOf, judgeMatches, shownFilter } from '../../judging/matches';
import { clausesOf } from '../../facts/clauses';
import { bracketed, join, type Expression } from '../../grammar/expression';
import { canWrite } from '../../grammar/filter';

async function judgeBrackets(
  scene: SceneWith<'filter' | 'filter.group'>,
  evidence: Evidence,
  label: string,
  expression: Expression,
): Promise<void> {
  if (!canWrite(expression, scene.contract.filter)) return;
  const page = await scene.listing.ask({ filter: expression });
  if (page.kind !== 'page') return evidence.refused(page, label, `a page for ${shownFilter(scene, expression)}`);
  if (await divides(scene, expression)) evidence.witness(page);
  await judgeMatches(scene, evidence, page, expression, label, { sound: true, complete: true, count: true });
}

export const check: Check<'filtering.grouping'> = {
  async judge(scene, evidence) {
    const clauses = await clausesOf(scene);
    if (clauses === undefined) return evidence.needs('two-fields');
    const { a, b, x, y } = clauses;
    for (const first of [y, b]) {
      // The same clauses in the same sequence: only the brackets differ.
      const either = join('and', bracketed(join('or', first, a)), x);
      const both = join('or', first, bracketed(join('and', a, x)));
      const [one, other] = [await expectedOf(scene, either), await expectedOf(scene, both)];
      if (![...other.must].some((identity) => !one.may.has(identity))) continue;
      // Brackets around what binds closer anyway would show nothing.
      const { precedence } = scene.contract.filter;
      if (precedence !== 'or-first' && precedence !== 'left-to-right')
        await judgeBrackets(scene, evidence, 'or in brackets', either);
      if (precedence !== 'and-first') await judgeBrackets(scene, evidence, 'and in brackets', both);
      return evidence.needs('two-bindings');
    }
    evidence.needs('two-bindings');
  },
};
