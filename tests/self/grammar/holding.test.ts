import { canHold } from '../../harness/grammar/holding';
import { fieldOf } from '../field-of';

test('a value that begins with the sign of another operator is none of a pair, and one that holds it is', () => {
  const grammar = { operators: { eq: 'filter[{field}]={value}', lt: 'filter[{field}]=<{value}' } };
  const name = fieldOf('name', 'string');
  expect(canHold('<b', name, { ...grammar, fields: [] })).toBe(false);
  expect(canHold('a<b', name, { ...grammar, fields: [] })).toBe(true);
});

test.each([
  ['filter[{field}]={value}', 'filter[{field}]={values:,}', false],
  ['filter[{field}]={value}', 'filter[{field}][in]={values:,}', true],
  ['{field}:{value}', '{field}:{values:,}', false],
  ['{field} eq {value}', '{field} in {values:,}', true],
])('a value of %s holds what joins those of %s where the two are told apart', (eq, oneOf, isHeld) => {
  const filter = { parameter: eq.startsWith('filter') ? undefined : 'q', operators: { eq, in: oneOf }, fields: [] };
  const name = fieldOf('name', 'string');
  expect(canHold('a,b', name, filter as never)).toBe(isHeld);
  expect(canHold('a,b', name, filter as never, 'in')).toBe(false);
});

test.each([
  [{ '{field}': { eq: '{value}' } }, { '{field}': { in: '{values:,}' } }, true],
  [{ '{field}': '{value}' }, { '{field}': '{values:,}' }, false],
])('a value of %j holds what joins those of %j where their members are told apart', (eq, oneOf, isHeld) => {
  const filter = { parameter: 'filter', operators: { eq, in: oneOf }, fields: [] };
  expect(canHold('a,b', fieldOf('name', 'string'), filter as never)).toBe(isHeld);
});
