import type { OrderKey } from '../../harness/grammar/order-key';
import { disorderedPair } from '../../harness/judging/collation';
import { allOf, leftBehind } from '../../harness/judging/left-behind';
import { againstOrder } from '../../harness/judging/own-value';
import type { ListingField } from '../../harness/contract/model';
import type { Page } from '../../harness/listing/reply';
import { fieldOf } from '../field-of';

const name = fieldOf('name', 'string');
const colour = fieldOf('colour', 'enumeration', { values: ['red', 'green', 'blue'] });
const up = (one: ListingField): OrderKey => ({ field: one, direction: 'ascending' });

const named = (...names: readonly string[]) => names.map((text) => ({ name: text }));
const coloured = (...colours: readonly (string | undefined)[]) =>
  colours.map((value) => (value === undefined ? {} : { colour: value }));

test.each([
  ['accents that come as they like', ['são', 'sao', 'são', 'sat'], undefined],
  ['what no common collation puts in front', ['sat', 'sao'], 1],
  ['letters of two alphabets', ['ä', 'z', 'a'], 2],
])('a pair of texts is out of order only where every common collation says so: %s', (_, names, position) => {
  expect(disorderedPair(named(...names), [up(name)])?.position).toBe(position);
});

test.each([
  ['any rank', ['blue', 'red', 'red', 'green'], undefined],
  ['one that comes again', ['blue', 'red', 'blue'], 2],
  ['one that comes again behind a gap', ['blue', undefined, 'blue'], undefined],
  ['values that are not declared, and may share a rank', ['mauve', 'teal', 'mauve'], undefined],
])('values of an enumeration follow a rank, whichever it is: %s', (_, colours, position) => {
  expect(disorderedPair(coloured(...colours), [up(colour)])?.position).toBe(position);
});

const at = fieldOf('at', 'timestamp');
const size = fieldOf('size', 'number');
const id = fieldOf('id', 'timestamp', { layout: 'epoch-seconds' });

test.each<[string, ListingField, readonly (string | number)[], number | undefined]>([
  ['microseconds', at, ['2024-05-01T12:00:00.123477Z', '2024-05-01T12:00:00.123408Z'], 1],
  ['fewer digits, and more', at, ['2024-05-01T12:00:00.1234Z', '2024-05-01T12:00:00.123408Z'], undefined],
  ['one instant, written otherwise', at, ['2024-05-01T14:00:00.12340+02:00', '2024-05-01T12:00:00.1234Z'], undefined],
  ['another offset', at, ['2024-05-01T14:00:00.123409+02:00', '2024-05-01T12:00:00.123408Z'], 1],
  ['what is no timestamp', at, ['2024-05-01T12:00:00.123477Z', 'yesterday', '2024-05-01T12:00:00.123477Z'], undefined],
  ['a leap second', at, ['2016-12-31T23:59:60.5Z', '2016-12-31T23:59:60.1Z'], undefined],
  ['an offset without its colon', at, ['2024-05-01T12:00:00.124+0000', '2024-05-01T12:00:00.123+0000'], 1],
  ['seconds since 1970', id, [1714564800.123477, 1714564800.123408], 1],
  ['what one double holds', size, ['9007199254740993', '9007199254740992'], 1],
  ['numbers written otherwise', size, ['1.50', '1.5', '15e-1'], undefined],
])('amounts are compared to their last digit: %s', (_, one, values, position) => {
  const items = values.map((value) => ({ [one.path]: value }));
  expect(disorderedPair(items, [up(one)])?.position).toBe(position);
  expect(leftBehind(items.slice(0, 1), allOf(items.slice(1)), [up(one)]) === undefined).toBe(position === undefined);
});

test('a value may come again among items that differ in a key before it', () => {
  const items = [
    { name: 'a', colour: 'red' },
    { name: 'a', colour: 'blue' },
    { name: 'b', colour: 'red' },
  ];
  expect(disorderedPair(items, [up(name), up(colour)])).toBeUndefined();
  expect(
    disorderedPair([...items, { name: 'b', colour: 'blue' }, { name: 'b', colour: 'red' }], [up(name), up(colour)]),
  ).toMatchObject({
    position: 4,
  });
});

test('a left-out item is left behind where its value stands on the page before another one', () => {
  const page = coloured('green', 'red');
  expect(leftBehind(page, allOf(coloured('red', 'blue', undefined)), [up(colour)])).toBeUndefined();
  expect(leftBehind(page, allOf(coloured('green')), [up(colour)])).toMatchObject({ second: { colour: 'green' }, position: 1 });
});

test('a rank that the target showed elsewhere is held against a page', () => {
  const rank = ['blue', 'red', 'green'];
  const own = new Map([['colour', [(a: string, b: string) => rank.indexOf(a) - rank.indexOf(b)]]]);
  expect(disorderedPair(coloured('blue', 'green'), [up(colour)], own)).toBeUndefined();
  expect(disorderedPair(coloured('green', 'blue'), [up(colour)], own)).toMatchObject({ position: 1 });
  expect(disorderedPair(coloured('green', 'blue'), [{ field: colour, direction: 'descending' }], own)).toBeUndefined();
});

test.each([
  ['every pair of a short page', 100, 4950],
  ['neighbours of a long one, because the pairs of thousands would fill the memory', 3000, 2999],
])('what an order must not give is found by %s', (_, count, pairs) => {
  const items = Array.from({ length: count }, (__, index) => ({ size: count - index }));
  const page = { items, identities: items.map((__, index) => String(index)) } as unknown as Page;
  expect(againstOrder(page, [up(size)]).strays(page)).toHaveLength(pairs);
});
