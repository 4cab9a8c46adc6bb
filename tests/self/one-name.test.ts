import { existsSync } from 'node:fs';
import path from 'node:path';
import { requirementIds } from '../../generated/requirement-ids';
import { faults } from '../reference/mutants';

/** The id of a requirement is the path of what belongs to it. */

test('each requirement has its check', () => {
  const checkOf = (id: string): string => `${path.join(__dirname, '..', 'harness', 'checks', ...id.split('.'))}.ts`;
  expect(requirementIds.filter((id) => !existsSync(checkOf(id)))).toEqual([]);
});

test('each requirement has its file of faults, and each file is one', () => {
  expect([...faults.keys()].sort()).toEqual([...requirementIds].sort());
});

test('each fault stands in the file of the requirement that names it best', () => {
  const astray = [...faults].flatMap(([id, { mutants }]) => mutants.filter(({ primary }) => primary !== id));
  expect(astray).toEqual([]);
  expect([...faults].filter(([, { mutants }]) => mutants.length === 0)).toEqual([]);
});
