import { withoutValue } from '../grammar/malformed';
import type { Asking, ListQuery } from '../listing/listing';

/** Text parameters that may stand there without a value; numbers have malformed values of their own. */
const textRoles = ['filter', 'order', 'projection', 'next'] as const;

export type TextRole = (typeof textRoles)[number];

/** These roles without a value, as far as they have a parameter; one that several of them share is written once. */
export function emptyOf(roles: readonly TextRole[], { contract }: Pick<Asking, 'contract'>): ListQuery {
  const query: { -readonly [role in keyof ListQuery]: ListQuery[role] } = {};
  for (const role of roles) {
    const [empty] = withoutValue(contract[role] ?? {});
    if (role === 'next') query.next = '';
    else if (empty !== undefined) query[role] = empty;
  }
  return query;
}

/** The roles with a parameter that stands for itself: one that several roles share is empty for all of them, and told as the first. */
export function emptyRoles({ contract }: Pick<Asking, 'contract'>): readonly TextRole[] {
  const names = textRoles.map((role) => withoutValue(contract[role] ?? {})[0]?.spelled[0]?.name);
  return textRoles.filter((_, index) => names[index] !== undefined && names.indexOf(names[index]) === index);
}
