import type { BehaviourOverride } from '../behaviour';
import type { ListContext } from '../context';
import { whenPage } from '../when';
import { all, isByOffset, isPlain } from './conditions';
import type { Mutant } from './mutant';

/** The page of a request by offset starts elsewhere. */
function startAs(change: (offset: number, limit: number) => number): BehaviourOverride {
  return {
    pageStart: (original) => (query, context) =>
      query.token === undefined && query.offset > 0 ? change(query.offset, query.limit) : original(query, context),
  };
}

/** At or beyond the end, other items than none. */
function beyondEnd(items: (context: ListContext, size: number) => readonly [number, number]): BehaviourOverride {
  return {
    cutPage: (original) => (clusters, context) =>
      context.start > 0 && context.start >= clusters.length
        ? clusters.slice(...items(context, clusters.length))
        : original(clusters, context),
  };
}

/** An offset written in this way breaks the server. */
function malformedOffset(id: string, pattern: RegExp, fault: string, source: string): Mutant {
  return {
    id,
    fault,
    source,
    area: 'pagination',
    primary: 'pagination.offset-malformed',
    expect: ['pagination.offset-malformed'],
    behaviour: {
      readOffset: (original) => (raw, context) => {
        if (raw !== undefined && pattern.test(raw)) throw new Error('not a number');
        return original(raw, context);
      },
    },
  };
}

/** Offsets: one off, ignored, clamped, wrapped, malformed. */
export const paginationOffsetMutants: readonly Mutant[] = [
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
    id: 'offset-clamped',
    fault: 'an offset above 60 is taken for 60',
    source: 'a guard against deep paging that does not refuse',
    area: 'pagination',
    primary: 'pagination.offset-walk',
    expect: ['pagination.offset-walk', 'pagination.offset-position', 'pagination.offset-end', 'pagination.next-offset'],
    behaviour: startAs((offset) => Math.min(offset, 60)),
  },
  {
    id: 'offset-walk-in-another-order',
    fault: 'pages by offset come in the order of creation of the index, pages by token in that of the list',
    source: 'public reports: two ways of paging, two default orders',
    area: 'pagination',
    primary: 'pagination.offset-walk',
    expect: ['pagination.offset-walk', 'pagination.offset-position'],
    behaviour: whenPage(all(isByOffset, isPlain), { sortItems: () => (clusters) => clusters.toReversed() }),
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
  {
    id: 'offset-ignored-beside-filter',
    fault: 'with a filter an offset gives the first page',
    source: 'missing combination: a second query path',
    area: 'pagination',
    primary: 'model.equivalence',
    expect: ['model.equivalence'],
    behaviour: {
      pageStart: (original) => (query, context) =>
        query.filter.length > 0 && query.token === undefined ? 0 : original(query, context),
    },
  },
  {
    id: 'offset-beyond-the-end-wraps',
    fault: 'an offset beyond the end starts again at the beginning',
    source: 'modulo arithmetic',
    area: 'pagination',
    primary: 'pagination.offset-end',
    expect: ['pagination.offset-end'],
    behaviour: beyondEnd(({ start, query }, size) => [start % size, (start % size) + query.limit]),
  },
  {
    id: 'offset-beyond-the-end-gives-the-last-page',
    fault: 'an offset at or beyond the end gives the last page',
    source: 'public reports: page numbers clamped to the last one',
    area: 'pagination',
    primary: 'pagination.offset-end',
    expect: ['pagination.offset-end'],
    behaviour: beyondEnd(({ query }, size) => [Math.max(0, size - query.limit), size]),
  },
  {
    id: 'offset-at-the-end-gives-the-last-item',
    fault: 'an offset just at the end gives the last item',
    source: 'boundary operator mistake: <= for <',
    area: 'pagination',
    primary: 'pagination.offset-end',
    expect: ['pagination.offset-end'],
    behaviour: beyondEnd(({ start }, size) => (start === size ? [size - 1, size] : [0, 0])),
  },
  {
    id: 'offset-beyond-the-end-breaks',
    fault: 'an offset beyond the end ends in a 500',
    source: 'slice bounds out of range',
    area: 'pagination',
    primary: 'pagination.offset-end',
    expect: ['pagination.offset-end'],
    behaviour: {
      cutPage: (original) => (clusters, context) => {
        if (context.start > clusters.length) throw new Error('slice bounds out of range');
        return original(clusters, context);
      },
    },
  },
  malformedOffset('offset-negative-breaks', /^-/, 'a negative offset ends in a 500', 'public reports: the database refuses it'),
  malformedOffset('offset-text-breaks', /[a-z]/, 'an offset that is a word ends in a 500', 'a parser whose error nobody handles'),
];
