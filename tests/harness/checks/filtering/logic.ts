import { clausesOf, kindsOf, unionOf, type Clauses } from '../../facts/clauses';
import type { Check, Scene } from '../../judging/check';
import { join, precedences, type Expression, type Precedence } from '../../listing/expression';
import type { Page } from '../../listing/reply';
import { firstDuplicate } from '../../judging/sequence';
import { divides, expectedOf, judgeMatches, countFits, lostItems, strayItem, shownFilter } from '../../judging/matches';
import { counted } from '../../listing/counted';

const needs = 'items of two kinds that differ in another documented filter field';

/** A check that one expression after another is answered as the client evaluates it. */
function logic<Parts>(
  id: Check['id'],
  parts: (scene: Scene) => Promise<Parts | undefined>,
  expressions: (parts: Parts) => readonly (readonly [label: string, expression: Expression])[],
): Check {
  return {
    id,
    async judge(scene, evidence) {
      const found = await parts(scene);
      if (found === undefined) return evidence.needs(needs);
      for (const [label, expression] of expressions(found)) {
        const reply = await scene.listing.ask({ filter: expression });
        if (reply.kind !== 'page') {
          evidence.refused(reply, label, `a page for ${shownFilter(scene, expression)}`);
          continue;
        }
        if (await divides(scene, expression)) evidence.witness(reply);
        await judgeMatches(scene, evidence, reply, expression, label, { sound: true, complete: true, count: true });
        const twice = firstDuplicate(reply.identities);
        if (twice !== undefined)
          evidence.violate({
            subject: `${label}: twice`,
            expected: 'every item once',
            received: `${twice} twice`,
            at: [reply],
            evidence: 'exchange',
          });
      }
      evidence.needs(needs);
    },
  };
}

export const and = logic('filtering.and', clausesOf, ({ a, x }) => [['an intersection', join('and', a, x)]]);

export const or = logic('filtering.or', unionOf, (union) => [['a union with a repeated part', union]]);

export const contradiction = logic('filtering.contradiction', kindsOf, ({ a, b }) => [
  ['two values of one field at once', join('and', a, b)],
]);

export const laws = logic('filtering.laws', clausesOf, ({ a, x }) => [
  ['an intersection, swapped and repeated', join('and', x, a, x)],
]);

const mixed = ({ a, b, x, y }: Clauses): readonly (readonly [string, Expression])[] => [
  ['or before and', join('and', join('or', y, a), x)],
  ['four clauses', join('or', join('and', y, b), join('and', a, x))],
];

async function explains(scene: Scene, page: Page, expression: Expression, precedence: Precedence): Promise<boolean> {
  const expected = await expectedOf(scene, expression, precedence);
  return (
    strayItem(page, expression, precedence) === undefined && lostItems(page, expected).length === 0 && countFits(page, expected)
  );
}

/** Every mixed expression with its answer and the precedences that explain it. */
async function explanations(
  scene: Scene,
  clauses: Clauses,
): Promise<readonly { label: string; expression: Expression; page: Page; by: readonly Precedence[] }[]> {
  const found = [];
  for (const [label, expression] of mixed(clauses)) {
    const page = await scene.listing.ask({ filter: expression });
    if (page.kind !== 'page') continue;
    const by: Precedence[] = [];
    for (const precedence of precedences) if (await explains(scene, page, expression, precedence)) by.push(precedence);
    found.push({ label, expression, page, by });
  }
  return found;
}

export const clauses: Check = {
  id: 'filtering.clauses',
  async judge(scene, evidence) {
    const chosen = await clausesOf(scene);
    if (chosen === undefined) return evidence.needs(needs);
    for (const [label, expression] of mixed(chosen)) {
      const reply = await scene.listing.ask({ filter: expression });
      if (reply.kind !== 'page') evidence.refused(reply, label, `a page for ${shownFilter(scene, expression)}`);
    }
    for (const { label, expression, page, by } of await explanations(scene, chosen)) {
      evidence.witness(page);
      if (by.length > 0) continue;
      const { must } = await expectedOf(scene, expression);
      evidence.violate({
        subject: label,
        expected: `the ${counted(must.size, 'item')} that match ${shownFilter(scene, expression)}, or what another precedence makes of it`,
        received: `${counted(page.items.length, 'item')} with a count of ${String(page.count)}, which no precedence explains`,
        at: [page],
      });
    }
  },
};

export const precedence: Check = {
  id: 'filtering.precedence',
  async judge(scene, evidence) {
    const chosen = await clausesOf(scene);
    if (chosen === undefined) return evidence.needs(needs);
    const found = (await explanations(scene, chosen)).filter(({ by }) => by.length > 0);
    const common = precedences.filter((name) => found.every(({ by }) => by.includes(name)));
    const [first, second] = found;
    if (first === undefined || second === undefined) return evidence.needs('a target that takes clauses with both operators');
    evidence.witness(first.page);
    if (common[0] !== undefined) return evidence.observe('filter.precedence', common[0], first.page);
    evidence.violate({
      subject: 'the precedence of both operators',
      expected: 'one precedence throughout',
      received: found.map(({ label, by }) => `${label}: ${by.join(' or ')}`).join('; '),
      at: found.map(({ page }) => page),
    });
  },
};
