import type { FieldKind, Json, ListingField } from '../contract/model';
import { quotesIn, type Quoting } from '../contract/quoting';
import type { FilterRole, Template } from '../contract/roles';
import { compareDecimals, decimalOf } from '../text/decimal';
import { isAskedAsNumber } from './instant';

/** The character that ends a quoted value. */
export const endOfQuote = ({ behind }: Quoting): string => behind.slice(0, 1);

/** Characters that change where a value of this kind is written. */
export function escapesOf(
  kind: FieldKind,
  filter: FilterRole,
  template: Template | undefined = filter.operators.eq,
): { readonly [character: string]: string } {
  const isWithin = filter.quote === undefined || filter.quote[kind] !== undefined || quotesIn(template) !== null;
  return isWithin ? (filter.escape ?? {}) : {};
}

/** A value with each sign that has an escape as that. A value may have millions of characters, so they are not listed one by one. */
function escaped(value: string, escapes: { readonly [character: string]: string }): string {
  const signs = Object.keys(escapes).filter((sign) => value.includes(sign) && [...sign].length === 1);
  if (signs.length === 0) return value;
  const codes = signs.map((sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
  return value.replace(new RegExp(`[${codes.join('')}]`, 'gu'), (sign) => escapes[sign] ?? sign);
}

/** A value as the text of a clause carries it. */
export function literal(value: string, kind: FieldKind, filter: FilterRole, template: Template): string {
  const text = escaped(value, escapesOf(kind, filter, template));
  const own = quotesIn(template) === null ? filter.quote?.[kind] : undefined;
  return own === undefined ? text : own.replace('{value}', () => text);
}

/** A value as JSON has it: what is no number, or no truth value, stays text. `undefined` where a double would change the number. */
export function typed(value: string, field: Pick<ListingField, 'kind' | 'layout' | 'asked'>): Json | undefined {
  if (field.kind === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  const number = isAskedAsNumber(field) ? decimalOf(value) : undefined;
  if (number === undefined) return value;
  const double = decimalOf(String(Number(value)));
  return double !== undefined && compareDecimals(double, number) === 0 ? Number(value) : undefined;
}
