import { shown } from '../projected';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'empty-objects-left-over',
    fault: 'objects of which nothing was asked for are shown empty',
    source: 'a public report pattern: pruned documents keep their branches',
    area: 'projection',
    primary: 'projection.no-residue',
    expect: ['projection.no-residue'],
    behaviour: shown((item) => ({ spec: {}, status: {}, ...item })),
  },
  {
    id: 'empty-texts-left-over',
    fault: 'texts that were not asked for are shown empty',
    source: 'a public report pattern: zero values of a Go struct without omitempty',
    area: 'projection',
    primary: 'projection.no-residue',
    expect: ['projection.no-residue'],
    behaviour: shown((item) => ({ kind: '', apiVersion: '', ...item })),
  },
];

export const silence: Silence = { items: 0 };
