import { schemaFault, template, set } from '../schema-fault';
import { lastOfClamped } from '../response-as';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  schemaFault(
    'annotation-null',
    'from the second page on an annotation is null',
    'deleted entries that stay as null',
    `${template}.0.packs.0`,
    set(`${template}.0.packs.0.annotations`, { note: null }),
    50,
    'response.nulls',
  ),
  schemaFault(
    'absent-object-null',
    'a service list is null',
    'public reports: a nil slice in Go',
    'status.services',
    set('status.services', null),
    0,
    'response.nulls',
  ),
  schemaFault(
    'required-member-null',
    'from the third page on the status of a condition is null',
    'public reports: a pointer that nobody set',
    'status.conditions.0',
    set('status.conditions.0.status', null),
    100,
    'response.nulls',
  ),
  {
    id: 'item-null',
    fault: 'where a limit was clamped, the last item is null',
    source: 'a list made too long and not filled',
    area: 'response',
    primary: 'response.nulls',
    // An identity is promised of an item, and null is none.
    expect: ['response.nulls'],
    behaviour: lastOfClamped(() => [null]),
  },
];

export const silence: Silence = { items: 0 };
