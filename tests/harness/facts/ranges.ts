import type { ListingField } from '../contract/model';
import { fieldsBy, type Ends, rangedBy, templateOf, isDocumented } from '../contract/operators';
import type { Scene } from '../judging/check';
import { faultOf } from '../judging/matches';
import { join, where, type Expression } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import { canHold } from '../grammar/holding';
import { compared } from '../listing/comparing';
import { satisfies } from '../listing/matching';
import type { Reply } from '../listing/reply';
import { fieldValues } from '../listing/column';
import { fieldText, type Item } from '../listing/value';
import { byRank, comparedFields, evenly, misread } from './boundaries';
import { askFor, room as roomOf } from './operands';
import { unionOfTerms } from './pools';
import { unlessTooLong, type Values } from './too-long';

/** What lies between two values of one field: two comparisons in one request. */
export interface Range {
  readonly field: ListingField;
  readonly low: Expression;
  readonly high: Expression;
  readonly both: Expression;
}

/** Values that are weighed as the ends of a range. */
const mostWeighed = 12;

/** The kinds that are asked for, the first field of each. */
const kinds: readonly ListingField['kind'][] = ['number', 'timestamp'];

/** What the other comparisons do not ask of a field, so that together all of them are asked. */
function endsOf(field: ListingField, index: number, { contract: { filter } }: Scene): Ends | undefined {
  const wanted: readonly Ends[] =
    index % 2 === 0
      ? [
          ['gt', 'le'],
          ['ge', 'lt'],
        ]
      : [
          ['ge', 'lt'],
          ['gt', 'le'],
        ];
  const possible: readonly Ends[] = [...wanted, ['ge', 'le'], ['gt', 'lt']];
  return possible.find((ends) => filter !== undefined && ends.every((end) => templateOf(field, end, filter) !== undefined));
}

/** The range of a field that the most misreadings answer otherwise. An item stands below it, one in it, and one above. */
function rangeOf(
  field: ListingField,
  [lower, upper]: Ends,
  held: readonly string[],
  { items, room, scene }: { readonly items: readonly Item[]; readonly room: number; readonly scene: Scene },
): Range | undefined {
  const { filter } = scene.contract;
  if (filter === undefined) return undefined;
  const usable = held.filter((value) => [lower, upper].every((end) => canHold(value, field, filter, end)));
  const texts = items.flatMap((item) => fieldText(item, field) ?? []);
  const values = evenly(usable, field, mostWeighed).map((value) => {
    const signs = texts.map((text) => compared(text, value, field) ?? NaN);
    const above = signs.map((sign) => (lower === 'gt' ? sign > 0 : sign >= 0));
    const below = signs.map((sign) => (upper === 'lt' ? sign < 0 : sign <= 0));
    const isMisread = misread(texts, value);
    return { value, above, below, asLow: isMisread(above, lower), asHigh: isMisread(below, upper) };
  });
  const ranges = values.flatMap((low, at) =>
    values.slice(at + 1).flatMap((high) => {
      const count = (holds: (index: number) => boolean): number => texts.filter((_, index) => holds(index)).length;
      const inside = count((index) => low.above[index] === true && high.below[index] === true);
      const [under, over] = [count((index) => low.above[index] === false), count((index) => high.below[index] === false)];
      if (inside === 0 || under === 0 || over === 0) return [];
      const rank = [Number(inside <= room), low.asLow + high.asHigh, Math.min(inside, under, over)];
      return [{ low: low.value, high: high.value, rank }];
    }),
  );
  return ranges
    .sort(byRank)
    .slice(0, mostWeighed)
    .map(({ low, high }) => {
      const [one, other] = [where(field, low, lower), where(field, high, upper)];
      return { field, low: one, high: other, both: join('and', one, other) };
    })
    .find(({ low, high, both }) => [low, high, both].every((expression) => canWrite(expression, filter)));
}

