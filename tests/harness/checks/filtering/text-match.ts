import { itemsOn } from '../../judging/place';
import type { Check, Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { honouredFilter, judgeMatches, shownFilter, strayItem, valuesOf } from '../../judging/matches';
import { askFor } from '../../facts/operands';
import { isSame, partsTogether, poolOf } from '../../facts/parts-together';
import { peculiarQuestions } from '../../facts/peculiar-parts';
import { askInUnions, type Pool } from '../../facts/pools';
import { unionOfAll } from '../../facts/text-field';
import { patternProbes, shortParts, textOperators, textProbes } from '../../facts/text-parts';
import { eachOperator } from '../../facts/each-operator';
import { edgesTogether } from '../../facts/edges';
import { judgeSuspects } from '../../facts/wrong-unions';
import type { Expression } from '../../grammar/expression';
import type { Question } from '../../facts/pool-choice';
import type { Page } from '../../listing/reply';
import { satisfies } from '../../listing/matching';
import type { Item } from '../../listing/value';

/** Whether the case of letters counts, where the answer shows it: an item is found by another case, and by no clause beside it. */
function caseOf(page: Page, expression: Expression, beside: readonly Expression[]): string | undefined {
  const finds = (item: Item, one: Expression, matching: 'exact' | 'lenient'): boolean =>
    satisfies(item, one, matching, 'and-first');
  const other = page.items.some(
    (item) => !finds(item, expression, 'exact') && !beside.some((one) => finds(item, one, 'lenient')),
  );
  return other ? 'ignored' : undefined;
}

/**
 * Signs of patterns in one union where it can be written, else one after another. What is found is told by the first that finds it. Where the
 * policy says that they make a pattern, which of them do is not known, so that nothing is held against either answer.
 */
async function judgePatterns(scene: Scene, evidence: Evidence, parts: readonly Expression[]): Promise<void> {
  const union = unionOfAll(scene, parts);
  const together = union && (await scene.listing.ask({ filter: union }));
  const policy = scene.policies['filter.pattern-signs'] ?? 'either';
  if (together?.kind === 'page' && together.items.length === 0) {
    evidence.observe('filter.pattern-signs', 'text', together);
    return evidence.witness(together);
  }
  for (const expression of parts) {
    const page = await scene.listing.ask({ filter: expression });
    if (page.kind !== 'page') continue;
    evidence.witness(page);
    const [item] = page.items;
    evidence.observe('filter.pattern-signs', item === undefined ? 'text' : 'pattern', page);
    if (item === undefined) continue;
    if (policy === 'pattern') return;
    evidence.violate({
      subject: 'a sign of a pattern',
      ...(policy === 'either' && { level: 'SHOULD' }),
      expected: `no item for ${shownFilter(scene, expression)}, because the sign in it is text`,
      received: `an item with ${valuesOf(item, expression)}, as if it was a pattern`,
      place: itemsOn(page, [item], expression.clauses[0].field.pointer),
      at: [page],
      evidence: 'response',
    });
    return;
  }
}

const unanswered = (questions: readonly Question[], pools: readonly Pool[]): readonly Question[] =>
  questions.filter((question) => !pools.some(({ members }) => question.some((member) => members.includes(member))));

/** Parts that an index, a store or a range commonly misreads, as far as no union answers them: few of them, with each seed others. */
async function judgePeculiar(scene: Scene, evidence: Evidence, questions: readonly Question[]): Promise<void> {
  const left = questions.flatMap(([member]) => member ?? []);
  const mostPeculiar = scene.listing.contract.filter?.or === undefined ? 2 : 1;
  const first = ((scene.seed - 1) * mostPeculiar) % Math.max(1, left.length);
  for (const { expression } of [...left.slice(first), ...left.slice(0, first)].slice(0, mostPeculiar)) {
    const [{ field, operator }] = expression.clauses;
    const page = await askFor(scene, expression);
    // In the words of every refused filter: a field that none may name is one fault. All of these are documented.
    if (page.kind !== 'page') {
      evidence.refused(page, `filter by ${field.path}`, `a page filtered by ${field.path}`);
      continue;
    }
    evidence.witness(page);
    await judgeMatches(scene, evidence, page, expression, `${field.path} ${operator}`, {
      sound: true,
      complete: true,
      count: true,
    });
  }
}

/** Parts of one sign, which a target may refuse. A sign that is read as a pattern is told as less than a failure. */
async function judgeShort(scene: Scene, evidence: Evidence, parts: readonly Expression[]): Promise<void> {
  const isPattern = scene.policies['filter.pattern-signs'] === 'pattern';
  for (const expression of parts) {
    const [{ field, operator, value }] = expression.clauses;
    const isSign = !/^\p{L}$/u.test(value);
    const page = await askFor(scene, expression);
    if (page.kind === 'refusal') continue;
    const label = `${field.path} ${operator} of one sign`;
    if (page.kind !== 'page') evidence.refused(page, label, `a page or a 4xx for ${shownFilter(scene, expression)}`);
    else if (!isSign) await judgeMatches(scene, evidence, page, expression, label, { sound: true, complete: true, count: true });
    else if (!isPattern) {
      evidence.witness(page);
      const stray = strayItem(page, expression);
      if (stray === undefined) {
        await judgeMatches(scene, evidence, page, expression, label, { complete: true });
        continue;
      }
      evidence.violate({
        subject: 'a sign of a pattern',
        level: 'SHOULD',
        expected: `only items that hold ${value}, because it is text`,
        received: `an item with ${valuesOf(stray, expression)}, as if it was a pattern`,
        place: itemsOn(page, [stray], field.pointer),
        at: [page],
        evidence: 'response',
      });
    }
  }
}

export const check: Check<'filtering.text-match'> = {
  async judge(scene, evidence) {
    const probes = await textProbes(scene);
    const pools = await partsTogether(scene);
    const left = unanswered(await peculiarQuestions(scene), pools);
    const unions = await askInUnions(scene, left);
    await edgesTogether(scene);
    await eachOperator(scene);
    const last = probes.at(-1);
    const signs = last === undefined ? [] : await patternProbes(scene, last);
    // That a sign makes a pattern is less than a part that is looked for elsewhere.
    const isSign = (expression: Expression): boolean => signs.some((sign) => isSame(sign, expression));
    if (await judgeSuspects(scene, evidence, textOperators, { but: isSign })) return;
    await judgePeculiar(scene, evidence, unanswered(left, unions));
    for (const { field, operator, expression } of probes) {
      const together = poolOf(pools, expression);
      const page = together !== undefined ? together.page : await askFor(scene, expression);
      if (!honouredFilter(page, field, evidence)) continue;
      evidence.witness(page);
      const beside = (together?.members ?? []).filter((one) => !isSame(one.expression, expression));
      const letters = caseOf(
        page,
        expression,
        beside.map((one) => one.expression),
      );
      if (letters !== undefined) evidence.observe(`filter.${operator}-case`, letters, page);
      if (together !== undefined) continue;
      await judgeMatches(scene, evidence, page, expression, `${field.path} ${operator}`, {
        sound: true,
        complete: true,
        count: true,
      });
    }
    const [pooled] = signs.flatMap((expression) => poolOf(pools, expression) ?? []);
    if (pooled !== undefined) evidence.observe('filter.pattern-signs', 'text', pooled.page);
    await judgePatterns(
      scene,
      evidence,
      signs.filter((expression) => poolOf(pools, expression) === undefined),
    );
    // Where there is OR, a union of such parts would find nearly all items.
    if (last !== undefined && scene.listing.contract.filter?.or === undefined)
      await judgeShort(scene, evidence, await shortParts(scene, last));
    evidence.needs('part-of-text');
  },
};
