import type { ListingField } from '../contract/model';
import { fieldsBy, templateOf, isDocumented } from '../contract/operators';
import type { ClauseOperator } from '../contract/roles';
import type { Scene } from '../judging/check';
import { where } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import { canHold } from '../grammar/holding';
import { compared } from '../listing/comparing';
import { fieldValues } from '../listing/column';
import { fieldText, fieldTexts, type Item } from '../listing/value';
import { isCounted, room as roomOf, withoutValue } from './operands';
import { unlessTooLong } from './too-long';

/** Opposites side by side, because together they part the items. */
const upwards = ['ge', 'lt', 'gt', 'le'] as const satisfies readonly ClauseOperator[];
const strictly = ['gt', 'le', 'ge', 'lt'] as const satisfies readonly ClauseOperator[];

export type Comparing = (typeof upwards)[number];

/** What a field is asked first, by its place among the fields: they take turns. */
export const turnOf = (index: number): readonly Comparing[] => (index % 2 === 0 ? upwards : strictly).slice(0, 2);

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
export async function comparedFields(scene: Scene): Promise<readonly ListingField[]> {
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
  const isFirstOfKind = (field: ListingField, index: number): boolean =>
    all.findIndex(({ kind }) => kind === field.kind) === index;
  const isFirst = (field: ListingField, index: number): boolean => isOwn(field) || isFirstOfKind(field, index);
  const hasFraction = (field: ListingField): boolean => items.some((item) => /\.\d/.test(fieldText(item, field) ?? ''));
  const further = all
    .filter((field, index) => !isFirst(field, index) && isDocumented(field))
    .sort((a, b) => Number(hasFraction(b)) - Number(hasFraction(a)));
  // In the sequence of the document, because the fields take turns.
  const inTurn = (fields: readonly ListingField[]): readonly ListingField[] =>
    fields.toSorted((a, b) => askable.indexOf(a) - askable.indexOf(b));
  // Of many with templates of their own the first of each kind must be among those that are asked.
  const ofKinds = all.filter(isFirstOfKind);
  const own = all.filter((field, index) => isFirst(field, index) && !ofKinds.includes(field));
  const firsts = [...ofKinds, ...own].slice(0, mostFields);
  return [...inTurn(firsts), ...further].slice(0, mostFields);
}

/** How many misreadings part the items otherwise. `isStrict`: the value itself belongs below. */
function telling(value: string, texts: readonly string[], field: ListingField, isStrict: boolean): number {
  const above = texts.map((text) => {
    const sign = compared(text, value, field) ?? 0;
    return isStrict ? sign > 0 : sign >= 0;
  });
  return misread(texts, value)(above, isStrict ? 'gt' : 'ge');
}

/** So many values of a large listing are weighed, beside those at its upper end that one page shows. */
const mostWeighed = 12;

/** Sorted values, evenly over all; the last ones as well, where so many of them are wanted. */
export function evenly(values: readonly string[], field: ListingField, most: number, last = 0): readonly string[] {
  const sorted = values.toSorted((a, b) => compared(a, b, field) ?? 0);
  const step = Math.max(1, Math.floor(sorted.length / most));
  return sorted.filter((_, index) => index % step === 0 || index >= sorted.length - last);
}

interface Ranked {
  readonly rank: readonly number[];
}

/** The highest rank first; a later figure of it counts where those before are equal. */
export const byRank = (a: Ranked, b: Ranked): number =>
  b.rank.map((one, index) => one - (a.rank[index] ?? 0)).find((one) => one !== 0) ?? 0;

/** How many misreadings of texts and a value part the texts otherwise than they should be. */
export const misread =
  (texts: readonly string[], value: string) =>
  (isFound: readonly boolean[], operator: Comparing): number =>
    misreadings.filter((read) => {
      const bound = read(value);
      if (Number.isNaN(bound)) return false;
      return texts.some((text, index) => {
        const held = read(text);
        return { gt: held > bound, ge: held >= bound, lt: held < bound, le: held <= bound }[operator] !== isFound[index];
      });
    }).length;

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
  const candidates = evenly(usable, field, mostWeighed, room).flatMap((value) => {
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
  return candidates.sort(byRank)[0]?.value;
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
