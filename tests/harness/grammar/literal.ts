import type { FieldKind, Json } from '../contract/model';
import type { FilterRole } from '../contract/roles';
import { isTree } from './template';

/** How a value is written, and what the text around it is. */
export interface Quoting {
  readonly before: string;
  readonly behind: string;
}

/** The quotes of a kind: its own, or those that stand around the value in the clause; `undefined`: its values are bare. */
export function quotingOf(kind: FieldKind, { quote, operators }: Pick<FilterRole, 'quote' | 'operators'>): Quoting | undefined {
  const own = /^(.*)\{value\}(.*)$/s.exec(quote?.[kind] ?? '');
  if (own?.[1] !== undefined && own[2] !== undefined) return { before: own[1], behind: own[2] };
  const around = isTree(operators.eq) ? null : /(["'`])\{value\}\1/.exec(operators.eq);
  return around?.[1] === undefined ? undefined : { before: around[1], behind: around[1] };
}

/** The character that ends a quoted value. */
export const endOfQuote = ({ behind }: Quoting): string => behind.slice(0, 1);

/** Characters that change where a value of this kind is written. */
export function escapesOf(kind: FieldKind, filter: FilterRole): { readonly [character: string]: string } {
  return filter.quote === undefined || filter.quote[kind] !== undefined ? (filter.escape ?? {}) : {};
}

/** A value as the text of a clause carries it. */
export function literal(value: string, kind: FieldKind, filter: FilterRole): string {
  const escapes = escapesOf(kind, filter);
  const text = [...value].map((character) => (Object.hasOwn(escapes, character) ? escapes[character] : character)).join('');
  const own = filter.quote?.[kind];
  return own === undefined ? text : own.replace('{value}', () => text);
}

/** A value as JSON has it: what is no number, or no truth value, stays text. */
export function typed(value: string, kind: FieldKind): Json {
  if (kind === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  if (kind === 'number' && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value)) return Number(value);
  return value;
}
