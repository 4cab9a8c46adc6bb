import type { Json } from '../../harness/contract/model';
import { digestOf, type Walk } from '../../harness/listing/walk';

const walkOf = (items: readonly Json[], end: Walk['end'] = 'ended'): Walk => ({
  way: 'token',
  query: {},
  queries: [],
  pages: [],
  items,
  identities: [],
  distinct: 0,
  end,
  stop: undefined,
});

const item = { uid: 'a', spec: { name: 'one', tags: ['x', 'y'], size: 1 } };

test('the order of members means nothing, at any depth, nor does the order of items', () => {
  const other = { spec: { size: 1, tags: ['x', 'y'], name: 'one' }, uid: 'a' };
  expect(digestOf(walkOf([other, { uid: 'b' }]))).toBe(digestOf(walkOf([{ uid: 'b' }, item])));
});

test.each<readonly [string, Json]>([
  ['a value', { ...item, uid: 'b' }],
  ['a deep value', { ...item, spec: { ...item.spec, size: 2 } }],
  ['the order of a list', { ...item, spec: { ...item.spec, tags: ['y', 'x'] } }],
  ['a member more', { ...item, kind: null }],
  ['a member less', { uid: 'a' }],
])('%s counts', (_, changed) => {
  expect(digestOf(walkOf([changed]))).not.toBe(digestOf(walkOf([item])));
});

test('an item twice counts, and so does how the walk ended', () => {
  expect(digestOf(walkOf([item, item]))).not.toBe(digestOf(walkOf([item])));
  expect(digestOf(walkOf([item], 'stopped'))).not.toBe(digestOf(walkOf([item])));
});
