import { randomBytes } from 'node:crypto';
import { fieldRanks } from './ranks';
import { valueAt } from '../json';
import { unknownToken } from '../token';
import type { TokenState } from '../token';
import type { Variant } from './variant';

const collators = {
  icu: new Intl.Collator('und'),
  shifted: new Intl.Collator('und', { ignorePunctuation: true }),
  numeric: new Intl.Collator('und', { numeric: true }),
};

const byUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function collated(id: string, choice: string, compare: (a: string, b: string) => number): Variant {
  return {
    id,
    choice,
    options: {
      behaviour: {
        compareValues: (original) => (a, b, key, context) =>
          key.kind === 'string' ? compare(a, b) : original(a, b, key, context),
      },
    },
  };
}

/** In what sequence items come, and what carries a walk on. */
export const sequenceVariants: readonly Variant[] = [
  {
    id: 'stateful-tokens',
    choice: 'a continue token is a number the server remembers',
    options: {
      behaviour: () => {
        const states = new Map<string, TokenState>();
        return {
          encodeToken: () => (state) => {
            const token = randomBytes(9).toString('base64url');
            states.set(token, state);
            return token;
          },
          decodeToken: () => (text) => {
            const state = states.get(text);
            if (state === undefined) throw unknownToken();
            return state;
          },
        };
      },
    },
  },
  {
    id: 'readable-tokens',
    choice: 'a continue token says where the next page starts, in plain text',
    options: {
      behaviour: {
        encodeToken:
          () =>
          ({ start, query }) =>
            `${start}:${query}`,
        decodeToken: () => (text) => {
          const [, start, query = ''] = /^(\d{1,9}):([\w-]+)$/.exec(text) ?? [];
          if (start === undefined) throw unknownToken();
          return { start: Number(start), query };
        },
      },
    },
  },
  {
    id: 'token-of-any-query',
    choice: 'a continue token is taken under another query too',
    options: { behaviour: { queryDigest: () => () => 'any' } },
  },
  collated('collation-icu', 'text is ordered as the Unicode collation has it', collators.icu.compare),
  collated(
    'collation-icu-shifted',
    'text is ordered as the Unicode collation has it, punctuation apart',
    collators.shifted.compare,
  ),
  collated('collation-numeric', 'digits within text are ordered as numbers', collators.numeric.compare),
  collated('collation-utf-16', 'text is ordered by UTF-16 unit', byUnit),
  collated('collation-lower-case', 'text is ordered by its lower case', (a, b) => byUnit(a.toLowerCase(), b.toLowerCase())),
  {
    id: 'enumerations-by-rank',
    choice: 'enumerations are ordered as they are declared',
    options: {
      behaviour: {
        compareValues: (original) => (a, b, key, context) => {
          const ranks = fieldRanks[key.path];
          return ranks === undefined ? original(a, b, key, context) : ranks.indexOf(a) - ranks.indexOf(b);
        },
      },
    },
  },
  {
    id: 'missing-values-last',
    choice: 'missing values stand last ascending, and first descending',
    options: { behaviour: { compareMissing: (original) => (a, b, key, context) => -original(a, b, key, context) } },
  },
  {
    id: 'missing-values-first-always',
    choice: 'missing values stand first in both directions',
    options: {
      behaviour: { compareMissing: (original) => (a, b, key, context) => key.direction * original(a, b, key, context) },
    },
  },
  {
    id: 'missing-values-last-always',
    choice: 'missing values stand last in both directions',
    options: {
      behaviour: { compareMissing: (original) => (a, b, key, context) => -key.direction * original(a, b, key, context) },
    },
  },
  {
    id: 'ties-reversed',
    choice: 'equal values stand in the reverse of the default order',
    options: {
      behaviour: {
        sortItems: (original) => (clusters, context) =>
          context.query.order.length === 0 ? clusters : original([...clusters].reverse(), context),
      },
    },
  },
  {
    id: 'default-order-by-name',
    choice: 'without an order, items come by name',
    options: {
      behaviour: {
        sortItems: (original) => (clusters, context) =>
          context.query.order.length > 0
            ? original(clusters, context)
            : clusters.toSorted((a, b) => byUnit(a.metadata?.name ?? '', b.metadata?.name ?? '')),
      },
    },
  },
  {
    id: 'filter-ignores-case',
    choice: 'a filter does not tell upper from lower case',
    options: {
      behaviour: {
        matchClause:
          () =>
          (cluster, { path, value }) => {
            const text = valueAt(cluster, path);
            return typeof text === 'string' && text.toLowerCase() === value.toLowerCase();
          },
      },
    },
  },
  {
    id: 'operators-from-left-to-right',
    choice: 'AND and OR bind alike, from left to right',
    options: {
      behaviour: {
        matchFilter: () => (cluster, filter, context) =>
          // (a AND b) OR c stays as it is; a OR (b AND c) becomes (a OR b) AND c.
          filter.reduce((left, [first, ...rest], index) => {
            const holds = first !== undefined && context.behaviour.matchClause(cluster, first, context);
            const joined = index === 0 ? holds : left || holds;
            return joined && rest.every((clause) => context.behaviour.matchClause(cluster, clause, context));
          }, false),
      },
    },
  },
];
