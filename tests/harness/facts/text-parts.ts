import type { ListingField } from '../contract/model';
import type { Scene } from '../judging/check';
import { where, type Expression } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import { canHold } from '../grammar/holding';
import { satisfied, satisfies } from '../listing/matching';
import { fieldTexts, type Item } from '../listing/value';
import { templateOf } from '../contract/operators';
import { askedFields, operands } from './operands';

/** Those first for which fewer parts will do; the last one is asked with the signs of patterns, too. */
export const textOperators = ['startsWith', 'endsWith', 'contains'] as const;
export type TextOperator = (typeof textOperators)[number];

/** A part of a text that is asked for, and by which operator. */
export interface TextProbe {
  readonly field: ListingField;
  readonly operator: TextOperator;
  readonly expression: Expression;
  /** Some items hold the part elsewhere, where the operator does not look. */
  readonly isTelling: boolean;
}

/** Values of which parts are taken, and how long the parts are. */
const [mostValues, lengths] = [40, [2, 3, 4]];

/** Where an operator looks: at the beginning, at the end, or behind the first letter. */
function partOf(value: string, operator: TextOperator, length: number): string {
  const letters = [...value];
  const start = operator === 'startsWith' ? 0 : operator === 'endsWith' ? letters.length - length : 1;
  return letters.length <= length ? '' : letters.slice(Math.max(0, start), Math.max(0, start) + length).join('');
}

function found(items: readonly Item[], expression: Expression, matching: 'exact' | 'lenient'): number {
  const isFound = satisfied(items, expression, matching, 'and-first');
  return items.filter((_, position) => isFound(position)).length;
}

/** A part of letters, and how it tells items from others. */
interface WeighedPart {
  readonly expression: Expression;
  readonly matches: number;
  readonly elsewhere: number;
}

/** Parts of letters that some items hold so and others not, taken from where `place` looks. */
async function weighedParts(
  scene: Scene,
  field: ListingField,
  operator: TextOperator,
  place: TextOperator = operator,
): Promise<readonly WeighedPart[]> {
  const { items } = await scene.listing.walk();
  const { filter } = scene.contract;
  if (filter === undefined) return [];
  const values = (await operands(scene, field, operator)).slice(0, mostValues);
  const parts = new Set(values.flatMap(([value]) => lengths.map((length) => partOf(value, place, length))));
  return [...parts]
    .filter((part) => /^[\p{L}\d]{2,}$/u.test(part) && canHold(part, field, filter, operator))
    .map((part) => {
      const expression = where(field, part, operator);
      const elsewhere = found(items, where(field, part, 'contains'), 'exact') - found(items, expression, 'exact');
      return { expression, matches: found(items, expression, 'lenient'), elsewhere };
    })
    .filter(({ expression, matches }) => matches > 0 && matches < items.length && canWrite(expression, filter));
}

/** Those that tell most, the most common ones first. */
export async function partsOf(scene: Scene, field: ListingField, operator: TextOperator): Promise<readonly Expression[]> {
  const parts = await weighedParts(scene, field, operator);
  return parts
    .toSorted((a, b) => Number(b.elsewhere > 0) - Number(a.elsewhere > 0) || b.matches - a.matches)
    .map(({ expression }) => expression);
}

/**
 * A part of letters that some items hold so and others only elsewhere, or not at all; where it can be, none of the items that hold what is
 * asked `beside` it. `place`: taken from where another operator looks.
 */
async function partFor(
  scene: Scene,
  field: ListingField,
  operator: TextOperator,
  beside: readonly TextProbe[],
  place: TextOperator = operator,
): Promise<TextProbe | undefined> {
  const { items } = await scene.listing.walk();
  const taken = items.filter((item) =>
    beside.some((one) => satisfies(item, where(one.field, one.expression.clauses[0].value, 'contains'), 'lenient', 'and-first')),
  );
  const [best] = (await weighedParts(scene, field, operator, place))
    .map((part) => ({ ...part, shared: found(taken, part.expression, 'lenient') }))
    .sort((a, b) => Number(b.elsewhere > 0) - Number(a.elsewhere > 0) || a.shared - b.shared || a.matches - b.matches);
  return best && { field, operator, expression: best.expression, isTelling: operator === 'contains' || best.elsewhere > 0 };
}

