import { asked } from '../text-matches';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'asked-value-lowered',
    fault: 'the value is written in small letters, the text it is compared with is not',
    source: 'an operator mistake: case folding on one side of a comparison',
    area: 'filtering',
    primary: 'filtering.value-operators',
    expect: ['filtering.value-operators', 'filtering.value-characters'],
    behaviour: {
      matchClause: (original) => (cluster, clause, context) =>
        original(cluster, clause.path === 'metadata.name' ? { ...clause, value: clause.value.toLowerCase() } : clause, context),
    },
  },
  {
    id: 'value-cut-at-operator',
    fault: 'a value ends where it holds the name of an operator',
    source: 'a public report pattern: a scanner that looks for AND and OR anywhere',
    area: 'filtering',
    primary: 'filtering.value-operators',
    expect: ['filtering.value-operators'],
    behaviour: asked((value) => value.split(/AND|OR/)[0] ?? value),
  },
  {
    id: 'value-with-operator-refused',
    fault: 'a value that holds the name of an operator is refused as malformed',
    source: 'a public report pattern: an expression split at every AND and OR',
    area: 'filtering',
    primary: 'filtering.value-operators',
    expect: ['filtering.value-operators'],
    behaviour: {
      readFilter: (original) => (raw, context) =>
        original(/[A-Z](?:AND|OR)[A-Z]|^metadata\.name=OR[A-Z]/.test(raw ?? '') ? 'malformed' : raw, context),
    },
  },
  {
    id: 'value-with-operator-refused-alone',
    fault: 'a value that holds the name of an operator is refused where it is all of the filter',
    source: 'a public report pattern: a filter is split first where nothing else stands in it',
    area: 'filtering',
    primary: 'filtering.value-operators',
    expect: ['filtering.value-operators'],
    behaviour: {
      readFilter: (original) => (raw, context) =>
        original(/^metadata\.name=[A-Z]*(?:AND|OR)[A-Z]*$/.test(raw ?? '') ? 'malformed' : raw, context),
    },
  },
];

export const silence: Silence = { items: 0 };
