import { whenPage } from '../../when';
import { all, isByOffset, isPlain } from '../conditions';
import { startAs } from '../start-as';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'offset-from-one',
    fault: 'the first item has the offset 1',
    source: 'off by one: positions counted from one',
    area: 'pagination',
    primary: 'pagination.offset-position',
    // The walk repeats items, the end is reached one too late, and what the page says of the next one is behind by one.
    expect: ['pagination.offset-position', 'pagination.offset-walk', 'pagination.offset-end', 'pagination.next-offset'],
    behaviour: startAs((offset) => offset - 1),
  },
  {
    id: 'offset-one-too-far',
    fault: 'a page starts one item after its offset',
    source: 'off by one: "after" for "from"',
    area: 'pagination',
    primary: 'pagination.offset-position',
    // The last page by offset ends early; nothing tells of an offset at the end.
    expect: ['pagination.offset-position', 'pagination.offset-walk', 'pagination.next-offset', 'pagination.pages-full'],
    behaviour: startAs((offset) => offset + 1),
  },
  {
    id: 'offset-ignored',
    fault: 'an offset gives the first page',
    source: 'public reports: lists that page by token only',
    area: 'pagination',
    primary: 'pagination.offset-position',
    expect: ['pagination.offset-position', 'pagination.offset-walk', 'pagination.offset-end', 'pagination.next-offset'],
    behaviour: startAs(() => 0),
  },
  {
    id: 'offset-counts-pages',
    fault: 'the offset is the number of the page',
    source: 'public reports: "offset" and "page" mixed up',
    area: 'pagination',
    primary: 'pagination.offset-position',
    expect: ['pagination.offset-walk', 'pagination.offset-position', 'pagination.next-offset', 'pagination.pages-full'],
    behaviour: startAs((offset, limit) => offset * limit),
  },
  {
    id: 'offset-rounded-to-pages',
    fault: 'a page starts at a multiple of its limit',
    source: 'offset turned into a page number by integer division',
    area: 'pagination',
    primary: 'pagination.offset-position',
    expect: ['pagination.offset-position', 'pagination.offset-walk', 'pagination.offset-end', 'pagination.next-offset'],
    behaviour: startAs((offset, limit) => offset - (offset % limit)),
  },
  {
    id: 'offset-walk-in-another-order',
    fault: 'pages by offset come in the order of creation of the index, pages by token in that of the list',
    source: 'public reports: two ways of paging, two default orders',
    area: 'pagination',
    primary: 'pagination.offset-position',
    expect: ['pagination.offset-position', 'pagination.offset-walk'],
    behaviour: whenPage(all(isByOffset, isPlain), { sortItems: () => (clusters) => clusters.toReversed() }),
  },
];

export const silence: Silence = { items: 1 };
