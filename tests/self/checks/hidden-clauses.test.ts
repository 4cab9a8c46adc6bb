import type { SceneWith } from '../../harness/judging/check';
import { hiddenGroups } from '../../harness/facts/hidden-clauses';
import type { SpecialClause } from '../../harness/facts/special-clauses';
import { where } from '../../harness/grammar/expression';
import { fieldOf } from '../field-of';

const name = fieldOf('name', 'string');
const origin = fieldOf('origin', 'string');

const clause = (field: typeof name, value: string): SpecialClause => ({
  kind: 'character',
  field,
  value,
  expression: where(field, value),
  names: [],
  isCommon: false,
});

const groupsOf = async (items: readonly object[], clauses: readonly SpecialClause[], or = true) => {
  const contract = { limit: { default: 20, maximum: 100 }, filter: { fields: [], operators: {}, ...(or && { or: ' or ' }) } };
  const listing = { contract, walk: () => Promise.resolve({ items }), ask: () => Promise.resolve({ kind: 'page', items: [] }) };
  const groups = await hiddenGroups({ contract, listing } as unknown as SceneWith<'filter.text'>, clauses);
  return groups.map((group) => group.map(({ value }) => value));
};

test('a value whose only item another clause finds, too, is asked for apart from that', async () => {
  const items = [
    { id: 1, name: 'a+b', origin: 'x;y' },
    { id: 2, name: 'a b', origin: 'x;y' },
    { id: 3, name: 'c&d', origin: 'z' },
  ];
  expect(await groupsOf(items, [clause(name, 'a+b'), clause(name, 'c&d'), clause(origin, 'x;y')])).toEqual([['a+b']]);
  expect(await groupsOf(items, [clause(name, 'a+b'), clause(name, 'c&d')])).toEqual([]);
  expect(await groupsOf(items, [clause(name, 'a+b'), clause(origin, 'x;y')], false)).toEqual([]);
});

test('clauses that hide each other are not asked for together', async () => {
  const items = [
    { id: 1, name: 'a+b', origin: 'x;y' },
    { id: 2, name: 'c', origin: 'z' },
  ];
  expect(await groupsOf(items, [clause(name, 'a+b'), clause(origin, 'x;y')])).toEqual([['a+b'], ['x;y']]);
});
