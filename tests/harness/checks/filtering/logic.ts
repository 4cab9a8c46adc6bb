import type { Check, Scene } from '../../judging/check';
import { join, precedences, where, type Expression, type Precedence } from '../../listing/expression';
import type { ListingField } from '../../contract/model';
import type { Page } from '../../listing/reply';
import { firstDuplicate } from '../../judging/sequence';
import { fieldText, fieldValues, sendableValues, type Item } from '../../listing/value';
import { isOneValue } from '../../facts/text-field';
import { divides, expectedOf, judgeMatches, countFits, lostItems, strayItem, shownFilter } from '../../judging/matches';
import { counted } from '../../listing/counted';

/** Two values of one field: `a`, that most items hold, and `b`. */
interface Kinds {
  readonly a: Expression;
  readonly b: Expression;
}

/** The clauses all logic is probed with: beside the two kinds, a value of another field that an item of each kind holds. */
interface Clauses extends Kinds {
  readonly x: Expression;
  readonly y: Expression;
}

/** Values that can stand between operators: plain ones first, and last, where there is no other, those that hold an operator's name. */
function clauseValues(items: readonly Item[], field: ListingField, scene: Scene): readonly string[] {
  const { equals } = scene.contract.filter;
  const rank = (value: string): number => (!isOneValue(value, scene) ? 2 : /^[\w.-]+$/.test(value) ? 0 : 1);
  return [...sendableValues(items, field)]
    .filter(([value]) => !value.includes(equals))
    .sort(([p, m], [q, n]) => rank(p) - rank(q) || n - m)
    .map(([value]) => value);
}

async function kindsOf(
  scene: Scene,
): Promise<(Kinds & { readonly field: ListingField; readonly values: readonly [string, string] }) | undefined> {
  const { items } = await scene.listing.walk();
  const documented = scene.contract.filter.fields.filter(({ status }) => status === 'documented');
  const coarse = [...documented].sort((p, q) => fieldValues(items, p).size - fieldValues(items, q).size);
  for (const field of coarse) {
    const [a, b] = clauseValues(items, field, scene);
    if (a !== undefined && b !== undefined) return { field, values: [a, b], a: where(field, a), b: where(field, b) };
  }
  return undefined;
}

async function clausesOf(scene: Scene): Promise<Clauses | undefined> {
  const { items } = await scene.listing.walk();
  const kinds = await kindsOf(scene);
  if (kinds === undefined) return undefined;
  for (const field of scene.contract.filter.fields.filter(({ status }) => status === 'documented')) {
    if (field === kinds.field) continue;
    const values = clauseValues(items, field, scene);
    // In one pass over the items: there are nearly as many values as items.
    const kindsOfValue = new Map<string | undefined, Set<string | undefined>>();
    for (const item of items) {
      const value = fieldText(item, field);
      const here = kindsOfValue.get(value) ?? new Set();
      kindsOfValue.set(value, here.add(fieldText(item, kinds.field)));
    }
    const holds = (value: string, kind: string): boolean => kindsOfValue.get(value)?.has(kind) === true;
    /** A value that items of this kind hold, and of no other kind where there is such a value. */
    const held = (kind: string): string | undefined =>
      values.find((value) => holds(value, kind) && kindsOfValue.get(value)?.size === 1) ??
      values.find((value) => holds(value, kind));
    const [x, y] = kinds.values.map(held);
    if (x !== undefined && y !== undefined) return { a: kinds.a, b: kinds.b, x: where(field, x), y: where(field, y) };
  }
  return undefined;
}

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

/** A union that leaves items out: over two fields where it can be, else of two values of one field. */
async function unionOf(scene: Scene): Promise<Expression | undefined> {
  const { items } = await scene.listing.walk();
  const clauses = await clausesOf(scene);
  const unions = clauses === undefined ? [] : [join('or', clauses.x, clauses.b, clauses.x)];
  for (const field of scene.contract.filter.fields.filter(({ status }) => status === 'documented')) {
    const [a, b] = clauseValues(items, field, scene).map((value) => where(field, value));
    if (a !== undefined && b !== undefined) unions.push(join('or', a, b, a));
  }
  for (const union of unions) if (await divides(scene, union)) return union;
  return unions[0];
}

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
