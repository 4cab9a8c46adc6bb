import type { ListingField } from '../contract/model';
import { instantOf } from '../grammar/instant';
import { remembered } from '../remembered';
import { commonCollations } from '../text/collators';
import { compareDecimals, decimalOf, type Decimal } from '../text/decimal';

const numberIn = remembered(decimalOf);
const instants = new Map<ListingField['layout'], typeof numberIn>();

function instantIn(text: string, layout: ListingField['layout']): Decimal | undefined {
  const read = instants.get(layout) ?? remembered((one) => instantOf(one, layout));
  instants.set(layout, read);
  return read(text);
}

/** A number, or an instant in seconds since 1970, with all its digits; `undefined` where a text is neither, or of another kind. */
export function amountOf(text: string, { kind, layout }: Pick<ListingField, 'kind' | 'layout'>): Decimal | undefined {
  if (kind === 'number') return numberIn(text);
  return kind === 'timestamp' ? instantIn(text, layout) : undefined;
}

/**
 * How two values of a field compare: below zero, zero, or above; `undefined` where it is open. Numbers are compared as decimals and
 * timestamps as instants, both exactly. Text is compared only where every common collation says the same.
 */
export function compared(a: string, b: string, field: Pick<ListingField, 'kind' | 'layout'>): number | undefined {
  if (field.kind === 'number' || field.kind === 'timestamp') {
    const [left, right] = [amountOf(a, field), amountOf(b, field)];
    return left === undefined || right === undefined ? undefined : compareDecimals(left, right);
  }
  if (a === b) return 0;
  const signs = new Set(commonCollations.map(({ compare }) => Math.sign(compare(a, b))));
  return signs.size === 1 ? [...signs][0] : undefined;
}
