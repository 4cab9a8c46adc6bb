import type { ListingField } from '../contract/model';
import { documentedBy, operatorNames } from '../contract/operators';
import { valueAt } from '../contract/pointer';
import type { ClauseOperator, FilterRole } from '../contract/roles';
import type { Scene } from '../judging/check';
import { where, within, type Expression } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import { columnOf } from '../listing/column';
import { compared } from '../listing/comparing';
import { satisfied } from '../listing/matching';
import type { Item } from '../listing/value';
import { evenly } from './boundaries';
import { operands } from './operands';
import { partsOf, type TextOperator } from './text-parts';

/** One clause, and what items tell of it: some that are found, some that are not, each kind of them for another reason. */
export interface OperatorProbe {
  readonly expression: Expression;
  readonly found: readonly ((item: Item, position: number) => boolean)[];
  readonly left: readonly ((item: Item, position: number) => boolean)[];
  /** Those of both that hold what may be taken for a missing value. */
  readonly near: readonly ((item: Item, position: number) => boolean)[];
}

/** An operator of a field, and the clauses that each would ask for it. */
export interface OperatorQuestion {
  readonly field: ListingField;
  readonly operator: ClauseOperator;
  readonly probes: readonly OperatorProbe[];
  /** It is asked with what may be taken for no value at all. */
  readonly isNear?: true;
}

/** Values of a field that are weighed. */
const mostWeighed = 8;

/** Told of an item and of what it holds of the field. */
type Kind = (item: Item, texts: readonly string[]) => boolean;

/** What a store may take for a missing value, by the kind of the field. */
export const nearMissing: { readonly [kind in ListingField['kind']]?: string } = { boolean: 'false', number: '0' };

/** Kinds of items that a misreading of the operator would take in, or lose, alone. */
function kindsFor({ field, operator = 'eq', value, values = [] }: Expression['clauses'][0]): readonly Kind[] {
  const isLacking: Kind = (_, texts) => texts.length === 0;
  switch (operator) {
    case 'missing':
    case 'present':
      return [
        (item, texts) => texts.length === 0 && valueAt(item, field.pointer) === null,
        (item, texts) => texts.length === 0 && valueAt(item, field.pointer) === undefined,
        (_, texts) => texts.includes(nearMissing[field.kind] ?? ''),
      ];
    case 'in':
      return [
        ...values.map(
          (one): Kind =>
            (_, texts) =>
              texts.includes(one),
        ),
        // Of two that match, each is one row more where a list is joined.
        (_, texts) => new Set(texts.filter((text) => values.includes(text))).size > 1,
        isLacking,
      ];
    case 'gt':
    case 'ge':
    case 'lt':
    case 'le':
      return [(_, texts) => texts.some((text) => compared(text, value, field) === 0), isLacking];
    case 'startsWith':
    case 'endsWith':
      return [(_, texts) => texts.some((text) => text.includes(value)), isLacking];
    case 'ne':
      return [];
    case 'eq':
    case 'contains':
      return [isLacking];
  }
}

/** A clause that tells some items from others; `undefined` where it does not. */
function probeOf(items: readonly Item[], expression: Expression): OperatorProbe | undefined {
  const [clause] = expression.clauses;
  const must = satisfied(items, expression, 'exact', 'and-first');
  const may = satisfied(items, expression, 'lenient', 'and-first');
  const { groups, held } = columnOf(items, clause.field);
  const holds: Kind = (_, texts) => texts.length > 0;
  const kinds: readonly Kind[] = [clause.operator === 'present' ? () => true : holds, ...kindsFor(clause)];
  /** Worked out once, because each is weighed beside many others; none where no item is one. */
  const told = (kind: Kind, isTold: (position: number) => boolean): OperatorProbe['found'] => {
    const those = new Set<number>();
    for (const [at, item] of items.entries()) if (isTold(at) && kind(item, held[groups[at] ?? -1] ?? [])) those.add(at);
    return those.size === 0 ? [] : [(_, at) => those.has(at)];
  };
  const found = [() => true, ...kinds].flatMap((kind) => told(kind, must));
  const left = kinds.flatMap((kind) => told(kind, (at) => !may(at)));
  // That a field which no item lacks is missing nowhere is something to ask, too.
  const isAbout = clause.operator === 'missing' || clause.operator === 'present';
  const isTelling = isAbout ? found.length + left.length > 0 : found.length > 0 && left.length > 0;
  const isNear: Kind = (_, texts) => texts.includes(nearMissing[clause.field.kind] ?? '');
  const near = [...told(isNear, must), ...told(isNear, (at) => !may(at))];
  return isTelling ? { expression, found, left, near } : undefined;
}

