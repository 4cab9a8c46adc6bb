import type { ListingField } from '../contract/model';
import { compared } from '../listing/comparing';
import { isNumeric } from '../judging/natural-rank';
import type { Compare } from '../text/collators';
import { byUnit } from '../text/collators';
import { awkwardTexts } from './awkward-texts';
import { type Awkward, type Change, holds } from './awkward-values';

/** A change of the numbers with digits behind the point, of which doubles have enough. */
const ofFraction =
  (change: (number: number) => number): Change =>
  (text) =>
    /\.\d*[1-9]/.test(text) ? String(change(Number(text))) : text;

/** A change of whole numbers that are longer than a double is exact, or a word of 32 bits long. */
const ofLong =
  (change: (number: bigint) => bigint): Change =>
  (text) =>
    /^-?\d{10,40}$/.test(text) ? String(change(BigInt(text))) : text;

/** What whole numbers, doubles, words of 32 bits and numbers without a sign do not hold, and what reads as false. */
const numbers: readonly Awkward[] = [
  { kind: 'fraction', weight: 2, becomes: [ofFraction(Math.trunc), ofFraction(Math.round)] },
  {
    kind: 'many digits',
    weight: 1,
    becomes: [ofFraction((number) => Number(number.toFixed(2))), ofFraction((number) => Number(number.toPrecision(6)))],
  },
  { kind: 'negative', weight: 2, becomes: [(text) => text.replace(/^-/, '')], breaks: holds(/^-.*[1-9]/) },
  { kind: 'beyond doubles', weight: 2, becomes: [ofLong((number) => BigInt(Number(number)))] },
  { kind: 'beyond 32 bits', weight: 1, becomes: [ofLong((number) => BigInt.asIntN(32, number))] },
  { kind: 'zero', weight: 1, becomes: [], breaks: holds(/^-?0+(?:\.0*)?$/) },
];

/** Digits of a second, up to some of them. */
const cutTo =
  (digits: number): Change =>
  (text) =>
    text.replace(/(T\d\d:\d\d:\d\d)\.(\d*)/i, (_, whole: string, rest: string) =>
      digits === 0 ? whole : `${whole}.${rest.slice(0, digits).padEnd(digits, '0')}`,
    );

/** What clocks of a second or a thousandth, dates, and a count from 1970 on do not hold. */
const instants: readonly Awkward[] = [
  { kind: 'finer than thousandths', weight: 2, becomes: [cutTo(3)] },
  { kind: 'fraction of a second', weight: 1, becomes: [cutTo(0)] },
  { kind: 'time of day', weight: 1, becomes: [(text) => text.replace(/T\d\d:\d\d:\d\d(?:\.\d+)?/i, 'T00:00:00')] },
  { kind: 'before 1970', weight: 2, becomes: [], breaks: holds(/^(?:0|1[0-8]|19[0-6])/) },
];

/** What cursors lose of the values of a field; nothing is known of truth values and enumerations. */
export function awkwardOf(field: Pick<ListingField, 'kind' | 'layout'>): readonly Awkward[] {
  if (field.kind === 'string') return awkwardTexts;
  if (isNumeric(field)) return numbers;
  return field.kind === 'timestamp' ? instants : [];
}

/** How a field may be ordered, from the lowest value on: a text by its units, where nothing else is known. */
export const likelyOrder = (field: Pick<ListingField, 'kind' | 'layout'>): Compare =>
  field.kind === 'number' || field.kind === 'timestamp' ? (a, b) => compared(a, b, field) ?? 0 : byUnit;
