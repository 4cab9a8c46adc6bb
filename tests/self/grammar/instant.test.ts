import type { ListingField } from '../../harness/contract/model';
import { askedText, instantOf } from '../../harness/grammar/instant';
import { compareDecimals, decimalOf, type Decimal } from '../../harness/text/decimal';

test.each<[told: string, as: ListingField['layout'], asked: ListingField['asked'], text: string | undefined]>([
  ['2024-05-01T12:00:00.5Z', 'date-time', 'epoch-milliseconds', '1714564800500'],
  ['2024-05-01T14:00:00+02:00', 'date-time', 'epoch-seconds', '1714564800'],
  ['2024-05-01T12:00:00.123456789Z', 'date-time', 'epoch-seconds', '1714564800.123456789'],
  ['2024-05-01T12:00:00Z', 'date-time', 'date', undefined],
  ['1714564800123', 'epoch-milliseconds', 'date-time', '2024-05-01T12:00:00.123Z'],
  ['1714564800.5', 'epoch-seconds', 'rfc2822', undefined],
  ['Wed, 01 May 2024 12:00:00 GMT', 'rfc2822', 'date-time', '2024-05-01T12:00:00Z'],
  ['2024-05-01', 'date', 'rfc2822', 'Wed, 01 May 2024 00:00:00 +0000'],
  ['2024-05-01T12:00:00+00:00', 'date-time', 'date-time', '2024-05-01T12:00:00+00:00'],
])('%s told as %s is asked as %s: %s', (told, layout, asked, text) => {
  expect(askedText(told, { kind: 'timestamp', ...(layout && { layout }), ...(asked && { asked }) })).toBe(text);
});

const sign = (a: Decimal | undefined, b: Decimal | undefined): number | undefined => a && b && compareDecimals(a, b);

test.each<[a: string, b: string, sign: number]>([
  ['9007199254740992', '9007199254740993', -1],
  ['0.1', '0.10000000000000000001', -1],
  ['1e3', '1000', 0],
  ['-2', '1.5', -1],
  ['1E-2', '0.01', 0],
])('%s and %s as numbers: %d', (a, b, expected) => {
  expect(sign(decimalOf(a), decimalOf(b))).toBe(expected);
});

test.each(['', 'abc', '1e999999', '0x10', 'NaN', '1_000', `1${'0'.repeat(500)}`])('%s is no number to compare', (text) => {
  expect(decimalOf(text)).toBeUndefined();
});

test.each<[a: string, b: string, sign: number]>([
  ['2024-05-01T12:00:00.000000001Z', '2024-05-01T12:00:00Z', 1],
  ['2024-05-01T14:00:00+02:00', '2024-05-01T12:00:00.0Z', 0],
  ['1969-12-31T23:59:59.5Z', '1970-01-01T00:00:00Z', -1],
])('%s and %s as instants: %d', (a, b, expected) => {
  expect(sign(instantOf(a), instantOf(b))).toBe(expected);
});

test.each(['2024-05-01', '2024-13-01T00:00:00Z', 'yesterday'])('%s is no date-time', (text) => {
  expect(instantOf(text)).toBeUndefined();
});
