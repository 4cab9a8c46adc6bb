import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../harness/contract/directories';
import { temporaryDirectory } from '../command/run-command';

const directory = temporaryDirectory();
const file = path.join(directory, 'module.js');

const loader = path.join(repository, 'tests', 'package', 'compiled.cjs');
/** Works long enough for what is compiled to be kept. */
const program = `
  const { loadCompiled } = require(process.argv[1]);
  console.log(loadCompiled(process.argv[2]).word());
  while (process.cpuUsage().user < 5e5);
`;
const said = (): string => execFileSync(process.execPath, ['-e', program, loader, file], { encoding: 'utf8' }).trim();
const kept = (): readonly string[] => readdirSync(directory).filter((name) => name.endsWith('.compiled'));
const write = (word: string): void => writeFileSync(file, `exports.word = () => '${word}';\n`);

test('what is compiled is kept for the next process, and is never run in the place of a file that was written since', () => {
  write('one “quoted”');
  expect(said()).toBe('one “quoted”');
  expect(kept()).toHaveLength(1);
  const { ino } = statSync(path.join(directory, kept()[0] ?? ''));
  expect(said()).toBe('one “quoted”');
  // Kept anew, it would be another file.
  expect(statSync(path.join(directory, kept()[0] ?? '')).ino).toBe(ino);
  // V8 itself looks at the length alone.
  write('two “quoted”');
  utimesSync(file, new Date(), new Date(Date.now() + 5000));
  expect(said()).toBe('two “quoted”');
});

test('what was kept and is damaged is compiled again', () => {
  for (const name of kept()) rmSync(path.join(directory, name));
  write('three');
  said();
  writeFileSync(path.join(directory, kept()[0] ?? ''), 'no code');
  expect(said()).toBe('three');
});
