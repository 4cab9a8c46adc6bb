import type { BehaviourOverride } from '../../behaviour';
import { everything } from '../page-as';
import type { Mutant, Silence } from '../mutant';

/** The limit where none was sent. */
function defaultAs(limit: number): BehaviourOverride {
  return { readLimit: (original) => (raw, context) => (raw === undefined ? limit : original(raw, context)) };
}

export const mutants: readonly Mutant[] = [
  {
    id: 'default-limit-20',
    fault: 'without a limit a page holds 20 items',
    source: 'the default of the framework in place of the documented one',
    area: 'pagination',
    primary: 'pagination.limit-default',
    // Measured by the documented default, those pages are not full.
    expect: ['pagination.limit-default', 'pagination.pages-full'],
    behaviour: defaultAs(20),
  },
  {
    id: 'default-limit-100',
    fault: 'without a limit a page holds 100 items',
    source: 'the default of another version',
    area: 'pagination',
    primary: 'pagination.limit-default',
    expect: ['pagination.limit-default'],
    behaviour: defaultAs(100),
  },
  {
    id: 'default-limit-none',
    fault: 'without a limit a page holds everything',
    source: 'public reports: paging takes place only when it is asked for',
    area: 'pagination',
    primary: 'pagination.limit-default',
    expect: ['pagination.limit-default'],
    behaviour: defaultAs(everything),
  },
];

export const silence: Silence = { items: 50 };
