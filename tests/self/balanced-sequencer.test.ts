import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Test } from '@jest/test-result';
import { repository } from '../harness/contract/directories';
import BalancedSequencer from './balanced-sequencer';

test('long files come first, in their order, and what uses all cores comes last', async () => {
  const names = ['detection/matrix', 'text/counted', 'replay', 'client/url', 'detection/churn'];
  const files = names.map((name) => path.join(repository, 'tests', 'self', `${name}.test.ts`));
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
  const config = { cacheDirectory: repository, id: 'none' };
  const hasteFS = { getSize: () => 1 };
  const tests = files.map((file) => ({ path: file, context: { config, hasteFS } })) as unknown as Test[];
  const sorted = await new BalancedSequencer({ contexts: [], globalConfig: {} } as never).sort(tests);
  const [first, second, ...rest] = sorted.map((one) => path.relative(path.join(repository, 'tests', 'self'), one.path));
  expect([first, second, rest.at(-1)]).toEqual(['detection/churn.test.ts', 'replay.test.ts', 'detection/matrix.test.ts']);
});
