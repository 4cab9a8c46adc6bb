import type { ClauseOperator } from '../../contract/roles';
import type { AskedClause, AskedFilter, AskedKey, AskedQuery } from '../../findings/asked';

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

/** Operators as a reader says them. */
const signs: { readonly [operator in ClauseOperator]: string } = {
  eq: '=',
  ne: '≠',
  gt: '>',
  ge: '≥',
  lt: '<',
  le: '≤',
  in: 'is one of',
  contains: 'contains',
  startsWith: 'starts with',
  endsWith: 'ends with',
  missing: 'is missing',
  present: 'is there',
};

function clauseText({ path, value, operator = 'eq', values = [value] }: AskedClause): string {
  const asked = `${path} ${signs[operator]}`;
  return operator === 'missing' || operator === 'present' ? asked : `${asked} ${values.join(', ')}`;
}

const filterText = ({ clauses, operators, groups = [] }: AskedFilter): string =>
  clauses
    .map((clause, index) => {
      const joint = index === 0 ? '' : ` ${operators[index - 1] ?? 'and'} `;
      const [open, close] = [groups.some(([first]) => first === index), groups.some(([, last]) => last === index)];
      return `${joint}${open ? '(' : ''}${clauseText(clause)}${close ? ')' : ''}`;
    })
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
