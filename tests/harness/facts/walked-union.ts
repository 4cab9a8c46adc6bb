import { documentedBy } from '../contract/operators';
import { join, where, type Expression } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import type { Scene } from '../judging/check';
import { divides, expectedOf } from '../judging/matches';
import { sendableValues } from '../listing/column';
import type { Item } from '../listing/value';
import { clausesOf } from './clauses';
import type { DividingClause } from './dividing-clause';
import { precedenceOf } from './precedence';

/**
 * A value, or another one beside a clause by AND, which binds closer by itself, or the value again; none where that does not show, or finds
 * more than `most` items. A condition that is put before or behind it, as a cursor is, may bind the first part or the last alone: the other one
 * is the value that most items hold, of which the first page shows some, and those come again.
 */
async function mixedUnion(scene: Scene, most: number): Promise<readonly Expression[]> {
  const { filter } = scene.contract;
  const clauses = filter?.and === undefined || filter.or === undefined ? undefined : await clausesOf(scene);
  const precedence = clauses && (await precedenceOf(scene));
  if (clauses === undefined || precedence === undefined || precedence === 'or-first') return [];
  const { a, b, y } = clauses;
  const both = join('and', b, y);
  const mixed = precedence === 'left-to-right' ? join('or', both, a) : join('or', a, both, a);
  const [{ may }, without, alone] = [
    await expectedOf(scene, mixed),
    await expectedOf(scene, join('or', a, b)),
    await expectedOf(scene, a),
  ];
  const isShown = may.size < without.must.size && may.size > alone.may.size && may.size <= most;
  return isShown && canWrite(mixed, filter) ? [mixed] : [];
}

/** A value of the clause, or of a field that is asked by one of several values where the grammar has no OR, and the most common other one. */
function valueUnions(
  scene: Scene,
  items: readonly Item[],
  { field, value, matches }: DividingClause,
  most: number,
): readonly Expression[] {
  const { filter } = scene.contract;
  const further = documentedBy('in', filter).filter(
    (one) => filter?.or === undefined && one.path !== field.path && one.each === undefined,
  );
  const common = further.flatMap((one) => {
    const [first] = [...sendableValues(items, one)]
      .filter(([, found]) => found < items.length && found < most)
      .toSorted(([, a], [, b]) => b - a);
    return first === undefined ? [] : [{ field: one, value: first[0], matches: first[1] }];
  });
  return [{ field, value, matches }, ...common].flatMap((clause) => {
    const [other] = [...sendableValues(items, clause.field)]
      .filter(([one, found]) => one !== clause.value && found <= most - clause.matches)
      .toSorted(([, a], [, b]) => b - a);
    if (other === undefined) return [];
    const [one, beside] = [where(clause.field, clause.value), where(clause.field, other[0])];
    return [...(filter?.or === undefined ? [] : [join('or', one, beside, one)]), join('or', one, beside)];
  });
}

/**
 * Two values of a field, one of them beside a further clause where that can be, which leave items out; one value alone where the grammar or
 * the data has no such union. A condition that a cursor puts beside it may bind one of the two alone.
 */
export async function walkedUnion(
  scene: Scene,
  items: readonly Item[],
  clause: DividingClause,
  most: number,
): Promise<Expression> {
  const { field, value } = clause;
  const unions = [
    ...(await mixedUnion(scene, most)),
    ...valueUnions(scene, items, clause, most),
    // Of a truth value both are everything; the same value again shows the operator at least.
    join('or', where(field, value), where(field, value)),
  ].filter((union) => canWrite(union, scene.contract.filter));
  for (const union of unions) if (await divides(scene, union)) return union;
  return where(field, value);
}
