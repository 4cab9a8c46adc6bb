import type { StockComparison, StockKind, StockMatch } from './stock-rules';

/** What faults of the stock are made of. */

const order = <T>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

export const byText = (a: string, b: string): number => order(a, b);

/** A number with 20 digits behind its point. */
function scaled(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(`${whole}${fraction.padEnd(20, '0')}`);
}

/** Numbers and instants as they are, text by its code units. */
export function exactly(held: string, asked: string, kind: StockKind): number {
  if (kind === 'number') return order(scaled(held), scaled(asked));
  const at = (text: string): number => (/^\d+$/.test(text) ? Number(text) : Date.parse(text));
  return kind === 'timestamp' ? order(at(held), at(asked)) : order(held, asked);
}

/** A timestamp without what stands behind its seconds. */
export const cut = (text: string): string => (/^\d+$/.test(text) ? `${text.slice(0, -3)}000` : text.replace(/\.\d+/, ''));

/** Whether a sign satisfies a comparison; none does where the values cannot be compared. */
export const plainly = (sign: number, operator: StockComparison): boolean =>
  ({ gt: sign > 0, ge: sign >= 0, lt: sign < 0, le: sign <= 0 })[operator];

export const found = (held: string, part: string, operator: StockMatch): boolean =>
  ({ contains: held.includes(part), starts: held.startsWith(part), ends: held.endsWith(part) })[operator];

/** A part as a regular expression where an operator looks for it; one that finds nothing where it is none. */
export function pattern(part: string, operator: StockMatch): RegExp {
  try {
    return new RegExp(`${operator === 'starts' ? '^' : ''}(?:${part})${operator === 'ends' ? '$' : ''}`, 's');
  } catch {
    return /(?!)/;
  }
}

/** Inequality that asks for another beginning. */
export const notLike = (text: string): string => text.replaceAll(/(\w+) ne '(\w)[^']*'/g, "$1 ne '$2' and $1 gt '$2zzzz'");

/** A filter with what stands outside its quotes changed. */
export const outside = (text: string, change: (part: string) => string): string =>
  text
    .split(/('(?:[^']|'')*')/)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('');

/** A filter in which what brackets within brackets hold is changed, together with them. */
export function nestedIn(text: string, change: (inner: string) => string): string {
  const open: string[] = [''];
  for (const part of text.split(/( in \((?:'(?:[^']|'')*'|[^')])*\)|'(?:[^']|'')*'|[()])/)) {
    if (part === '(') open.push('');
    else if (part === ')' && open.length > 1) {
      const inner = open.pop() ?? '';
      open.push(`${open.pop() ?? ''}${open.length > 0 ? change(inner) : `(${inner})`}`);
    } else open.push(`${open.pop() ?? ''}${part}`);
  }
  return open.join('');
}
