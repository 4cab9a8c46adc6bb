import { complaintsOf, judgeField } from '../detection/strangers';
import type { FieldFault } from '../servers/field-faults/fault';
import { scopes } from '../servers/field-faults/scopes';
import { lawfulField } from '../servers/field-faults/lawful';

/** What a target makes of a scope that does not exist is observed with every second seed, the first among them, beside a second scope that is kept apart. */

const all = [...scopes, ...lawfulField];
const changeOf = (id: string): FieldFault['change'] | undefined => all.find((one) => one.id === id)?.change;

test.each([
  ['that of the configured depot', 'unknown-scope-is-own', 'ignored: '],
  ['a refusal', 'unknown-scope-403', 'refused: '],
  ['an empty list', 'unknown-scope-empty', 'empty: '],
])('%s is observed', async (_, id, beginning) => {
  const change = changeOf(id);
  expect(change).toBeDefined();
  const results = await judgeField({}, change, 1);
  expect(results.observed['scope.unknown']).toMatch(new RegExp(`^${beginning}`));
  expect(complaintsOf(results)).toEqual([]);
});

test.each(['scope-unknown-is-all', 'scope-unknown-is-another'])('%s: parcels of the second depot are a leak', async (id) => {
  const results = await judgeField({}, changeOf(id), 1);
  expect(complaintsOf(results)).toEqual([expect.stringMatching(/^fail security\.isolation: .* which is of the second project/)]);
});

test('of a contract with further operators each seed shows what a scope does in the query, and without a value', async () => {
  for (const [id, seed] of [
    ['empty-scope-is-none', 1],
    ['empty-scope-is-the-first', 2],
  ] as const) {
    const server = lawfulField.find((one) => one.id === id);
    const results = await judgeField(server?.options, server?.change, seed);
    expect(Object.keys(results.observed)).toEqual(expect.arrayContaining(['scope.in-query', 'scope.unknown', 'scope.empty']));
    expect(complaintsOf(results)).toEqual([]);
  }
});

test('by the other seeds it is the scope in the query', async () => {
  const { observed } = await judgeField({}, undefined, 2);
  expect(Object.keys(observed)).toContain('scope.in-query');
  expect(Object.keys(observed)).not.toContain('scope.unknown');
});
