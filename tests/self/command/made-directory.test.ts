import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeDirectory } from '../../harness/made-directory';
import { temporaryFolder } from '../temporary-folder';

const folder = temporaryFolder('made');

test('what stands in the way is named as it was written', () => {
  const file = path.relative(process.cwd(), path.join(folder, 'notes'));
  writeFileSync(file, 'x');
  expect(() => makeDirectory(path.join(file, 'a', 'b'))).toThrow(
    `${file} is no directory, and what stands there is left as it is`,
  );
});

test('what is missing on the way is made', () => {
  const wanted = path.relative(process.cwd(), path.join(folder, 'a', 'b', 'c'));
  makeDirectory(wanted);
  expect(() => makeDirectory(wanted)).not.toThrow();
  expect(() => writeFileSync(path.join(wanted, 'file'), 'x')).not.toThrow();
});