/** A range of the first field of each kind that has one: of those that are compared anyway, else of the others. */
async function rangesOf(scene: Scene): Promise<readonly Range[]> {
  const { items } = await scene.listing.walk();
  const room = await roomOf(scene);
  const compare = await comparedFields(scene);
  const ranged = rangedBy(scene.contract.filter);
  const fields = [...compare.filter((field) => ranged.includes(field)), ...ranged.toSorted(documentedFirst)];
  return kinds.flatMap((kind) => {
    for (const field of new Set(fields.filter((one) => one.kind === kind))) {
      const ends = endsOf(field, compare.length === 1 ? 1 : Math.max(0, compare.indexOf(field)), scene);
      if (ends === undefined) continue;
      const values = (of: Values): readonly string[] => [...of(items, field).keys()];
      const range = unlessTooLong(scene, (of) => rangeOf(field, ends, values(of), { items, room, scene }));
      if (range !== undefined) return [range];
    }
    return [];
  });
}

const documentedFirst = (one: ListingField, other: ListingField): number =>
  Number(isDocumented(other)) - Number(isDocumented(one));

const finds = (item: Item, expression: Expression): boolean => satisfies(item, expression, 'lenient', 'and-first');

/** Whether each range shows beside the others: an item of its own, and one that each of its ends alone leaves out. */
const isTelling = (items: readonly Item[], ranges: readonly Range[], terms: readonly Expression[]): boolean =>
  ranges.every(({ low, high, both }) => {
    const free = items.filter((item) => !terms.some((term) => term !== both && finds(item, term)));
    return [
      (item: Item) => satisfies(item, both, 'exact', 'and-first'),
      (item: Item) => finds(item, high) && !finds(item, low),
      (item: Item) => finds(item, low) && !finds(item, high),
    ].every((holds) => free.some(holds));
  });

/**
 * All ranges in one union, so that what has no value in the field of one is found by another, or by a clause beside them. `undefined` where
 * they cannot be written so, or would hide one another.
 */
async function besides(scene: Scene, ranges: readonly Range[]): Promise<Expression | undefined> {
  const { filter } = scene.contract;
  const { items } = await scene.listing.walk();
  if (filter?.or === undefined) return undefined;
  const lacking = ranges.map(({ field }) => items.filter((item) => fieldText(item, field) === undefined));
  const isFoundBeside = (terms: readonly Expression[]): boolean =>
    lacking.every(
      (some) => some.length === 0 || some.some((item) => terms.some((term) => satisfies(item, term, 'exact', 'and-first'))),
    );
  const own = ranges.map(({ both }) => both);
  const clauses = fieldsBy('eq', filter)
    .filter((one) => isDocumented(one) && !ranges.some(({ field }) => field.path === one.path))
    .flatMap((field) =>
      [...fieldValues(lacking.flat(), field).keys()]
        .filter((value) => canHold(value, field, filter))
        .slice(0, mostWeighed)
        .map((value) => where(field, value)),
    );
  for (const terms of [own, ...clauses.map((clause) => [clause, ...own])]) {
    if (terms.length < 2 || !isFoundBeside(terms) || !isTelling(items, ranges, terms)) continue;
    const union = unionOfTerms(terms, filter);
    if (union !== undefined) return union;
  }
  return undefined;
}

/** An answer to ranges, and how it differs from the client's own evaluation. */
export interface RangeAnswer {
  readonly expression: Expression;
  readonly reply: Reply;
  readonly fault: 'refused' | Awaited<ReturnType<typeof faultOf>>;
}

async function answerTo(scene: Scene, expression: Expression): Promise<RangeAnswer> {
  const reply = await askFor(scene, expression);
  return { expression, reply, fault: reply.kind === 'page' ? await faultOf(scene, reply, expression) : 'refused' };
}

/** What ranges are answered: all in one union, and where that is not as it should be, or cannot be asked, each alone. */
export async function answersToRanges(scene: Scene): Promise<{
  readonly together: RangeAnswer | undefined;
  readonly alone: readonly (RangeAnswer & { readonly range: Range })[];
}> {
  const ranges = await rangesOf(scene);
  const union = await besides(scene, ranges);
  const together = union && (await answerTo(scene, union));
  if (together !== undefined && together.fault === undefined) return { together, alone: [] };
  const alone: (RangeAnswer & { readonly range: Range })[] = [];
  for (const range of ranges) alone.push({ ...(await answerTo(scene, range.both)), range });
  return { together, alone };
}

/** Whether each end of a range is answered alone as it should be. */
export async function endsHold(scene: Scene, { low, high }: Range): Promise<boolean> {
  for (const end of [low, high]) if ((await answerTo(scene, end)).fault !== undefined) return false;
  return true;
}
