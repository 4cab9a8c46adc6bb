import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { resolveSettings } from '../../harness/settings/settings';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'variable-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** What is said of a configuration that names a variable for its key. */
function said(name: string, environment: { readonly [name: string]: string } = {}): string {
  const file = path.join(directory, 'c.yaml');
  writeFileSync(file, `target: http://127.0.0.1:1\ncredentials: { key: ${JSON.stringify(name)} }\n`);
  try {
    const { target } = resolveSettings(['--config', file], environment);
    return `the key is ${target?.credentials.key}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

test.each(['sk_live_51HsecretVALUE9', 'sk-live-51HsecretVALUE9', 'the secret'])('%s is no name, and not repeated', (secret) => {
  const message = said(secret);
  expect(message).toMatch(/the name of an environment variable/);
  expect(message).not.toContain(secret);
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is no variable that is set', (name) => {
  expect(said(name)).toMatch(/^Expected the name of an environment variable in credentials\.key in .*c\.yaml; /);
});

test('a variable that is not set is not said to be empty, and the other way round', () => {
  expect(said('MY_KEY')).toMatch(/^MY_KEY \(credentials\.key in .*c\.yaml\) is not set\. /);
  expect(said('MY_KEY', { MY_KEY: '' })).toMatch(/^MY_KEY \(credentials\.key in .*c\.yaml\) is set but empty\. /);
});

test('a variable of any lawful name is read, and one that is not needed need not be set', () => {
  expect(said('my_key', { my_key: 'the value' })).toBe('the key is the value');
  expect(said('MY_KEY', { TARGET_API_KEY: 'the other' })).toBe('the key is the other');
});
