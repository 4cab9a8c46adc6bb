import type { ListingField } from '../contract/model';
import { instantOf } from '../grammar/instant';
import { commonCollations } from '../text/collators';
import { compareDecimals, decimalOf } from '../text/decimal';

/**
 * How two values of a field compare: below zero, zero, or above; `undefined` where it is open. Numbers are compared as decimals and
 * timestamps as instants, both exactly. Text is compared only where every common collation says the same.
 */
export function compared(a: string, b: string, { kind, layout }: Pick<ListingField, 'kind' | 'layout'>): number | undefined {
  if (kind === 'number' || kind === 'timestamp') {
    const read = (text: string) => (kind === 'number' ? decimalOf(text) : instantOf(text, layout));
    const [left, right] = [read(a), read(b)];
    return left === undefined || right === undefined ? undefined : compareDecimals(left, right);
  }
  if (a === b) return 0;
  const signs = new Set(commonCollations.map(({ compare }) => Math.sign(compare(a, b))));
  return signs.size === 1 ? [...signs][0] : undefined;
}
