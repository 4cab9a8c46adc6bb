import type { ListingField } from '../contract/model';
import { fieldsBy, templateOf } from '../contract/operators';
import type { ClauseOperator } from '../contract/roles';
import type { Scene } from '../judging/check';
import type { Evidence } from '../judging/evidence';
import { expectedOf, honouredFilter } from '../judging/matches';
import { where, type Expression } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import { canHold } from '../grammar/holding';
import { compared } from '../listing/comparing';
import type { Page } from '../listing/reply';
import { fieldText, fieldTexts, fieldValues, type Item } from '../listing/value';
import { askFor, isCounted, room as roomOf, withoutValue } from './operands';
import { unlessTooLong } from './too-long';

/** Opposites side by side, because together they part the items. */
const upwards = ['ge', 'lt', 'gt', 'le'] as const satisfies readonly ClauseOperator[];
const strictly = ['gt', 'le', 'ge', 'lt'] as const satisfies readonly ClauseOperator[];

/** One value of a field, and what is asked of it. */
export interface Boundary {
  readonly field: ListingField;
  readonly value: string;
  readonly operators: readonly ClauseOperator[];
}

/** Fields that are asked, in turn by one pair of opposites and by the other; one alone by both. */
const mostFields = 3;

/** How a value is commonly misread; a boundary is the better the more of them would answer otherwise. */
const misreadings: readonly ((text: string) => string | number)[] = [
  (text) => text,
  (text) => Math.trunc(Number(text)),
  (text) => Number(text),
  (text) => Math.floor(Date.parse(text) / 1000),
  (text) => text.slice(0, 10),
];

/** A value, and one above and below it. */
const fewestValues = 3;

/**
 * Fields to compare by: documented ones first, then those that some items lack; of each kind the first, but all that have templates of
 * their own.
 */
async function comparedFields(scene: Scene): Promise<readonly ListingField[]> {
  const { filter } = scene.contract;
  if (filter === undefined) return [];
  const { items } = await scene.listing.walk();
  const askable = [...new Set(upwards.flatMap((operator) => fieldsBy(operator, filter)))];
  const ranked: { readonly field: ListingField; readonly rank: number }[] = [];
  for (const field of askable.filter((one) => fieldValues(items, one).size >= fewestValues)) {
    const isLacked = (await withoutValue(scene, field)) > 0;
    ranked.push({ field, rank: (field.status === 'candidate' ? 2 : 0) + (isLacked ? 0 : 1) });
  }
  const all = ranked.sort((a, b) => a.rank - b.rank).map(({ field }) => field);
  const isOwn = (field: ListingField): boolean =>
    upwards.some(
      (operator) =>
        templateOf(field, operator, filter) !== undefined &&
        field.operators?.[operator] !== filter.operators[operator] &&
        field.operators !== undefined,
    );
  const isFirst = (field: ListingField, index: number): boolean =>
    isOwn(field) || all.findIndex(({ kind }) => kind === field.kind) === index;
  const hasFraction = (field: ListingField): boolean => items.some((item) => /\.\d/.test(fieldText(item, field) ?? ''));
  const further = all
    .filter((field, index) => !isFirst(field, index) && field.status === 'documented')
    .sort((a, b) => Number(hasFraction(b)) - Number(hasFraction(a)));
  // In the sequence of the document, because the fields take turns.
  const inTurn = (fields: readonly ListingField[]): readonly ListingField[] =>
    fields.toSorted((a, b) => askable.indexOf(a) - askable.indexOf(b));
  return [...inTurn(all.filter(isFirst)), ...further].slice(0, mostFields);
}

/** How many misreadings part the items otherwise. `isStrict`: the value itself belongs below. */
function telling(value: string, texts: readonly string[], field: ListingField, isStrict: boolean): number {
  const above = texts.map((text) => {
    const sign = compared(text, value, field) ?? 0;
    return isStrict ? sign > 0 : sign >= 0;
  });
  return misreadings.filter((read) => {
    const bound = read(value);
    return (
      !Number.isNaN(bound) && texts.some((text, index) => (isStrict ? read(text) > bound : read(text) >= bound) !== above[index])
    );
  }).length;
}

/** So many values of a large listing are weighed, beside those at its upper end that one page shows. */
const mostWeighed = 12;

/** Values evenly over all, and the highest ones. */
function sampled(values: readonly string[], field: ListingField, room: number): readonly string[] {
  const sorted = values.toSorted((a, b) => compared(a, b, field) ?? 0);
  const step = Math.max(1, Math.floor(sorted.length / mostWeighed));
  return sorted.filter((_, index) => index % step === 0 || index >= sorted.length - room);
}

