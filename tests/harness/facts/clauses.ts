import type { ListingField } from '../contract/model';
import { documentedBy } from '../contract/operators';
import type { Scene } from '../judging/check';
import { divides } from '../judging/matches';
import { join, where, type Expression } from '../grammar/expression';
import { fieldValues, sendableValues, textsOf } from '../listing/column';
import type { Item } from '../listing/value';
import { onceFor } from '../once-for';
import { canWrite } from '../grammar/filter';
import { holding } from '../grammar/holding';
import { plannedOnce } from './planned';
import { isOneValue } from './text-field';
import { unlessTooLong, type Values } from './too-long';

/** Two values of one field: `a`, that most items hold, and `b`. */
export interface Kinds {
  readonly a: Expression;
  readonly b: Expression;
}

/** The clauses all logic is probed with: beside the two kinds, a value of another field that an item of each kind holds. */
export interface ProbeClauses extends Kinds {
  readonly x: Expression;
  readonly y: Expression;
}

/** The documented fields to filter by; none where no filter is promised. */
const documentedFields = ({ contract }: Scene): readonly ListingField[] => documentedBy('eq', contract.filter);

/** By the values of a field: those of them that can stand between operators. */
const standing = onceFor<ReadonlyMap<string, number>, ListingField, readonly string[]>();

/** Values that can stand between operators: plain ones first, and last, where there is no other, those that hold an operator's name. */
function clauseValues(of: Values, items: readonly Item[], field: ListingField, scene: Scene): readonly string[] {
  const { filter } = scene.contract;
  if (filter === undefined) return [];
  const rank = (value: string): number => (!isOneValue(value, field, scene) ? 2 : /^[\w.-]+$/.test(value) ? 0 : 1);
  const values = of(items, field);
  return standing(values, field, () =>
    [...values]
      .filter(([value]) => !['equals', 'not'].includes(holding(value, field, filter)))
      .map(([value, matches]) => ({ value, matches, rank: rank(value) }))
      .sort((a, b) => a.rank - b.rank || b.matches - a.matches)
      .map(({ value }) => value),
  );
}

interface FieldKinds extends Kinds {
  readonly field: ListingField;
  readonly values: readonly [string, string];
}

export async function kindsOf(scene: Scene): Promise<FieldKinds | undefined> {
  const { items } = await scene.listing.walk();
  const coarse = [...documentedFields(scene)].sort((p, q) => fieldValues(items, p).size - fieldValues(items, q).size);
  return unlessTooLong(scene, (of) => {
    for (const field of coarse) {
      const [a, b] = clauseValues(of, items, field, scene);
      if (a !== undefined && b !== undefined) return { field, values: [a, b], a: where(field, a), b: where(field, b) };
    }
    return undefined;
  });
}

const plans = plannedOnce<'clauses', ProbeClauses | undefined>();

export const clausesOf = (scene: Scene): Promise<ProbeClauses | undefined> => plans(scene, 'clauses', chooseClauses);

async function chooseClauses(scene: Scene): Promise<ProbeClauses | undefined> {
  const { items } = await scene.listing.walk();
  const kinds = await kindsOf(scene);
  return kinds && unlessTooLong(scene, (of) => besideKinds(scene, items, kinds, of));
}

type Held = string | undefined;

/** Mostly one value, and a set for each would fill the memory. */
type Beside = ReadonlyMap<Held, Held | ReadonlySet<Held>>;

const beside = onceFor<readonly Item[], string, Beside>();

/** By the value of a field: the values of another one in the items that hold it. In one pass, because there are nearly as many as items. */
const valuesBeside = (items: readonly Item[], field: ListingField, other: ListingField): Beside =>
  beside(items, JSON.stringify([field.path, other.path]), () => {
    const found = new Map<Held, Held | Set<Held>>();
    const [valueOf, otherOf] = [textsOf(items, field), textsOf(items, other)];
    for (const position of items.keys()) {
      const [value, one] = [valueOf(position), otherOf(position)];
      const here = found.get(value);
      if (here instanceof Set) here.add(one);
      else if (!found.has(value)) found.set(value, one);
      else if (here !== one) found.set(value, new Set([here, one]));
    }
    return found;
  });

/** The kinds with two values of another field beside them. */
function besideKinds(scene: Scene, items: readonly Item[], kinds: FieldKinds, of: Values): ProbeClauses | undefined {
  for (const field of documentedFields(scene)) {
    if (field === kinds.field) continue;
    const values = clauseValues(of, items, field, scene);
    const kindsOfValue = valuesBeside(items, field, kinds.field);
    const holds = (value: string, kind: string): boolean => {
      const held = kindsOfValue.get(value);
      return held instanceof Set && held.has(kind);
    };
    /** A value that items of this kind hold, and of no other kind where there is such a value. */
    const held = (kind: string): string | undefined =>
      values.find((value) => kindsOfValue.get(value) === kind) ?? values.find((value) => holds(value, kind));
    const [x, y] = kinds.values.map(held);
    if (x !== undefined && y !== undefined) return { a: kinds.a, b: kinds.b, x: where(field, x), y: where(field, y) };
  }
  return undefined;
}

/** A union that leaves items out: over two fields where it can be, else of two values of one field. */
export async function unionOf(scene: Scene): Promise<Expression | undefined> {
  const { filter } = scene.contract;
  const { items } = await scene.listing.walk();
  const clauses = await clausesOf(scene);
  const unions =
    clauses === undefined ? [] : [join('or', clauses.x, clauses.b, clauses.x)].filter((union) => canWrite(union, filter));
  for (const field of documentedFields(scene)) {
    const [a, b] = clauseValues(sendableValues, items, field, scene).map((value) => where(field, value));
    const union = a !== undefined && b !== undefined && join('or', a, b, a);
    if (union && canWrite(union, filter)) unions.push(union);
  }
  for (const union of unions) if (await divides(scene, union)) return union;
  return unions[0];
}
