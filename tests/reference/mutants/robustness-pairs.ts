import type { RequirementId } from '../../../generated/requirement-ids';
import type { Behaviour, Replacements } from '../behaviour';
import { maximumLimit } from '../page';
import { whenPage } from '../when';
import { isContinued, isUnfiltered } from './conditions';
import { memberAs } from './counts';
import type { Mutant } from './mutant';

/** Two faults that hide each other from a client that looks at one sign only. */
function pair(
  id: string,
  fault: string,
  source: string,
  expect: readonly [RequirementId, ...RequirementId[]],
  behaviour: Replacements<Behaviour>,
): Mutant {
  const [primary] = expect;
  return { id, fault, source, area: primary.split('.')[0] ?? '', primary, expect, behaviour };
}

const isLong = (text: string): boolean => /^\d{1,9}$/.test(text) && Number(text) > maximumLimit;

/** Two faults at once (second-order mutants): each must be seen behind the other. */
export const robustnessPairMutants: readonly Mutant[] = [
  pair(
    'maximum-and-its-refusal',
    'a limit above the maximum is honoured, and every error is an HTML page',
    'second order: a lost validation behind a proxy',
    ['pagination.limit-maximum', 'response.error-schema'],
    {
      readLimit: (original) => (raw, context) => (isLong(raw ?? '') ? Number(raw) : original(raw, context)),
      refusalReply: (original) => (refusal, context) => ({ ...original(refusal, context), body: '<h1>Bad Request</h1>' }),
    },
  ),
  pair(
    'count-and-number-agree',
    'the count is capped at 100 and the limit member is that count',
    'second order: two members from one wrong source',
    ['pagination.count-total', 'pagination.number-fetched'],
    {
      ...whenPage(isUnfiltered, { countItems: () => (result) => Math.min(result.matching.length, 100) }),
      ...memberAs('limit', (_, result) => Math.min(result.matching.length, 100)),
    },
  ),
  pair(
    'status-and-schema',
    'a read has the status 201, and from the second page on a number for its API version',
    'second order: a handler for another method',
    ['response.schema', 'response.status'],
    {
      pageReply: (original) => (text, context) => ({ ...original(text, context), status: 201 }),
      projectItem: (original) => (cluster, context) =>
        context.query.projection === undefined && context.start >= 50
          ? { ...(original(cluster, context) as object), apiVersion: 1 }
          : original(cluster, context),
    },
  ),
  pair(
    'empty-key-and-echo',
    'an empty key is accepted, and a page that a token leads to repeats the key',
    'second order: a middleware that is left out and a debug mode left on',
    ['security.empty-credential', 'security.credential-echo'],
    {
      acceptsKey: (original) => (key, context) => key === '' || original(key, context),
      ...whenPage(isContinued, {
        envelope: (original) => (items, listmeta, context) => ({
          ...original(items, listmeta, context),
          request: { key: context.request.headers.apikey ?? '' },
        }),
      }),
    },
  ),
  pair(
    'garbage-and-last-token',
    'a full last page carries a token, and a token that cannot be read is overlooked',
    'second order: a client in a loop begins again and again',
    ['pagination.token-at-end', 'pagination.token-garbage'],
    {
      hasMore: () => (result, context) => result.page.length === context.query.limit,
      readContinue: (original) => (raw, context) => {
        try {
          return original(raw, context);
        } catch {
          return undefined;
        }
      },
    },
  ),
];
