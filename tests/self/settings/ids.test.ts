import { ConfigError } from '../../harness/errors';
import { checkIds } from '../../harness/settings/ids';

const known = ['pagination.limit-maximum', 'pagination.limit-default', 'sorting.ascending', 'filtering.and'];

test('known ids are accepted', () => {
  expect(() => {
    checkIds({ only: ['filtering.and'], disabled: [{ id: 'sorting.ascending', reason: 'known' }] }, known);
  }).not.toThrow();
});

test.each([
  ['a typing error', 'pagination.limit-maximun', 'pagination.limit-maximum'],
  ['a part of an id', 'limit-maximum', 'pagination.limit-maximum'],
  ['the wrong case', 'Sorting.Ascending', 'sorting.ascending'],
  ['nothing near', 'zzzzzzzzzz', 'pagination, sorting, filtering'],
])('an unknown id with %s is refused with what is near', (_, id, hint) => {
  for (const settings of [
    { only: [id], disabled: [] },
    { only: undefined, disabled: [{ id, reason: 'known' }] },
  ]) {
    expect(() => {
      checkIds(settings, known);
    }).toThrow(ConfigError);
    expect(() => {
      checkIds(settings, known);
    }).toThrow(hint);
  }
});
