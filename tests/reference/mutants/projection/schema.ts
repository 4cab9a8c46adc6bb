import { withValue } from '../../json';
import type { Mutant, Silence } from '../mutant';
import { shown } from '../projected';

export const mutants: readonly Mutant[] = [
  {
    id: 'projected-empty-map-as-list',
    fault: 'with a projection a map without entries is written as an empty list',
    source: 'a public report pattern: a serialiser that has one type for lists and maps',
    area: 'projection',
    primary: 'projection.schema',
    // No value is changed, because there is none.
    expect: ['projection.schema'],
    behaviour: shown((item, { metadata }, asked) =>
      asked.includes('metadata') && metadata?.annotations === undefined ? withValue(item, 'metadata.annotations', []) : item,
    ),
  },
];

export const silence: Silence = { items: 0 };
