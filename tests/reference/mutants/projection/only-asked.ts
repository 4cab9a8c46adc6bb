import { read, shown } from '../projected';
import { whenPage } from '../../when';
import { isOrdered, isProjected, isUnfiltered } from '../conditions';
import type { Mutant, Silence } from '../mutant';

/** What shows that too much is projected: on the first page, on those after it, and in random combinations. */
const tooMuch = ['projection.only-asked', 'pagination.continue-projection'] as const;

export const mutants: readonly Mutant[] = [
  {
    id: 'projection-ignored',
    fault: 'the projection is accepted and whole items are shown',
    source: 'an operator mistake: the parameter was renamed in the handler only',
    area: 'projection',
    primary: 'projection.only-asked',
    // Whole items hold empty lists.
    expect: [...tooMuch, 'projection.no-residue'],
    behaviour: { projectItem: () => (cluster) => cluster },
  },
  {
    id: 'projection-by-root',
    fault: 'a path brings the whole of the object at its root',
    source: 'a public report pattern: a projection of columns, each holding a document',
    area: 'projection',
    primary: 'projection.only-asked',
    // What stands in the object of a deep path holds empty lists.
    expect: [...tooMuch, 'projection.no-residue'],
    behaviour: read((paths) => paths.map((path) => path.split('.')[0] ?? path)),
  },
  {
    id: 'projection-always-adds-the-kind',
    fault: 'every projected item holds its kind and schema version as well',
    source: 'a public report pattern: type information added by the serialiser',
    area: 'projection',
    primary: 'projection.only-asked',
    expect: tooMuch,
    behaviour: shown((item, { kind, apiVersion }) => ({ kind: kind ?? '', apiVersion: apiVersion ?? '', ...item })),
  },
  {
    id: 'siblings-of-deep-paths',
    fault: 'a path of more than two names brings the whole of the object at the second',
    source: 'an operator mistake: depth of a projection bounded by two',
    area: 'projection',
    primary: 'projection.only-asked',
    expect: tooMuch,
    behaviour: read((paths) => paths.map((path) => path.split('.').slice(0, 2).join('.'))),
  },
  {
    id: 'projection-lost-on-the-first-page-of-an-order',
    fault: 'the first page of an order is shown whole',
    source: 'an operator mistake: the first page comes out of a cache of whole items',
    area: 'combination',
    primary: 'projection.only-asked',
    expect: ['projection.only-asked'],
    behaviour: whenPage((context) => isProjected(context) && isOrdered(context) && isUnfiltered(context) && context.start === 0, {
      projectItem: () => (cluster) => cluster,
    }),
  },
];

export const silence: Silence = { items: 0 };
