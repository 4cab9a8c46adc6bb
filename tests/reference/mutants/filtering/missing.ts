import type { Silence, StockMutant } from '../mutant';

export const mutants: readonly StockMutant[] = [
  {
    id: 'missing-finds-nothing',
    fault: 'what asks for a missing value finds nothing',
    source: 'public reports: = NULL holds for nothing in SQL',
    area: 'filtering',
    primary: 'filtering.missing',
    expect: ['filtering.missing'],
    ground: 'stock',
    rules: { heard: (text) => text.replaceAll(/\w+ is missing/g, "id eq ''") },
  },
  {
    id: 'present-finds-everything',
    fault: 'what asks for a value finds everything',
    source: 'public reports: a clause without a value is dropped',
    area: 'filtering',
    primary: 'filtering.missing',
    expect: ['filtering.missing'],
    ground: 'stock',
    rules: { heard: (text) => text.replaceAll(/\w+ is present/g, 'id is present') },
  },
  {
    id: 'missing-by-null-alone',
    fault: 'only null is missing, and not a member that is not there',
    source: 'public reports: the store tells null from absent',
    area: 'filtering',
    primary: 'filtering.missing',
    expect: ['filtering.missing'],
    ground: 'stock',
    rules: { isMissing: (held) => held === null },
  },
  {
    id: 'missing-number-is-zero',
    fault: 'of a number what asks for a missing value finds zero',
    source: 'an operator mistake: a value is missing where it is falsy',
    area: 'filtering',
    primary: 'filtering.missing',
    expect: ['filtering.missing'],
    ground: 'stock',
    rules: { heard: (text) => text.replaceAll('serial is missing', 'serial eq 0') },
  },
];

export const silence: Silence = { items: 0 };
