import { placeAt } from '../../judging/place';
import type { Check } from '../../judging/check';
import { pagesOf } from './pages';
import type { Contract, Json } from '../../contract/model';
import type { NextRole } from '../../contract/roles';
import { isInHeaders, placeText, type Place, valueIn } from '../../contract/place/place';
import { isObject } from '../../contract/pointer';
import { excerpt } from '../../listing/value';

/** A member that a page promises beside the items, and what it must hold. */
interface Member {
  readonly at: Place;
  readonly expected: string;
  readonly holds: (value: Json | undefined) => boolean;
}

const isNumber = (value: Json | undefined): boolean => typeof value === 'number' && Number.isInteger(value) && value >= 0;

/** A member of another type than text, in a header of which there is only text. */
const inText = (at: Place, holds: Member['holds']): Member['holds'] =>
  isInHeaders(at)
    ? (value) => typeof value === 'string' && /^(?:\d{1,15}|true|false)$/.test(value) && holds(JSON.parse(value) as Json)
    : holds;

/** Where the contract says so, a member may be absent, or null in its place. */
const orAbsent = (optional: boolean | undefined, holds: Member['holds']): Member['holds'] =>
  optional === true ? (value) => value === undefined || value === null || holds(value) : holds;

/** The members that the roles of a contract promise on every page. */
function membersOf({
  next,
  more,
  count,
  limit,
  offset,
  page,
}: Pick<Contract, 'next' | 'more' | 'count' | 'limit' | 'offset' | 'page'>): readonly Member[] {
  const numbers = [
    [count?.at, count?.optional],
    [limit?.at],
    [offset?.at],
    [page?.at, page?.optional],
    [page?.pages, page?.optional],
  ] as const satisfies readonly (readonly [at: Place | undefined, optional?: boolean | undefined])[];
  // Where the end is not said, a page without a token is one that has none.
  const token =
    next?.isAlwaysThere === true
      ? [
          {
            at: next.at,
            expected: next.parameter === undefined ? 'a URL' : 'a string',
            holds: (value: Json | undefined) => isToken(value, next),
          },
        ]
      : [];
  const flag =
    more === undefined
      ? []
      : [
          {
            at: more.at,
            expected: 'a boolean',
            holds: orAbsent(
              more.optional,
              inText(more.at, (value) => typeof value === 'boolean'),
            ),
          },
        ];
  return [
    ...token,
    ...flag,
    ...numbers.flatMap(([at, optional]) =>
      at === undefined
        ? []
        : [{ at, expected: 'a whole number that is not negative', holds: orAbsent(optional, inText(at, isNumber)) }],
    ),
  ];
}

function isToken(value: Json | undefined, { end, parameter }: NextRole): boolean {
  const text = parameter === undefined && isObject(value) ? value.href : value;
  return typeof text === 'string' || (value === null && end.includes(null));
}

export const check: Check<'response.list-members'> = {
  async judge(scene, evidence) {
    for (const page of [...(await pagesOf(scene, false)), ...(await pagesOf(scene, true))]) {
      evidence.witness(page);
      for (const { at, expected, holds } of membersOf(scene.contract)) {
        const value = page.exchange.response && valueIn(page.exchange.response, at);
        if (holds(value)) continue;
        evidence.violate({
          subject: placeText(at),
          expected: `${expected} at ${placeText(at)} of every page`,
          received: excerpt(value, 40),
          place: placeAt(at),
          at: [page],
        });
      }
    }
  },
};
