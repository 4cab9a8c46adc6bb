import type { Check, Scene } from '../check';
import { join, precedences, where, writeFilter, type Expression, type Precedence } from '../expression';
import type { ListingField } from '../../contract/model';
import type { Page } from '../reply';
import { firstDuplicate } from '../sequence';
import { fieldText, fieldValues } from '../value';
import { divides, expectedOf, judgeMatches, countFits, lostItems, strayItem } from './matches';

/** The clauses all logic is probed with: `a` and `b` two values of one field; `x` and `y` values of another, each of one kind only. */
interface Clauses {
  readonly a: Expression;
  readonly b: Expression;
  readonly x: Expression;
  readonly y: Expression;
}

const isPlain = (value: string, { contract }: Scene): boolean =>
  /^[\w.-]+$/.test(value) && !value.includes(contract.filter.and) && !value.includes(contract.filter.or);

async function clausesOf(scene: Scene): Promise<Clauses | undefined> {
  const { items } = await scene.listing.walk();
  const documented = scene.contract.filter.fields.filter(({ status }) => status === 'documented');
  const byCoarseness = [...documented].sort((p, q) => fieldValues(items, p).size - fieldValues(items, q).size);
  for (const coarse of byCoarseness) {
    const values = [...fieldValues(items, coarse)].filter(([value]) => isPlain(value, scene)).sort(([, m], [, n]) => n - m);
    const [a, b] = values.map(([value]) => value);
    if (a === undefined || b === undefined) continue;
    for (const fine of documented.filter((field) => field !== coarse)) {
      const only = (kind: string): string | undefined =>
        items
          .map((item) => (fieldText(item, coarse) === kind ? fieldText(item, fine) : undefined))
          .find((value) => value !== undefined && isPlain(value, scene) && kindsOf(items, fine, value, coarse).size === 1);
      const [x, y] = [only(a), only(b)];
      if (x !== undefined && y !== undefined)
        return { a: where(coarse, a), b: where(coarse, b), x: where(fine, x), y: where(fine, y) };
    }
  }
  return undefined;
}

function kindsOf(
  items: readonly Parameters<typeof fieldText>[0][],
  fine: ListingField,
  value: string,
  coarse: ListingField,
): ReadonlySet<string | undefined> {
  return new Set(items.filter((item) => fieldText(item, fine) === value).map((item) => fieldText(item, coarse)));
}

const needs = 'items of two kinds that differ in another documented filter field';

/** A check that one expression after another is answered as the client evaluates it. */
function logic(
  id: string,
  expressions: (clauses: Clauses) => readonly (readonly [label: string, expression: Expression])[],
): Check {
  return {
    id,
    async judge(scene, evidence) {
      const clauses = await clausesOf(scene);
      if (clauses === undefined) return evidence.needs(needs);
      for (const [label, expression] of expressions(clauses)) {
        const reply = await scene.listing.ask({ filter: expression });
        if (reply.kind !== 'page') {
          evidence.refused(reply, label, `a page for ${writeFilter(expression, scene.contract.filter)}`);
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
    },
  };
}

export const and = logic('filtering.and', ({ a, x }) => [['an intersection', join('and', a, x)]]);

export const or = logic('filtering.or', ({ a, y }) => [['a union with a repeated part', join('or', y, a, y)]]);

export const contradiction = logic('filtering.contradiction', ({ a, b }) => [
  ['two values of one field at once', join('and', a, b)],
]);

export const laws = logic('filtering.laws', ({ a, x }) => [['an intersection, swapped and repeated', join('and', x, a, x)]]);

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
      if (reply.kind !== 'page') evidence.refused(reply, label, `a page for ${writeFilter(expression, scene.contract.filter)}`);
    }
    for (const { label, expression, page, by } of await explanations(scene, chosen)) {
      evidence.witness(page);
      if (by.length > 0) continue;
      const { must } = await expectedOf(scene, expression);
      evidence.violate({
        subject: label,
        expected: `the ${must.size} items that match ${writeFilter(expression, scene.contract.filter)}, or what another precedence makes of it`,
        received: `${page.items.length} items with a count of ${String(page.count)}, which no precedence explains`,
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
