import { asked } from '../text-matches';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'outer-blanks-never-found',
    fault: 'blanks around a value are dropped, so that a text which ends in one is never found',
    source: 'a public report pattern: a trim in the reader of parameters',
    area: 'filtering',
    primary: 'filtering.outer-blanks',
    // That the value finds the text without the blank is a choice of the grammar.
    expect: ['filtering.outer-blanks'],
    behaviour: asked((value) => value.trim()),
  },
];

export const silence: Silence = { items: 0 };
