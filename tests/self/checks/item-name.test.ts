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
