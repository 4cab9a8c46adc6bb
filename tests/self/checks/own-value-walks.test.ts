import { awkwardOf, likelyOrder } from '../../harness/facts/awkward-amounts';
import { awkwardTexts } from '../../harness/facts/awkward-texts';
import { lossesAt } from '../../harness/facts/awkward-values';
import { tellingCut } from '../../harness/facts/telling-values';
import type { ListingField } from '../../harness/contract/model';
import { complaintsOf, judgeField } from '../detection/strangers';
import { fieldFaults } from '../servers/field-faults';

/** Walks of a few values of one field in the order by it, whose edges stand behind what cursors lose something of. */

const told = (kind: ListingField['kind'], before: string, behind: string): readonly string[] => {
  const field = { kind };
  return [...lossesAt({ before, behind, compare: likelyOrder(field) }, awkwardOf(field)).keys()].toSorted();
};

test.each([
  ['a fraction', 'number', '8.25', '9', ['fraction']],
  ['a long fraction', 'number', '390.000786', '391', ['fraction', 'many digits']],
  ['a fraction that is cut up, with nothing between', 'number', '-2.5', '9', ['negative']],
  ['a fraction that is cut up, between equals', 'number', '-2.5', '-2.5', ['fraction', 'negative']],
  ['a whole number', 'number', '8', '9', []],
  ['a whole number beyond doubles', 'number', '9007199254740993', '9007199254740995', ['beyond 32 bits', 'beyond doubles']],
  ['zero', 'number', '0', '1', ['zero']],
  ['a fine instant', 'timestamp', '2024-05-01T12:00:00.348819Z', '2024-05-01T12:00:00.349Z', ['finer', 'fraction', 'time']],
  ['an instant of a whole day', 'timestamp', '2024-05-01T00:00:00Z', '2024-05-02T00:00:00Z', []],
  ['an early instant', 'timestamp', '1912-05-01T00:00:00Z', '2024-05-02T00:00:00Z', ['before 1970']],
  ['no truth value', 'boolean', 'false', 'true', []],
] as const)('an edge behind %s tells of what a cursor loses', (_, kind, before, behind, kinds) => {
  const found = told(kind, before, behind);
  expect(found.map((name) => kinds.find((one) => name.startsWith(one)) ?? name)).toEqual(kinds);
});

test('an edge between two letters tells whether units or code points are compared', () => {
  const compare = likelyOrder({ kind: 'string' });
  const between = (before: string, behind: string): boolean => lossesAt({ before, behind, compare }, awkwardTexts).has('units');
  expect(between('𠮷野', 'Ｓakura')).toBe(true);
  expect(between('山茶', 'Ｓakura')).toBe(false);
});

test('an edge stands behind each telling value, though others hold a value of many items', () => {
  const placed = [
    { value: '-413', count: 12 },
    { value: '-2.5', count: 4 },
    { value: '9', count: 6 },
    { value: '390.000786', count: 1 },
    { value: '738', count: 1 },
  ];
  const field = { kind: 'number' } as const;
  const cut = tellingCut(
    placed,
    (before, behind) => lossesAt({ before, behind, compare: likelyOrder(field) }, awkwardOf(field)),
    1,
  );
  // A sign, and a fraction between equals: no page is as long that another edge stands behind the long fraction.
  expect(cut?.score).toBe(4);
  expect(cut?.placed.map(({ value }) => value)).toContain('-2.5');
});

const faults = fieldFaults.flatMap(({ faults: some }) => some);

test.each([
  ['clause-replaced-by-cursor', {}, 'pagination.continue-filter'],
  ['clause-replaced-by-cursor', { grammar: 'in' }, 'sorting.projected-away'],
  ['weight-whole', {}, 'filtering.with-order'],
  ['cursor-in-sixteen-bits', { defaultSize: 50, maximum: 50 }, 'filtering.with-order'],
] as const)('%s is told, %j', async (id, options, requirement) => {
  const results = await judgeField(options, faults.find((fault) => fault.id === id)?.change);
  expect(complaintsOf(results).join('\n')).toContain(requirement);
});

test.each([2, 3])('by seed %i other values are walked, and the server without a fault conforms', async (seed) => {
  const results = await judgeField({}, undefined, seed);
  expect(complaintsOf(results)).toEqual([]);
});
