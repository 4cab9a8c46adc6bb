import { readdirSync } from 'node:fs';
import path from 'node:path';
import { areasOf } from '../../conformance/areas';
import { loadRequirements } from '../../harness/findings/requirements';

test('every area of the requirements has its file in the suite, and every file an area', () => {
  const files = readdirSync(path.join(__dirname, '..', '..', 'conformance')).filter((file) => file.endsWith('.test.ts'));
  expect(files.map((file) => file.replace('.test.ts', '')).sort()).toEqual([...areasOf(loadRequirements())].sort());
});
