import type { Check } from '../../judging/check';
import { pagesOf } from './pages';
import type { Contract, Json, Pointer } from '../../contract/model';
import type { NextRole } from '../../contract/roles';
import { valueAt } from '../../contract/pointer';
import { excerpt } from '../../listing/value';

/** A member that a page promises beside the items, and what it must hold. */
interface Member {
  readonly at: Pointer;
  readonly expected: string;
  readonly holds: (value: Json | undefined) => boolean;
}

const isNumber = (value: Json | undefined): boolean => typeof value === 'number' && Number.isInteger(value) && value >= 0;

/** The members that the roles of a contract promise on every page. */
function membersOf({
  next,
  more,
  count,
  limit,
  offset,
}: Pick<Contract, 'next' | 'more' | 'count' | 'limit' | 'offset'>): readonly Member[] {
  const numbers = [count?.at, limit?.at, offset?.at].filter((at) => at !== undefined);
  // Where the end is not said, a page without a token is one that has none.
  const token =
    next?.isAlwaysThere === true
      ? [{ at: next.at, expected: 'a string', holds: (value: Json | undefined) => isToken(value, next) }]
      : [];
  const flag =
    more === undefined
      ? []
      : [{ at: more.at, expected: 'a boolean', holds: (value: Json | undefined) => typeof value === 'boolean' }];
  return [...token, ...flag, ...numbers.map((at) => ({ at, expected: 'a whole number that is not negative', holds: isNumber }))];
}

const isToken = (value: Json | undefined, { end }: NextRole): boolean =>
  typeof value === 'string' || (value === null && end.includes(null));

export const check: Check<'response.list-members'> = {
  async judge(scene, evidence) {
    for (const page of [...(await pagesOf(scene, false)), ...(await pagesOf(scene, true))]) {
      evidence.witness(page);
      for (const { at, expected, holds } of membersOf(scene.contract)) {
        const value = valueAt(page.exchange.response?.json, at);
        if (holds(value)) continue;
        evidence.violate({
          subject: at,
          expected: `${expected} at ${at} of every page`,
          received: excerpt(value, 40),
          at: [page],
        });
      }
    }
  },
};
