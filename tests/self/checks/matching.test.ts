import fc from 'fast-check';
import type { ListingField } from '../../harness/contract/model';
import { where, within } from '../../harness/grammar/expression';
import { satisfied, satisfies } from '../../harness/listing/matching';
import { tracesOf } from '../../harness/listing/traces';

const field = (kind: ListingField['kind'], more: Partial<ListingField> = {}): ListingField => ({
  path: 'value',
  pointer: '/value',
  kind,
  status: 'documented',
  values: [],
  default: undefined,
  ...more,
});

/** Values that some reading has equal, and others. */
const alike: readonly (readonly [name: string, field: ListingField, values: readonly string[]])[] = [
  ['text', field('string'), ['a', 'A', ' a', 'a ', '', ' ', 'ß', 'SS', 'ss', 'ſ', 'İ', 'i̇', 'K', 'k', 'Σ', 'σ', 'ς', 'b']],
  ['text with a default', field('string', { default: 'a' }), ['a', 'A', ' a', 'b', '']],
  ['enumeration', field('enumeration', { values: ['red'] }), ['red', 'RED', 'red ', 'blue']],
  ['truth value', field('boolean'), ['true', 'TRUE', 'false', 'no']],
  [
    'number',
    field('number'),
    ['1', '1.0', '10e-1', '+1', '01', '1e400', '1e401', '0', '-0', '0.0', '9007199254740993', '9007199254740992', 'x', ''],
  ],
  [
    'instant',
    field('timestamp'),
    [
      ...[
        '2024-01-01T00:00:00Z',
        '2024-01-01t00:00:00z',
        '2024-01-01 00:00:00Z',
        '2024-01-01T00:00:00.000Z',
        '2024-01-01T00:00:00.0000001Z',
      ],
      ...['2024-01-01T01:00:00+01:00', '2023-12-31T23:59:59Z', '2024-01-01', 'Mon, 1 Jan 2024 00:00:00 +0000', 'x', ''],
    ],
  ],
  ['seconds', field('timestamp', { layout: 'epoch-seconds' }), ['0', '0.0', '1', '1.0', '-1', '1.5', '1e0', 'x']],
  ['milliseconds', field('timestamp', { layout: 'epoch-milliseconds' }), ['0', '1000', '1e3', '999', '-1', '1000.0']],
  ['day', field('timestamp', { layout: 'date' }), ['2024-01-01', '2024-01-02', '2024-01-01T00:00:00Z', 'x']],
  [
    'mail',
    field('timestamp', { layout: 'rfc2822' }),
    ['Mon, 1 Jan 2024 00:00:00 +0000', '1 Jan 2024 00:00 GMT', '1 Jan 2024 01:00:00 +0100', 'x'],
  ],
];

describe.each(alike)('a clause on a list finds what it finds item by item: %s', (_, asked, values) => {
  test.each(['exact', 'lenient'] as const)('%s', (matching) => {
    const value = fc.constantFrom(...values);
    const item = fc.oneof(
      { weight: 9, arbitrary: value.map((held) => ({ value: held })) },
      { weight: 1, arbitrary: fc.constant({}) },
    );
    const clauses = fc.oneof(
      fc.tuple(value, fc.constantFrom('eq', 'ne', 'missing', 'ge')).map(([wanted, operator]) => where(asked, wanted, operator)),
      fc.array(value, { minLength: 1, maxLength: 3 }).map((wanted) => within(asked, wanted)),
    );
    fc.assert(
      fc.property(fc.array(item), clauses, (items, clause) => {
        const isFound = satisfied(items, clause, matching, 'and-first');
        expect(items.map((__, position) => isFound(position))).toEqual(
          items.map((one) => satisfies(one, clause, matching, 'and-first')),
        );
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

test('signs that are equal in small letters or in capitals share a trace, whichever they are', () => {
  const text = field('string');
  const traces = new Map<string, readonly string[]>();
  const signs = Array.from({ length: 0x11_0000 }, (_, code) => String.fromCodePoint(code));
  const cased = signs.flatMap((sign) => {
    const forms = [sign, sign.toLowerCase(), sign.toUpperCase()];
    return new Set(forms).size > 1 ? forms : [];
  });
  const apart = cased.filter((sign) =>
    [`small ${sign.toLowerCase()}`, `capital ${sign.toUpperCase()}`].some((form) => {
      const own = tracesOf(`.${sign}.`, text);
      const known = traces.get(form) ?? own;
      traces.set(form, known);
      return !known.some((trace) => own.includes(trace));
    }),
  );
  expect(cased.length).toBeGreaterThan(2000);
  expect(apart).toEqual([]);
});
