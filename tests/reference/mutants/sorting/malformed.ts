import { parameterNames } from '../../fields';
import type { Mutant, Silence } from '../mutant';

/** An order by a field that no item has. */
const isUnknown = (order: string | undefined): boolean => order?.startsWith('constructor') === true;

export const mutants: readonly Mutant[] = [
  {
    id: 'unknown-order-field-lists-nothing',
    fault: 'an order by a field that does not exist lists nothing',
    source: 'a public report pattern: the sort joins the index of a field, and there is none',
    area: 'sorting',
    primary: 'sorting.malformed',
    expect: ['sorting.malformed'],
    behaviour: {
      readOrder: (original) => (raw, context) => (isUnknown(raw) ? [] : original(raw, context)),
      filterItems: (original) => (clusters, context) =>
        isUnknown(context.behaviour.parameter(parameterNames.order, context)) ? [] : original(clusters, context),
    },
  },
  {
    id: 'unknown-order-field-breaks',
    fault: 'an order by a field that does not exist gives a 500',
    source: 'a public report pattern: the column name goes to the store unchecked',
    area: 'sorting',
    primary: 'sorting.malformed',
    expect: ['sorting.malformed'],
    behaviour: {
      readOrder: (original) => (raw, context) => {
        if (isUnknown(raw)) throw new TypeError('no such column');
        return original(raw, context);
      },
    },
  },
];

export const silence: Silence = 'silent after the first read';