/** A part that items hold elsewhere only, so that nothing is found by it. */
async function partElsewhere(scene: Scene, field: ListingField, operator: TextOperator): Promise<TextProbe | undefined> {
  const { items } = await scene.listing.walk();
  const { filter } = scene.contract;
  const values = (await operands(scene, field, operator)).slice(0, mostValues);
  const [part] = values
    .flatMap(([value]) => lengths.map((length) => partOf(value, 'contains', length)))
    .filter(
      (one) =>
        /^[\p{L}\d]{2,}$/u.test(one) &&
        filter !== undefined &&
        canHold(one, field, filter, operator) &&
        canWrite(where(field, one, operator), filter) &&
        found(items, where(field, one, operator), 'lenient') === 0,
    );
  return part === undefined ? undefined : { field, operator, expression: where(field, part, operator), isTelling: true };
}

/** One part for each operator, of the first field that has one; each of other items, where it can be, so that one union holds them. */
export async function textProbes(scene: Scene): Promise<readonly TextProbe[]> {
  const probes: TextProbe[] = [];
  for (const operator of textOperators) {
    for (const field of askedFields(scene, operator)) {
      const probe = await partFor(scene, field, operator, probes);
      if (probe === undefined) continue;
      const elsewhere = probe.isTelling ? undefined : await partElsewhere(scene, field, operator);
      probes.push(probe, ...(elsewhere === undefined ? [] : [elsewhere]));
      break;
    }
  }
  return probes;
}

/** Parts of each field by each operator, and where a text may hold a part anywhere, some that stand at the very end. */
export async function furtherParts(scene: Scene): Promise<readonly Expression[]> {
  const parts: Expression[] = [];
  for (const operator of textOperators) {
    for (const field of askedFields(scene, operator)) {
      for (const place of operator === 'contains' ? (['endsWith', 'contains'] as const) : [operator]) {
        const probe = await partFor(scene, field, operator, [], place);
        if (probe !== undefined) parts.push(probe.expression);
      }
    }
  }
  return parts;
}

/** Signs that patterns are written with, by who reads them: any one character, any number of them. */
const patterns = [
  ['_', '%'],
  ['.', '.*'],
  ['*', '?'],
] as const;

/** What regular expressions break at, and what LIKE takes for anything: each alone; with each seed another of both. */
const aloneSigns = [
  ['(', '[', '*', '\\'],
  ['%', '_'],
] as const;

/** Parts of one sign that not all items hold: a sign of a pattern of either kind, and a letter, because an index of parts may know longer ones alone. */
export async function shortParts(scene: Scene, { field, operator }: TextProbe): Promise<readonly Expression[]> {
  const { items } = await scene.listing.walk();
  const { filter } = scene.contract;
  const own = JSON.stringify(filter === undefined ? '' : templateOf(field, operator, filter)).replaceAll(/\{\w+\}/g, '');
  const isFair = (part: string): boolean =>
    filter !== undefined &&
    canHold(part, field, filter, operator) &&
    canWrite(where(field, part, operator), filter) &&
    found(items, where(field, part, operator), 'lenient') < items.length;
  const signs = aloneSigns.map((all) => {
    const fair = all.filter((sign) => !own.includes(sign) && isFair(sign));
    return fair[(scene.seed - 1) % fair.length];
  });
  const letters = items.flatMap((item) => fieldTexts(item, field).map((text) => partOf(text, operator, 1)));
  const letter = letters.find((one) => /^\p{L}$/u.test(one) && isFair(one));
  return [...signs, letter].filter((part) => part !== undefined).map((part) => where(field, part, operator));
}

/** Parts that no item holds, and that some item would match if a sign in them was one of a pattern. */
export async function patternProbes(scene: Scene, { field, operator }: TextProbe): Promise<readonly Expression[]> {
  const { items } = await scene.listing.walk();
  const { filter } = scene.contract;
  const texts = items.flatMap((item) => fieldTexts(item, field));
  const [model] = texts.filter((text) => /^\p{L}{4}/u.test(text));
  const own = JSON.stringify(filter === undefined ? '' : templateOf(field, operator, filter)).replaceAll(/\{\w+\}/g, '');
  if (model === undefined || filter === undefined) return [];
  // Without OR each is a request of its own, so that with each seed one of each pair is asked.
  const asked = filter.or === undefined ? patterns.flatMap((pair) => pair[(scene.seed - 1) % 2] ?? []) : patterns.flat();
  return asked.flatMap((sign) => {
    const part = `${model.slice(0, 1)}${sign}${model.slice(2, 4)}`;
    const expression = where(field, part, operator);
    const isFair = !own.includes(sign) && canHold(part, field, filter, operator) && canWrite(expression, filter);
    return isFair && found(items, expression, 'lenient') === 0 ? [expression] : [];
  });
}
