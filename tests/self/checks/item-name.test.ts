import { difference } from '../../harness/judging/sequence';
import { itemName } from '../../harness/listing/item-name';

test.each([
  ['21', 'item 21'],
  ['-3', 'item -3'],
  ['1.5', 'item 1.5'],
  ['b21', 'b21'],
  ['5f1c-0a7e', '5f1c-0a7e'],
  ['nothing', 'nothing'],
])('the identity %s is told as %s', (identity, told) => {
  expect(itemName(identity)).toBe(told);
});

test('a number in a sentence is not taken for an amount', () => {
  expect(difference(['7'], ['21'])).toBe('item 7 is item 1, where item 21 stands; 1 item against 1');
});

test.each([
  [[], ['a', 'b'], 'nothing, where a should come first; 0 items against 2'],
  [['a'], ['a', 'b'], 'nothing behind item 1, where b should follow; 1 item against 2'],
  [['a', 'b'], ['a'], 'b is item 2, behind what should be the end; 2 items against 1'],
  [['a', undefined], ['a'], 'an item without an identity is item 2, behind what should be the end; 2 items against 1'],
  [['a', undefined], ['a', 'b'], 'an item without an identity is item 2, where b stands; 2 items against 2'],
  [['b'], [undefined], 'b is item 1, where an item without an identity stands; 1 item against 1'],
])('%p beside %p is told in words that are true', (found, wanted, told) => {
  expect(difference(found, wanted)).toBe(told);
});
