import { execFileSync } from 'node:child_process';
import { repository } from '../harness/contract/directories';

// The rules alone, because the whole configuration takes seconds to ask the compiler for types, which these need not.
const script = `
  import { Linter } from 'eslint';
  import { rooms } from './.config/rooms.mjs';
  const linter = new Linter({ cwd: process.cwd() });
  const told = ([file, to]) =>
    linter.verify(\`import { one } from '\${to}';\\nexport const two = one;\\n\`, rooms, 'tests/harness/' + file).map(({ message }) => message);
  console.log(JSON.stringify(JSON.parse(process.argv[1]).map(told)));
`;

const back = [
  ['listing/walk.ts', '../judging/evidence', 'listing/ may import text, contract, client, grammar only'],
  ['contract/model.ts', '../client/exchange', 'contract/ may import no sibling only'],
  ['reports/console.ts', '../run/run', 'reports/ may import text, contract, client, findings only'],
  ['reports/html/walk.ts', '../../listing/walk', 'reports/ may import text, contract, client, findings only'],
  ['checks/sorting/ties.ts', '../pagination/limit', 'An area of checks/ may import'],
  ['checks/sorting/ties.ts', '../../run/run', 'An area of checks/ may import'],
  ['facts/combination.ts', '../checks/sorting/ties', 'facts/ may import'],
] as const;
const downhill = [
  ['judging/evidence.ts', '../listing/walk'],
  ['checks/sorting/ties.ts', '../../facts/combination'],
  ['run/run.ts', '../checks/sorting/ties'],
] as const;

test('an arrow that goes back does not lint, one that goes downhill does', () => {
  const cases = [...back, ...downhill].map(([file, to]) => [file, to]);
  const args = ['--input-type=module', '-e', script, JSON.stringify(cases)];
  const told = JSON.parse(execFileSync(process.execPath, args, { cwd: repository, encoding: 'utf8' })) as string[][];
  back.forEach(([, , message], index) => expect(told[index]?.[0]).toContain(message));
  expect(told.slice(back.length)).toEqual(downhill.map(() => []));
});