/** A value that some item holds, with others above and below it. */
function boundaryOf(
  field: ListingField,
  asked: readonly ClauseOperator[],
  {
    items,
    values,
    scene,
    room,
  }: {
    readonly items: readonly Item[];
    readonly values: readonly string[];
    readonly scene: Scene;
    readonly room: number;
  },
): string | undefined {
  const { filter } = scene.contract;
  const texts = items.flatMap((item) => fieldTexts(item, field));
  const isStrict = asked[0] === 'gt' || asked[0] === 'le';
  const count = (value: string, holds: (sign: number) => boolean): number =>
    texts.filter((text) => holds(compared(text, value, field) ?? NaN)).length;
  const usable = values.filter(
    (value) =>
      filter !== undefined &&
      asked.every((operator) => canHold(value, field, filter, operator) && canWrite(where(field, value, operator), filter)),
  );
  const candidates = sampled(usable, field, room).flatMap((value) => {
    const [above, below, equal] = [
      count(value, (sign) => sign > 0),
      count(value, (sign) => sign < 0),
      count(value, (sign) => sign === 0),
    ];
    if (above === 0 || below === 0 || equal === 0) return [];
    const sides = isStrict ? [above, below + equal] : [above + equal, below];
    // With a count the lower side is judged whole, whatever of it is shown.
    const shown = (isCounted(scene) ? sides.slice(0, 1) : sides).filter((side) => side <= room).length;
    const isBalanced = Math.min(above, below);
    return [{ value, rank: [shown, telling(value, texts, field, isStrict), isBalanced] }];
  });
  return candidates.sort((a, b) => b.rank.map((one, index) => one - (a.rank[index] ?? 0)).find((one) => one !== 0) ?? 0)[0]
    ?.value;
}

/** What is compared: a boundary for each field. */
export async function boundaries(scene: Scene): Promise<readonly Boundary[]> {
  const { items } = await scene.listing.walk();
  const { filter } = scene.contract;
  const room = await roomOf(scene);
  if (filter === undefined) return [];
  const fields = await comparedFields(scene);
  return fields.flatMap((field, index) => {
    const turn = index % 2 === 0 ? upwards : strictly;
    const held = turn.filter((operator) => templateOf(field, operator, filter) !== undefined);
    const asked = fields.length === 1 ? held : held.slice(0, 2);
    const value = unlessTooLong(scene, (of) =>
      boundaryOf(field, asked, { items, values: [...of(items, field).keys()], scene, room }),
    );
    return value === undefined ? [] : [{ field, value, operators: asked }];
  });
}

/** A value one unit of its last digit above; none where it has no fraction, or more digits than a double holds. */
function nextAbove(value: string): string | undefined {
  const [, before = '', fraction = '', zone = ''] = /^(.*\.)(\d+)(Z|[+-]\d\d:\d\d)?$/i.exec(value) ?? [];
  const isNumber = zone === '';
  if (/^0*$/.test(fraction) || /^9+$/.test(fraction) || value.startsWith('-')) return undefined;
  if (isNumber && before.length + fraction.length > 16) return undefined;
  return `${before}${String(BigInt(fraction) + 1n).padStart(fraction.length, '0')}${zone}`;
}

/**
 * A value of each kind between those that items hold, just above one of them: who cuts it to seconds, or to a whole number, takes that
 * one in. None where a boundary shows as much.
 */
async function between(scene: Scene, chosen: readonly Boundary[]): Promise<readonly Boundary[]> {
  const { items } = await scene.listing.walk();
  const { filter } = scene.contract;
  const room = await roomOf(scene);
  const found = new Map<string, Boundary>();
  if (filter === undefined) return [];
  for (const { field, value } of chosen.filter(({ field: one }) => one.kind === 'timestamp' || one.kind === 'number')) {
    const texts = items.flatMap((item) => fieldTexts(item, field));
    const cut = (text: string): number =>
      field.kind === 'timestamp' ? Math.floor(Date.parse(text) / 1000) : Math.trunc(Number(text));
    const isShown = texts.some((text) => text !== value && cut(text) === cut(value));
    const operator = (['ge', 'gt'] as const).find((one) => templateOf(field, one, filter) !== undefined);
    if (isShown || operator === undefined || found.has(field.kind)) continue;
    const above = (text: string): number => texts.filter((other) => (compared(other, text, field) ?? 0) > 0).length;
    const [beside] = texts
      .flatMap((text) => ({ text, next: nextAbove(text) }))
      .filter(
        ({ text, next }) =>
          next !== undefined &&
          !texts.includes(next) &&
          above(text) < room &&
          canHold(next, field, filter, operator) &&
          canWrite(where(field, next, operator), filter),
      );
    if (beside?.next !== undefined) found.set(field.kind, { field, value: beside.next, operators: [operator] });
  }
  return [...found.values()];
}

/** An answer to a comparison. */
export interface Comparison {
  readonly field: ListingField;
  readonly operator: ClauseOperator;
  readonly value: string;
  readonly expression: Expression;
  readonly page: Page;
}

/** The answers to all comparisons; every check on them asks for the same. */
export async function comparisons(scene: Scene, evidence: Evidence): Promise<readonly Comparison[]> {
  const answers: Comparison[] = [];
  const chosen = await boundaries(scene);
  const further = await between(scene, chosen);
  for (const { field, value, operators: asked } of [...chosen, ...further]) {
    for (const operator of asked) {
      const expression = where(field, value, operator);
      const page = await askFor(scene, expression);
      if (honouredFilter(page, field, evidence)) answers.push({ field, operator, value, expression, page });
      else if (field.status === 'candidate') break;
    }
  }
  return answers;
}

/** Whether an item stands exactly at the boundary. */
export const isAtBoundary = (item: Item, { field, value }: Pick<Comparison, 'field' | 'value'>): boolean =>
  fieldTexts(item, field).some((text) => compared(text, value, field) === 0);

/** Whether a comparison leaves an item out, so that a target which overlooked it would be seen. */
export async function leavesOut(scene: Scene, { expression }: Pick<Comparison, 'expression'>): Promise<boolean> {
  const { items } = await scene.listing.walk();
  return (await expectedOf(scene, expression)).may.size < items.length;
}
