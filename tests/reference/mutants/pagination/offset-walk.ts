import { startAs } from '../start-as';
import { isByOffset } from '../conditions';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'offset-clamped',
    fault: 'an offset above 60 is taken for 60',
    source: 'a guard against deep paging that does not refuse',
    area: 'pagination',
    primary: 'pagination.offset-walk',
    expect: ['pagination.offset-walk', 'pagination.offset-position', 'pagination.offset-end', 'pagination.next-offset'],
    behaviour: startAs((offset) => Math.min(offset, 60)),
  },
  {
    id: 'offset-of-whole-pages-one-too-far',
    fault: 'a page of the default size at a multiple of it starts one item late, where a further page follows',
    source: 'off by one: pages cached by their number, filled from another index',
    area: 'pagination',
    primary: 'pagination.offset-walk',
    // Only whoever goes page by page asks for such an offset.
    expect: ['pagination.offset-walk'],
    behaviour: {
      cutPage: (original) => (clusters, context) => {
        const { start, query } = context;
        const late = isByOffset(context) && query.limit === 50 && start % 50 === 0 && start + 50 < clusters.length;
        return original(clusters, late ? { ...context, start: start + 1 } : context);
      },
    },
  },
];

export const silence: Silence = { items: 1 };
