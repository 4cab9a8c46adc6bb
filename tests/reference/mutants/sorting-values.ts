import { textAt } from '../json';
import { compareCodePoints } from '../order';
import type { Mutant } from './mutant';

const root = new Intl.Collator('und');
const turned = (text: string): string => [...text].reverse().join('');
const folded = (a: string, b: string): number => compareCodePoints(a.toLowerCase(), b.toLowerCase());

/** Faults in how two values are compared, and where what is missing goes. */
export const sortingValueMutants: readonly Mutant[] = [
  {
    id: 'timestamps-ordered-as-text',
    fault: 'timestamps are compared as text, whatever their offset and precision',
    source: 'a public report pattern: timestamps stored as strings',
    area: 'sorting',
    primary: 'sorting.ascending',
    expect: ['sorting.ascending', 'sorting.descending'],
    behaviour: {
      compareValues: (original) => (a, b, key, context) =>
        key.kind === 'timestamp' ? compareCodePoints(a, b) : original(a, b, key, context),
    },
  },
  {
    id: 'time-zone-ignored',
    fault: 'timestamps are ordered by their local time, the offset is dropped',
    source: 'an operator mistake: parsed into a type without a zone',
    area: 'sorting',
    primary: 'sorting.ascending',
    expect: ['sorting.ascending', 'sorting.descending'],
    behaviour: {
      compareValues: (original) => (a, b, key, context) => {
        const local = (text: string): string => text.replace(/[+-]\d\d:\d\d$/, 'Z');
        return key.kind === 'timestamp' ? original(local(a), local(b), key, context) : original(a, b, key, context);
      },
    },
  },
  {
    id: 'timestamps-cut-to-the-day',
    fault: 'timestamps of one day tie',
    source: 'a public report pattern: a DATE column where a TIMESTAMP is meant',
    area: 'sorting',
    primary: 'sorting.ascending',
    // Days stand in each other's mirror, the instants within a day do not: they keep the order of the listing in both directions.
    expect: ['sorting.ascending', 'sorting.descending', 'sorting.reverse'],
    behaviour: {
      compareValues: (original) => (a, b, key, context) => {
        const day = (text: string): string => new Date(text).toISOString().slice(0, 10);
        return key.kind === 'timestamp' ? compareCodePoints(day(a), day(b)) : original(a, b, key, context);
      },
    },
  },
  {
    id: 'uid-ordered-as-number',
    fault: 'identifiers are compared as decimal numbers; what is none ties with everything',
    source: 'a published fault model: implicit conversion before a comparison',
    area: 'sorting',
    primary: 'sorting.ascending',
    expect: ['sorting.ascending', 'sorting.descending', 'sorting.reverse'],
    behaviour: {
      compareValues: (original) => (a, b, key, context) =>
        key.path === 'metadata.uid' ? Number.parseInt(a, 10) - Number.parseInt(b, 10) || 0 : original(a, b, key, context),
    },
  },
  {
    id: 'names-compared-by-their-beginning',
    fault: 'names are compared by their first four characters',
    source: 'an operator mistake: an index on a prefix of the column',
    area: 'sorting',
    primary: 'sorting.ascending',
    expect: [
      'sorting.ascending',
      'sorting.descending',
      'sorting.reverse',
      'sorting.with-filter',
      'sorting.with-projection',
      'pagination.continue-order',
    ],
    behaviour: {
      compareValues: (original) => (a, b, key, context) =>
        key.path === 'metadata.name' ? original(a.slice(0, 4), b.slice(0, 4), key, context) : original(a, b, key, context),
    },
  },
  {
    id: 'state-ordered-by-its-code',
    fault: 'states are ordered by the number they are stored as, which no client can know',
    source: 'an operator mistake: ORDER BY on the stored code of a text',
    area: 'sorting',
    primary: 'sorting.ascending',
    expect: ['sorting.ascending', 'sorting.descending', 'sorting.third-key'],
    behaviour: {
      compareValues: (original) => (a, b, key, context) => {
        const codes = ['Pending', 'Provisioning', 'Running', 'Error', 'Deleting'];
        return key.path === 'status.state' ? codes.indexOf(a) - codes.indexOf(b) : original(a, b, key, context);
      },
    },
  },
  {
    id: 'names-ordered-by-their-length',
    fault: 'names are ordered by how long they are',
    source: 'an operator mistake: a comparator that compares sizes',
    area: 'sorting',
    primary: 'sorting.ascending',
    // Names of one length keep the order of the listing in both directions.
    expect: [
      'sorting.ascending',
      'sorting.descending',
      'sorting.reverse',
      'sorting.with-filter',
      'sorting.with-projection',
      'pagination.continue-order',
    ],
    behaviour: {
      compareValues: (original) => (a, b, key, context) =>
        key.path === 'metadata.name' ? a.length - b.length : original(a, b, key, context),
    },
  },
  {
    id: 'names-ordered-by-their-ends',
    fault: 'names are ordered by their letters from the last to the first',
    source: 'an operator mistake: an index on the reversed text, made to search for suffixes',
    area: 'sorting',
    primary: 'sorting.ascending',
    // A consistent order, so that descending still reverses ascending; no language has it.
    expect: [
      'sorting.ascending',
      'sorting.descending',
      'sorting.with-filter',
      'sorting.with-projection',
      'pagination.continue-order',
    ],
    behaviour: {
      compareValues: (original) => (a, b, key, context) =>
        key.path === 'metadata.name' ? original(turned(a), turned(b), key, context) : original(a, b, key, context),
    },
  },
  {
    id: 'cloud-types-in-no-order',
    fault: 'an order by cloud type leaves the items as they are',
    source: 'a public report pattern: an unknown sort field is passed over without a word',
    area: 'sorting',
    primary: 'sorting.ascending',
    // The same order in both directions, and what has no value stands between others.
    expect: ['sorting.ascending', 'sorting.descending', 'sorting.reverse', 'sorting.missing-values'],
    behaviour: {
      compareKey: (original) => (a, b, key, context) => (key.path === 'spec.cloudType' ? 0 : original(a, b, key, context)),
    },
  },
  {
    id: 'rank-differs-by-direction',
    fault: 'cloud types ascend by their names and descend by a number that the server gave them',
    source: 'an operator mistake: one direction sorts the shown value, the other one the stored one',
    area: 'sorting',
    primary: 'sorting.reverse',
    // Each direction by itself is a lawful order.
    expect: ['sorting.reverse'],
    behaviour: {
      compareValues: (original) => (a, b, key, context) =>
        key.path === 'spec.cloudType' && key.direction === -1
          ? original(turned(a), turned(b), key, context)
          : original(a, b, key, context),
    },
  },
  {
    id: 'rank-differs-beside-another-key',
    fault: 'with several keys enumerations are ordered by another rank than alone',
    source: 'an operator mistake: two paths to the sort, one by the shown value and one by the stored one',
    area: 'sorting',
    primary: 'sorting.second-key',
    // Each page by itself is in order by some rank; it is neither the one of the walk by that field alone nor its reverse.
    expect: ['sorting.second-key', 'sorting.second-key-direction', 'sorting.third-key'],
    behaviour: {
      compareValues: (original) => (a, b, key, context) =>
        key.kind === 'enumeration' && context.query.order.length > 1
          ? original(turned(a), turned(b), key, context)
          : original(a, b, key, context),
    },
  },
  {
    id: 'missing-cloud-type-ordered-as-another',
    fault: 'a missing cloud type is ordered as one in the middle that is not its default',
    source: 'a public report pattern: null replaced by the most common value before the sort',
    area: 'sorting',
    primary: 'sorting.missing-values',
    expect: ['sorting.missing-values'],
    behaviour: {
      compareMissing: (original, base) => (a, b, key, context) =>
        key.path === 'spec.cloudType' ? base.compareValues(a ?? 'gke', b ?? 'gke', key, context) : original(a, b, key, context),
    },
  },
  {
    id: 'missing-values-in-the-middle',
    fault: 'a missing value is ordered as if it were an empty default of its type in the middle of the others',
    source: 'a public report pattern: null replaced by a default before the sort',
    area: 'sorting',
    primary: 'sorting.missing-values',
    expect: ['sorting.missing-values'],
    behaviour: {
      compareMissing: (_original, base) => (a, b, key, context) => {
        const middle = key.kind === 'timestamp' ? '2024-07-05T12:00:00Z' : 'N';
        return base.compareValues(a ?? middle, b ?? middle, key, context);
      },
    },
  },
  {
    id: 'missing-values-at-both-ends',
    fault: 'what lacks the value stands first if it has labels, last if it has none',
    source: 'an operator mistake: a left join that gives null for one half and a default for the other',
    area: 'sorting',
    primary: 'sorting.missing-values',
    expect: ['sorting.missing-values'],
    behaviour: {
      compareKey: (original) => (a, b, key, context) => {
        const rank = (item: typeof a): number =>
          textAt(item, key.path) !== undefined ? 1 : item.metadata?.labels === undefined ? 2 : 0;
        return rank(a) - rank(b) || (rank(a) === 1 ? original(a, b, key, context) : 0);
      },
    },
  },
  {
    id: 'missing-values-dropped',
    fault: 'an order leaves out what lacks the value, and counts without it',
    source: 'a public report pattern: the sort joins the table that holds the value',
    area: 'sorting',
    primary: 'sorting.permutation',
    expect: ['sorting.permutation'],
    behaviour: {
      filterItems: (original) => (clusters, context) =>
        original(clusters, context).filter((cluster) =>
          context.query.order.every(({ path }) => textAt(cluster, path) !== undefined),
        ),
    },
  },
  {
    id: 'collation-differs-by-direction',
    fault: 'text ascends by code point and descends by the collation of a locale',
    source: 'an operator mistake: two indexes of different collation, one for each direction',
    area: 'sorting',
    primary: 'sorting.collation',
    // Names of both cases are no longer each other's mirror.
    expect: ['sorting.collation', 'sorting.reverse'],
    behaviour: {
      compareValues: (original) => (a, b, key, context) =>
        key.kind === 'string' && key.direction === -1 ? root.compare(a, b) : original(a, b, key, context),
    },
  },
  {
    id: 'collation-differs-by-page',
    fault: 'the first page is ordered by code point, those after it without regard to case',
    source: 'an operator mistake: the token is served by a replica with another collation',
    area: 'sorting',
    primary: 'sorting.permutation',
    // Each page is in an order of its own, and what comes again is judged where it came first.
    expect: ['sorting.permutation', 'sorting.ties', 'sorting.reverse'],
    behaviour: {
      compareValues: (original) => (a, b, key, context) =>
        key.kind === 'string' && context.query.token !== undefined ? folded(a, b) : original(a, b, key, context),
    },
  },
];
