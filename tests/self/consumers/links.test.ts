import { lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generate } from '../generating';
import { temporaryFolder } from '../temporary-folder';

const project = temporaryFolder('consumers-links');

test('what stands in the directory as a link is replaced, and not followed', async () => {
  const [out, elsewhere] = [path.join(project, 'linked'), path.join(project, 'elsewhere.js')];
  mkdirSync(out);
  writeFileSync(elsewhere, 'mine');
  symlinkSync(elsewhere, path.join(out, 'index.js'));
  const { code } = await generate('--contract', 'spec/packs.openapi.yaml', '--out', out);
  expect([code, readFileSync(elsewhere, 'utf8')]).toEqual([0, 'mine']);
  expect(lstatSync(path.join(out, 'index.js')).isFile()).toBe(true);
});