/** Values at both ends and between them, and the most common ones. */
async function valuesFor(scene: Scene, field: ListingField, operator: ClauseOperator): Promise<readonly string[]> {
  const held = (await operands(scene, field, operator)).map(([value]) => value);
  const near = held.filter((value) => value === nearMissing[field.kind]);
  switch (operator) {
    case 'eq':
      return near;
    case 'gt':
    case 'ge':
    case 'lt':
    case 'le':
      return [...new Set([...evenly(held, field, mostWeighed, 2), ...near])];
    default:
      return [...new Set([...held.slice(0, mostWeighed), ...near, ...held.slice(-2)])];
  }
}

/** So many values of which one is asked for: the first, one between and the last can be told apart. */
const severalValues = 3;

async function clausesFor(scene: Scene, field: ListingField, operator: ClauseOperator): Promise<readonly Expression[]> {
  switch (operator) {
    case 'missing':
    case 'present':
      return field.default === undefined ? [where(field, '', operator)] : [];
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return (await partsOf(scene, field, operator satisfies TextOperator)).slice(0, mostWeighed);
    case 'in': {
      const values = await valuesFor(scene, field, operator);
      const lists = values.map((_, index) => values.slice(index, index + severalValues)).filter(({ length }) => length > 1);
      const long = [2 * severalValues, 3 * severalValues].map((length) => values.slice(0, length));
      return [...lists.toReversed(), ...long].map((list) => within(field, list));
    }
    default:
      return (await valuesFor(scene, field, operator)).map((value) => where(field, value, operator));
  }
}

/** Of several values another one may be what is unequal, or below. */
const isAskable = ({ each }: ListingField, operator: ClauseOperator): boolean =>
  each === undefined || ['eq', 'in', 'contains', 'missing', 'present'].includes(operator);

/** Whether what is asked may be taken for no value, so that the clause is left out, or a list is short of it. */
const isAskedNear = ({ clauses: [{ field, value, values = [value] }] }: Expression): boolean =>
  values.some((one) => one === nearMissing[field.kind]);

/** Each operator of each documented field, with the clauses that would show it. Equality only by what may be read as a missing value. */
export async function operatorQuestions(scene: Scene, filter: FilterRole): Promise<readonly OperatorQuestion[]> {
  const { items } = await scene.listing.walk();
  const names = new Set([
    ...operatorNames(filter.operators),
    ...filter.fields.flatMap(({ operators = {} }) => operatorNames(operators)),
  ]);
  const questions: OperatorQuestion[] = [];
  for (const operator of names) {
    for (const field of documentedBy(operator, filter).filter((one) => isAskable(one, operator))) {
      const clauses = (await clausesFor(scene, field, operator)).filter((clause) => canWrite(clause, filter));
      const probes = clauses.flatMap((clause) => probeOf(items, clause) ?? []);
      if (probes.length > 0) questions.push({ field, operator, probes });
      const near = probes.filter(({ expression }) => isAskedNear(expression));
      if (operator !== 'eq' && near.length > 0) questions.push({ field, operator, probes: near, isNear: true });
    }
  }
  return questions;
}
