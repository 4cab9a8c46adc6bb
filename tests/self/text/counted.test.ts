import { counted } from '../../harness/text/counted';

test.each([
  [0, '0 items'],
  [1, '1 item'],
  [2, '2 items'],
  [12_345, '12,345 items'],
])('%d', (count, text) => {
  expect(counted(count, 'item')).toBe(text);
});

test('another plural', () => {
  expect([counted(1, 'entry', 'entries'), counted(3, 'entry', 'entries')]).toEqual(['1 entry', '3 entries']);
});
