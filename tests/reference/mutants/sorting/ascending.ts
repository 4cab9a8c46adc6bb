import { everyOrder } from '../every-order';
import { severalKeys } from '../torn-walk';
import { whenPage } from '../../when';
import { compareCodePoints } from '../../order';
import { turned } from '../turned';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'order-ignored',
    fault: 'the order parameter is accepted and changes nothing',
    source: 'an operator mistake: the parameter was renamed in the handler only',
    area: 'sorting',
    primary: 'sorting.ascending',
    expect: [...everyOrder, 'sorting.reverse', 'sorting.missing-values'],
    behaviour: { sortItems: () => (clusters) => clusters },
  },
  {
    id: 'direction-inverted',
    fault: '1 descends and -1 ascends',
    source: 'a public report pattern: the sign convention of the store is the opposite one',
    area: 'sorting',
    primary: 'sorting.ascending',
    // Among equals by the first key the second still counts.
    expect: everyOrder.filter((id) => id !== 'sorting.second-key'),
    behaviour: {
      compareKey: (original) => (a, b, key, context) => -original(a, b, key, context),
    },
  },
  {
    id: 'timestamps-newest-first',
    fault: 'timestamps are ordered newest first under 1, oldest first under -1',
    source: 'an operator mistake: the default of a dashboard built into the query',
    area: 'sorting',
    primary: 'sorting.ascending',
    expect: ['sorting.ascending', 'sorting.descending', 'sorting.second-key-direction', 'sorting.third-key'],
    behaviour: {
      compareValues: (original) => (a, b, key, context) =>
        key.kind === 'timestamp' ? original(b, a, key, context) : original(a, b, key, context),
    },
  },
  {
    id: 'state-ascending-unordered',
    fault: 'ascending order by state does nothing, descending works',
    source: 'an operator mistake: only one direction has an index',
    area: 'sorting',
    primary: 'sorting.ascending',
    expect: ['sorting.ascending', 'sorting.reverse', 'sorting.missing-values'],
    behaviour: {
      compareKey: (original) => (a, b, key, context) =>
        key.path === 'status.state' && key.direction === 1 ? 0 : original(a, b, key, context),
    },
  },
  {
    id: 'last-modified-unordered',
    fault: 'an order by the time of modification is accepted and changes nothing',
    source: 'a public report pattern: the field is missing in the map of sortable columns',
    area: 'sorting',
    primary: 'sorting.ascending',
    expect: ['sorting.ascending', 'sorting.descending', 'sorting.reverse', 'sorting.missing-values', 'sorting.third-key'],
    behaviour: {
      compareKey: (original) => (a, b, key, context) =>
        key.path === 'metadata.lastModifiedTimestamp' ? 0 : original(a, b, key, context),
    },
  },
  {
    id: 'sorted-page-by-page',
    fault: 'each page is sorted by itself, after it was cut',
    source: 'an operator mistake: sorting in the view instead of the query',
    area: 'sorting',
    primary: 'sorting.ascending',
    expect: [
      'sorting.ascending',
      'sorting.descending',
      'sorting.reverse',
      'sorting.missing-values',
      'sorting.with-filter',
      'sorting.with-projection',
      'pagination.continue-order',
    ],
    behaviour: {
      sortItems: () => (clusters) => clusters,
      cutPage: (original, base) => (clusters, context) => base.sortItems(original(clusters, context), context),
    },
  },
  {
    id: 'sort-buffer-of-a-hundred',
    fault: 'the first hundred items are sorted, the others follow as they are',
    source: 'a public report pattern: a sort in memory with a bounded buffer',
    area: 'sorting',
    primary: 'sorting.ascending',
    expect: ['sorting.ascending', 'sorting.descending', 'sorting.missing-values', 'sorting.ties'],
    behaviour: {
      sortItems: (original) => (clusters, context) => [...original(clusters.slice(0, 100), context), ...clusters.slice(100)],
    },
  },
  {
    id: 'order-needs-the-default-limit',
    fault: 'with a limit other than the default the order is dropped',
    source: 'an operator mistake: the fast path for small pages knows no order',
    area: 'sorting',
    primary: 'sorting.ascending',
    // Descending, of a timestamp, newest first.
    expect: [...everyOrder, 'sorting.reverse', 'sorting.missing-values'],
    behaviour: whenPage((context) => context.query.limit !== 50, { sortItems: () => (clusters) => clusters }),
  },
  {
    id: 'timestamps-ordered-as-text',
    fault: 'timestamps are compared as text, whatever their offset and precision',
    source: 'a public report pattern: timestamps stored as strings',
    area: 'sorting',
    primary: 'sorting.ascending',
    expect: ['sorting.ascending', 'sorting.descending', ...severalKeys],
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
    expect: ['sorting.ascending', 'sorting.descending', ...severalKeys],
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
    expect: [
      'sorting.ascending',
      'sorting.descending',
      'sorting.reverse',
      'sorting.second-key',
      'sorting.second-key-direction',
      'sorting.third-key',
    ],
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
    expect: ['sorting.ascending', 'sorting.descending', 'sorting.third-key', 'sorting.second-key-direction'],
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
    id: 'token-loops-under-an-order',
    fault: 'with an order the token of the second page leads to the second page',
    source: 'public reports: tokens that never end, on the path of sorted lists only',
    area: 'pagination',
    primary: 'sorting.ascending',
    // What repeats a page of a filter is no matter of its order.
    expect: ['sorting.ascending', 'filtering.with-order', 'filtering.projected-away'],
    behaviour: {
      nextToken: (original, base) => (result, context) => {
        const { order, token } = context.query;
        const next = original(result, context);
        return order.length > 0 && token !== undefined && next !== '' ? base.encodeToken({ ...token }, context) : next;
      },
    },
  },
];

export const silence: Silence = { items: 1 };
