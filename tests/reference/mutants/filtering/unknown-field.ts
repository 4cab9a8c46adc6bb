import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'unknown-filter-field-ignored',
    fault: 'a filter on a field that does not exist is dropped',
    source: 'a public report pattern: unknown keys of a query object are skipped',
    area: 'filtering',
    primary: 'filtering.unknown-field',
    expect: ['filtering.unknown-field'],
    behaviour: {
      readFilter: (original) => (raw, context) => (raw?.endsWith('=nope') === true ? [] : original(raw, context)),
    },
  },
  {
    id: 'unknown-filter-root-ignored',
    fault: 'a filter on a field at the root that does not exist is dropped; one on an unknown leaf finds nothing',
    source: 'a public report pattern: the first name is looked up in a table of handlers, and no handler is no filter',
    area: 'filtering',
    primary: 'filtering.unknown-field',
    // Nothing breaks and no known field is asked, so no other requirement is touched.
    expect: ['filtering.unknown-field'],
    behaviour: {
      readFilter: (original) => (raw, context) => (raw === 'constructor=nope' ? [] : original(raw, context)),
    },
  },
  {
    id: 'unknown-filter-leaf-ignored',
    fault: 'a filter on an unknown leaf of a known object is dropped; one on an unknown root finds nothing',
    source: 'an operator mistake: only the first name of a path is checked',
    area: 'filtering',
    primary: 'filtering.unknown-field',
    // As above: the unknown leaf is asked by one requirement that minds a page.
    expect: ['filtering.unknown-field'],
    behaviour: {
      readFilter: (original) => (raw, context) => (raw?.endsWith('.nope=nope') === true ? [] : original(raw, context)),
    },
  },
  {
    id: 'unknown-filter-leaf-ignored-beside-another',
    fault: 'a clause on an unknown leaf is left out beside another one; alone it is refused',
    source: 'a public report pattern: unknown keys are skipped while a condition is put together',
    area: 'filtering',
    primary: 'filtering.unknown-field',
    // What is left is a lawful filter of one clause.
    expect: ['filtering.unknown-field'],
    behaviour: {
      readFilter: (original) => (raw, context) => original(raw?.replace(/AND[\w.]+\.nope=nope$/, ''), context),
    },
  },
];

export const silence: Silence = { items: 0 };
