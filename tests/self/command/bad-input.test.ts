import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Invocation, Invoked } from './run-command';
import { runCommand, runHere, stackLine, temporaryDirectory } from './run-command';

const directory = temporaryDirectory();
const out = path.join(directory, 'never');
const secret = 'a-key-nobody-may-see';

const written = (name: string, text: string): string => {
  const file = path.join(directory, name);
  writeFileSync(file, text);
  return file;
};

const ledgers = readFileSync(path.join(__dirname, '..', 'fixtures', 'ledgers.openapi.yaml'), 'utf8');
const notOpenApi = written('notes.yaml', 'title: not an OpenAPI document\n');
const wrongPointer = written('wrong.yaml', ledgers.replace('at: /data/rows', 'at: /data/lines'));
const url = 'http://127.0.0.1:9';

// Everything that a flag, the environment or the configuration can say is told apart in settings.test.ts; here, that it gets through.
const cases: readonly (readonly [what: string, invocation: Invocation, message: RegExp])[] = [
  ['an empty TARGET_URL', { environment: { TARGET_URL: '' } }, /^TARGET_URL is set but empty\. /],
  ['a credential without a URL', { environment: { TARGET_API_KEY: secret } }, /^TARGET_API_KEY is set, but no target\. /],
  [
    'an unset secret beside a URL',
    { environment: { TARGET_URL: url, TARGET_API_KEY: '' } },
    /^TARGET_API_KEY is set but empty\. /,
  ],
  [
    'a credential with a line break',
    { environment: { TARGET_URL: url, TARGET_TOKEN: `${secret}\n` } },
    /^TARGET_TOKEN holds characters /,
  ],
  [
    'a credential that is a whole file',
    { args: ['--target', url], environment: { TARGET_API_KEY: secret.repeat(2000) } },
    /^Expected at most 8192 characters in TARGET_API_KEY, .*; found 40000\. /,
  ],
  ['a URL with a typo', { args: ['--target', 'htp://127.0.0.1'] }, /^Expected a URL with http:\/\/ or https:\/\/ in --target, /],
  [
    'a URL with a credential',
    { args: ['--target', `http://u:${secret}@127.0.0.1`] },
    /^The URL in --target holds a user name or password\. /,
  ],
  [
    'an unknown flag',
    { args: ['--tarrget', url] },
    /^Unknown flag --tarrget; did you mean --target\? The flags are --target URL, /,
  ],
  [
    'an unknown requirement',
    { args: ['--only', 'pagination.limit-maximun'] },
    /^There is no requirement "pagination\.limit-maximun"\. Did you mean pagination\.limit-maximum/,
  ],
  ['a contract that does not exist', { args: ['--contract', 'none.yaml'] }, /none\.yaml/],
  [
    'a contract that is not OpenAPI',
    { args: ['--contract', notOpenApi] },
    /^Expected an OpenAPI 3\.1 or 3\.0 document in .*notes\.yaml/,
  ],
  ['an x-listing with a wrong pointer', { args: ['--contract', wrongPointer] }, /wrong\.yaml.*\/data\/lines/],
  ['a configuration that does not exist', { args: ['--config', 'none.yaml'] }, /^Cannot read the configuration none\.yaml: /],
  [
    'an unwritable --out',
    { args: ['--out', path.join(notOpenApi, 'reports')] },
    /^Cannot write to .*notes\.yaml.reports: \S*notes\.yaml is no directory.* with --out\.$/,
  ],
  ['an --out whose ledger is a directory', { args: ['--out', path.join(directory, 'taken')] }, /ledger\.ndjson/],
];

describe('bad input gives one clear message, exit code 2 and no stack trace', () => {
  let invoked: readonly Invoked[] = [];
  beforeAll(async () => {
    const { mkdirSync } = await import('node:fs');
    mkdirSync(path.join(directory, 'taken', 'ledger.ndjson'), { recursive: true });
    const invocations = cases.map(([, { args = [], environment = {} }]) => ({
      args: args.includes('--out') ? args : [...args, '--out', out],
      environment,
    }));
    // One of them as a process, which adds to a message only how it ends.
    invoked = await Promise.all(invocations.map((invocation, index) => (index === 0 ? runCommand : runHere)(invocation)));
  });

  test.each(cases.map(([what, , message], index) => [what, index, message] as const))('%s', (_, index, message) => {
    expect(invoked[index]).toMatchObject({ exitCode: 2, stdout: '' });
    const stderr = invoked[index]?.stderr ?? '';
    expect(stderr.trimEnd()).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).not.toMatch(stackLine);
    expect(stderr).not.toContain(secret);
  });

  test('nothing was begun', () => {
    expect(invoked).toHaveLength(cases.length);
    expect(existsSync(out)).toBe(false);
  });
});
