import { whenPage } from '../../when';
import { isFiltered } from '../conditions';
import type { Json } from '../../json';
import type { BehaviourOverride } from '../../behaviour';
import { itemsAs } from '../response-as';
import type { Mutant, Silence } from '../mutant';

const whenEmpty = (value: Json | undefined): BehaviourOverride => itemsAs((items) => (items.length === 0 ? value : items));

export const mutants: readonly Mutant[] = [
  {
    id: 'no-match-gives-null',
    fault: 'a filter that matches nothing gives null in the place of an empty list',
    source: 'a public report pattern: a nil slice of Go as JSON',
    area: 'filtering',
    primary: 'response.empty-list',
    expect: ['response.empty-list', 'response.nulls'],
    behaviour: whenPage(isFiltered, {
      envelope: (original) => (items, listmeta, context) =>
        items.length === 0 ? { ...original(items, listmeta, context), items: null } : original(items, listmeta, context),
    }),
  },
  {
    id: 'empty-list-null',
    fault: 'an empty list is null',
    source: 'public reports: a nil slice in Go',
    area: 'response',
    primary: 'response.empty-list',
    expect: ['response.empty-list', 'response.nulls'],
    behaviour: whenEmpty(null),
  },
  {
    id: 'empty-list-absent',
    fault: 'an empty list is left out',
    source: 'public reports: omitempty in Go',
    area: 'response',
    primary: 'response.empty-list',
    expect: ['response.empty-list', 'response.schema'],
    behaviour: whenEmpty(undefined),
  },
  {
    id: 'empty-list-object',
    fault: 'an empty list is an empty object',
    source: 'public reports: an empty array in Lua',
    area: 'response',
    primary: 'response.empty-list',
    expect: ['response.empty-list', 'response.schema'],
    behaviour: whenEmpty({}),
  },
];

export const silence: Silence = 'silent after the first read';
