import type { BehaviourOverride } from '../behaviour';
import { makeClusters } from '../data/clusters';
import { isObject, textAt, valueAt, withoutValue, withValue, type JsonObject } from '../json';
import type { ListContext } from '../context';
import { malformed } from '../errors';
import { parameterNames } from '../fields';
import { whenPage } from '../when';
import type { SpectroCluster } from '../types';
import { fieldDefaults } from './ranks';
import type { Variant } from './variant';

const turned = (text: string): string => [...text].reverse().join('');

/** Enumerations are ordered by a number that no client can know. */
function ranked(rank: (text: string) => string): BehaviourOverride {
  return {
    compareValues: (original) => (a, b, key, context) =>
      key.kind === 'enumeration' ? original(rank(a), rank(b), key, context) : original(a, b, key, context),
  };
}

const isUnion = ({ query }: ListContext): boolean => query.filter.length > 1;

/** Text is matched in another way under some requests. */
const textIn = (
  condition: (context: ListContext) => boolean,
  match: (stored: string, asked: string) => boolean,
): BehaviourOverride =>
  whenPage(condition, {
    matchClause: (original) => (cluster, clause, context) => {
      const stored = textAt(cluster, clause.path);
      return clause.kind === 'string' ? stored !== undefined && match(stored, clause.value) : original(cluster, clause, context);
    },
  });

/** Text is matched after something is dropped from what was asked, and from what is stored. */
function matched(ofAsked: (text: string) => string, ofStored: (text: string) => string): BehaviourOverride {
  return {
    matchClause: () => (cluster, clause) => {
      const stored = textAt(cluster, clause.path);
      return stored !== undefined && ofStored(stored) === ofAsked(clause.value);
    },
  };
}

/** An item without the values that equal their default, as `omitempty` writes it. */
function withoutDefaults(cluster: SpectroCluster): SpectroCluster {
  return Object.entries(fieldDefaults).reduce<JsonObject>((item, [path, value]) => {
    if (valueAt(item, path) !== value) return item;
    const rest = withoutValue(item, path);
    const parent = path.split('.').slice(0, -1).join('.');
    const left = valueAt(rest, parent);
    return isObject(left) && Object.keys(left).length === 0 ? withoutValue(rest, parent) : rest;
  }, cluster);
}

const tidy: readonly SpectroCluster[] = makeClusters({ size: 117, seed: 1 }).map(
  (cluster) => withValue(cluster, 'metadata.name', cluster.metadata?.name?.trim() ?? '') as SpectroCluster,
);

/** What a value equals, where one that is missing stands, and by which rank an enumeration is ordered. */
export const valueVariants: readonly Variant[] = [
  {
    id: 'enumerations-by-their-key',
    choice: 'enumerations are ordered by a key that is neither their name nor their place in the contract',
    options: { behaviour: ranked(turned) },
  },
  {
    id: 'enumerations-from-last-to-first',
    choice: 'enumerations ascend by a rank that is the alphabet backwards',
    options: {
      behaviour: ranked((text) => `${[...text].map((c) => String.fromCharCode(1000 - c.charCodeAt(0))).join('')}\uffff`),
    },
  },
  {
    id: 'defaults-left-out',
    choice: 'a value that equals its declared default is left out of the answer, and ordered and filtered by',
    options: {
      behaviour: {
        compareMissing: (original, base) => (a, b, key, context) => {
          const value = fieldDefaults[key.path];
          return value === undefined ? original(a, b, key, context) : base.compareValues(a ?? value, b ?? value, key, context);
        },
        matchClause:
          () =>
          (cluster, { path, value }) =>
            (valueAt(cluster, path) ?? fieldDefaults[path]) === value,
        projectItem: (original) => (cluster, context) => original(withoutDefaults(cluster), context),
      },
    },
  },
  {
    id: 'values-trimmed',
    choice: 'blanks at the ends of a value are ignored, asked for or stored',
    options: {
      behaviour: matched(
        (text) => text.trim(),
        (text) => text.trim(),
      ),
    },
  },
  {
    id: 'values-padded',
    choice: 'blanks at the end of a value are ignored, those before it are not, as columns of padded text have it',
    options: {
      behaviour: matched(
        (text) => text.trimEnd(),
        (text) => text.trimEnd(),
      ),
    },
  },
  {
    id: 'values-end-at-nul',
    choice: 'a text that is asked for ends at NUL, as the pattern of a LIKE does',
    options: {
      behaviour: matched(
        (text) => text.replace(/\0.*$/s, ''),
        (text) => text,
      ),
    },
  },
  {
    id: 'undecodable-bytes-replaced',
    choice: 'bytes that are no UTF-8 stand for a letter that no item holds, as decoders replace them',
    options: {
      behaviour: {
        readQuery: (original) => (context) => {
          const rawQuery = context.request.rawQuery.replaceAll(/(?:%(?:ff|ed%a0%80))+/gi, '%EF%BF%BD');
          return original({ ...context, request: { ...context.request, rawQuery } });
        },
      },
    },
  },
  {
    id: 'values-trimmed-in-a-union',
    choice: 'the grammar of a union allows blanks around its signs, that of a clause alone does not',
    options: { behaviour: textIn(isUnion, (stored, asked) => stored === asked.trim()) },
  },
  {
    id: 'case-ignored-in-a-union',
    choice: 'a union does not tell upper from lower case, a clause alone does',
    options: { behaviour: textIn(isUnion, (stored, asked) => stored.toLowerCase() === asked.toLowerCase()) },
  },
  {
    id: 'four-alternatives-at-most',
    choice: 'a union of more than four alternatives is refused',
    options: {
      behaviour: {
        readFilter: (original) => (raw, context) => {
          const filter = original(raw, context);
          if (filter.length > 4)
            throw malformed(parameterNames.filter, 'TooManyClauses', 'A filter takes four alternatives at most.');
          return filter;
        },
      },
    },
  },
  {
    id: 'blanks-around-signs',
    choice: 'the grammar allows blanks around its signs, and no name begins or ends with one',
    options: {
      clusters: tidy,
      behaviour: matched(
        (text) => text.trim(),
        (text) => text,
      ),
    },
  },
];
