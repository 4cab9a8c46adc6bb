import type { OrderKey } from '../../harness/grammar/order-key';
import { disorderedPair } from '../../harness/judging/collation';
import { allOf, leftBehind } from '../../harness/judging/left-behind';
import type { ListingField } from '../../harness/contract/model';

const field = (path: string, kind: ListingField['kind'], values: readonly string[] = []): ListingField => ({
  path,
  pointer: `/${path}`,
  kind,
  status: 'documented',
  values,
  default: undefined,
});
const name = field('name', 'string');
const colour = field('colour', 'enumeration', ['red', 'green', 'blue']);
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
