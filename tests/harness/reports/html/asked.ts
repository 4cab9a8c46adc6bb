import type { AskedFilter, AskedKey, AskedQuery } from '../../findings/asked';

/** What was asked for, as a reader says it: `order`, `rank descending`. */
export type AskedPart = readonly [role: string, text: string];

/** A string was sent as it stands, and is shown so. */
function worded<Value extends object | number>(
  value: Value | string | undefined,
  word: (value: Value) => string,
): string | undefined {
  return value === undefined || typeof value === 'string' ? value : word(value);
}

export const orderText = (keys: readonly AskedKey[]): string =>
  keys.map(({ field, direction }) => `${field.path} ${direction}`).join(', ');

const filterText = ({ clauses, operators }: AskedFilter): string =>
  clauses
    .map(({ path, value }, index) => `${index === 0 ? '' : ` ${operators[index - 1] ?? 'and'} `}${path} = ${value}`)
    .join('');

const isUrl = (next: string | undefined): boolean => next !== undefined && /^https?:\/\//.test(next);

/** The parts of a query, role by role, whatever the contract calls them. */
export function askedParts(query: AskedQuery): readonly AskedPart[] {
  const texts: readonly (readonly [string, string | undefined])[] = [
    ['filter', worded(query.filter, filterText)],
    ['order', worded(query.order, orderText)],
    ['projection', worded(query.projection, (paths: readonly string[]) => paths.join(', '))],
    ['limit', worded(query.limit, String)],
    ['offset', worded(query.offset, String)],
    ['pages before', worded(query.page, String)],
    [isUrl(query.next) ? 'next page' : 'token', query.next],
    ...(query.extra ?? []),
  ];
  return texts.flatMap(([role, text]) => (text === undefined ? [] : [[role, text] as const]));
}
