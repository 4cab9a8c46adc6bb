import { execFileSync } from 'node:child_process';
import { curlFor } from '../../harness/client/curl';
import type { SentRequest } from '../../harness/client/exchange';

const plain: SentRequest = {
  method: 'GET',
  url: 'http://h/v1/rows?a=1&b=%20',
  headers: {
    accept: 'application/json',
    'accept-encoding': 'gzip',
    'user-agent': 'x',
    ApiKey: '<configured credential>',
    Tenant: 'one',
  },
  credential: 'configured',
  credentialVariable: 'TARGET_API_KEY',
};

/** The arguments a POSIX shell makes of the line, `curl` itself left out. */
function argumentsOf(line: string): readonly string[] {
  const script = `curl() { printf '%s\\0' "$@"; }; ${line}`;
  const output = execFileSync('/bin/sh', ['-c', script], {
    env: { TARGET_API_KEY: 'the "key" $HOME', TARGET_TOKEN: 'the token' },
    encoding: 'utf8',
  });
  return output.split('\0').slice(0, -1);
}

test('reads the credential from its environment variable', () => {
  expect(curlFor(plain)).toBe(
    `curl -sS -H 'accept: application/json' -H "ApiKey: $TARGET_API_KEY" -H 'Tenant: one' 'http://h/v1/rows?a=1&b=%20'`,
  );
  expect(argumentsOf(curlFor(plain))).toEqual([
    '-sS',
    '-H',
    'accept: application/json',
    '-H',
    'ApiKey: the "key" $HOME',
    '-H',
    'Tenant: one',
    'http://h/v1/rows?a=1&b=%20',
  ]);
});

test('names the variable of a token', () => {
  const headers = { Authorization: '<configured credential>' };
  expect(argumentsOf(curlFor({ ...plain, headers, credentialVariable: 'TARGET_TOKEN' }))).toContain('Authorization: the token');
});

test.each([
  ['invented', { ApiKey: '<invented credential>' }, ['-H', 'ApiKey: invented-credential']],
  ['empty', { ApiKey: '' }, ['-H', 'ApiKey;']],
  ['none', {}, []],
] as const)('%s credential', (credential, headers, expected) => {
  expect(argumentsOf(curlFor({ ...plain, headers, credential }))).toEqual(['-sS', ...expected, plain.url]);
});

test.each(["it's", '$(id)', '`id`', '"; id; "', '\\', '!!', "'; id; '", '$TARGET_API_KEY', '-x'])(
  '%j is quoted literally',
  (value) => {
    const url = `http://h/?${value}`;
    expect(argumentsOf(curlFor({ ...plain, headers: { Tenant: value }, url }))).toEqual(['-sS', '-H', `Tenant: ${value}`, url]);
  },
);

test('a header name the shell would read is quoted, too', () => {
  const headers = { '$(id)`': '<configured credential>' };
  expect(argumentsOf(curlFor({ ...plain, headers }))).toContain('$(id)`: the "key" $HOME');
});

test('stays one line', () => {
  const line = curlFor({ ...plain, headers: { Tenant: 'a\r\nb\u0000c' } });
  expect(line).not.toMatch(/[\u0000-\u001f]/);
  expect(argumentsOf(line)).toContain('Tenant: a b c');
});

test('patterns of curl are switched off', () => {
  expect(argumentsOf(curlFor({ ...plain, headers: {}, url: 'http://h/?a=[1-9]{x}' }))).toEqual([
    '-sS',
    '-g',
    'http://h/?a=[1-9]{x}',
  ]);
});
