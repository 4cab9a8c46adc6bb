import type { ListContext } from '../../context';
import type { BehaviourOverride } from '../../behaviour';
import type { Mutant, Silence } from '../mutant';

/** At or beyond the end, other items than none. */
function beyondEnd(items: (context: ListContext, size: number) => readonly [number, number]): BehaviourOverride {
  return {
    cutPage: (original) => (clusters, context) =>
      context.start > 0 && context.start >= clusters.length
        ? clusters.slice(...items(context, clusters.length))
        : original(clusters, context),
  };
}

export const mutants: readonly Mutant[] = [
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
  ...(
    [
      [
        'offset-kept-in-32-bits',
        'an offset is kept in 32 bits',
        'an unsigned integer of 32 bits',
        (offset: bigint) => BigInt.asUintN(32, offset),
      ],
      [
        'offset-beyond-32-bits-is-none',
        'an offset beyond 32 bits is left out',
        'a parser that gives zero for what it cannot hold',
        (offset: bigint) => (offset > 2n ** 32n ? 0n : offset),
      ],
      [
        'offset-kept-in-a-small-number',
        'an offset is kept in 16 bits',
        'an integer of the protocol below',
        (offset: bigint) => (offset > 2n ** 31n ? BigInt.asUintN(16, offset) : offset),
      ],
    ] as const
  ).map(([id, fault, source, kept]): Mutant => ({
    id,
    fault,
    source: `integer overflow (CWE-190): ${source}`,
    area: 'pagination',
    primary: 'pagination.offset-end',
    expect: ['pagination.offset-end'],
    behaviour: {
      readOffset: (original) => (raw, context) =>
        original(raw !== undefined && /^\d+$/.test(raw) ? String(kept(BigInt(raw))) : raw, context),
    },
  })),
  {
    id: 'deep-offset-breaks',
    fault: 'an offset beyond 10,000 ends in a 500',
    source: 'public reports: the result window of a search engine',
    area: 'pagination',
    primary: 'pagination.offset-end',
    expect: ['pagination.offset-end'],
    behaviour: {
      pageStart: (original) => (query, context) => {
        if (query.offset > 10_000) throw new Error('Result window is too large');
        return original(query, context);
      },
    },
  },
];

export const silence: Silence = { items: 0 };
