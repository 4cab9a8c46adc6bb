import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../../harness/errors';
import type { Environment } from '../../harness/settings/environment';
import { defaultReports } from '../../harness/reports/registry';
import { resolveSettings } from '../../harness/settings/settings';
import { temporaryFolder } from '../temporary-folder';

const folder = temporaryFolder('settings');
let files = 0;

function configFile(text: string): string {
  const file = join(folder, `${++files}.yaml`);
  writeFileSync(file, text);
  return file;
}

const resolve = (argv: readonly string[], environment: Environment = {}) => resolveSettings(argv, environment);

function refusalOf(argv: readonly string[], environment: Environment = {}): ConfigError {
  try {
    resolve(argv, environment);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error(`accepted: ${argv.join(' ')}`);
}

test('nothing given means the embedded target, unthrottled, judged in full', () => {
  expect(resolve([])).toEqual({
    target: undefined,
    contract: undefined,
    operation: undefined,
    path: {},
    out: 'reports',
    only: undefined,
    strict: false,
    allowInconclusive: false,
    quick: false,
    observed: false,
    rate: undefined,
    seed: undefined,
    reports: defaultReports,
    about: {},
    baseline: undefined,
    propose: false,
    quiet: false,
    policies: {},
    disabled: [],
  });
});

test('a foreign target is asked at ten requests a second unless told otherwise', () => {
  expect(resolve(['--target', 'http://127.0.0.1:1/base']).rate).toBe(10);
  expect(resolve(['--target', 'http://127.0.0.1:1', '--rate', '2.5']).rate).toBe(2.5);
});

test('the time of a run and of an answer is given in seconds, and proxies belong to a target that is named', () => {
  expect(resolve(['--deadline', '90', '--timeout=2.5'])).toMatchObject({ deadlineMs: 90_000, timeoutMs: 2500 });
  const environment = { HTTP_PROXY: 'proxy:3128', no_proxy: 'b' };
  expect(resolve(['--target', 'http://a'], environment).target?.proxies).toEqual({
    http: 'http://proxy:3128',
    https: '',
    no: 'b',
  });
  expect(resolve([], environment).target).toBeUndefined();
});

test('every flag is read', () => {
  const argv =
    '--target https://a.example/base --contract c.yaml --operation listRows --out o --only a.b,c.d --only e.f,a.b --strict --allow-inconclusive --quick --seed=7 --report junit,markdown --report junit --baseline b.yaml --quiet';
  expect(resolve(argv.split(' '))).toMatchObject({
    target: { url: new URL('https://a.example/base'), credentials: {} },
    contract: 'c.yaml',
    operation: 'listRows',
    out: 'o',
    only: ['a.b', 'c.d', 'e.f'],
    strict: true,
    allowInconclusive: true,
    quick: true,
    seed: 7,
    reports: ['junit', 'markdown'],
    baseline: 'b.yaml',
    quiet: true,
  });
});

test('the environment names target, credentials and project', () => {
  const environment = {
    TARGET_URL: 'http://a.example',
    TARGET_API_KEY: 'key',
    TARGET_TOKEN: 'Bearer t',
    TARGET_PROJECT_UID: 'uid',
  };
  expect(resolve([], environment).target).toEqual({
    url: new URL('http://a.example'),
    credentials: { key: 'key', token: 'Bearer t' },
    scope: 'uid',
  });
});

describe('the configuration file', () => {
  test('holds every key; its paths are relative to it, its credentials are names', () => {
    const config = configFile(`
target: http://file.example
contract: sub/c.yaml
operation: listRows
path: { tenant: acme }
out: here
only: [a.b]
strict: true
allowInconclusive: true
quick: true
rate: 3
seed: 9
project: one
secondProject: two
credentials: { key: MY_KEY }
policies: { limit.above-maximum: clamp }
disabled: [{ id: c.d, reason: known }]
report: [junit, markdown]
label: release=1
baseline: known.yaml
previous: before.json
quiet: true
`);
    expect(resolve(['--config', config], { MY_KEY: 'k' })).toEqual({
      target: { url: new URL('http://file.example'), credentials: { key: 'k' }, scope: 'one', secondScope: 'two' },
      contract: join(folder, 'sub/c.yaml'),
      operation: 'listRows',
      path: { tenant: 'acme' },
      out: join(folder, 'here'),
      only: ['a.b'],
      strict: true,
      allowInconclusive: true,
      quick: true,
      observed: false,
      rate: 3,
      seed: 9,
      reports: ['junit', 'markdown'],
      about: { label: 'release=1' },
      baseline: join(folder, 'known.yaml'),
      previous: join(folder, 'before.json'),
      propose: false,
      quiet: true,
      policies: { 'limit.above-maximum': 'clamp' },
      disabled: [{ id: 'c.d', reason: 'known' }],
    });
  });

  test('gives way to the environment, and both to the flags', () => {
    const config = configFile('target: http://file.example\nproject: from-file\nrate: 3\n');
    const environment = { TARGET_URL: 'http://env.example', TARGET_PROJECT_UID: 'from-env' };
    const settings = resolve(['--config', config, '--target', 'http://flag.example', '--rate', '4'], environment);
    expect(settings).toMatchObject({ target: { url: new URL('http://flag.example'), scope: 'from-env' }, rate: 4 });
    expect(resolve(['--config', config], environment).target?.url.hostname).toBe('env.example');
    expect(resolve(['--config', config]).target?.url.hostname).toBe('file.example');
  });

  test.each([
    ['is no YAML', 'a: [', 'CONFIG_FILE_SYNTAX', 'is no YAML'],
    ['is several documents', 'rate: 1\n---\nrate: 2', 'CONFIG_FILE_SYNTAX', 'several documents'],
    ['nests too deep', `a: ${'['.repeat(4000)}${']'.repeat(4000)}`, 'CONFIG_FILE_SYNTAX', 'nests too deep'],
    ['names a key twice', 'rate: 1\nrate: 2', 'CONFIG_FILE_SYNTAX', 'unique'],
    ['is a list', '- a', 'CONFIG_FILE_INVALID', 'must be an object'],
    ['has an unknown key', 'tarrget: http://a', 'CONFIG_FILE_INVALID', 'did you mean target?'],
    ['holds a credential', 'credentials: { key: not-a-name }', 'CONFIG_FILE_INVALID', '/credentials/key'],
    ['disables without a reason', 'disabled: [{ id: a.b, reason: " " }]', 'CONFIG_FILE_INVALID', '/disabled/0/reason'],
    ['has a rate of zero', 'rate: 0', 'CONFIG_FILE_INVALID', '/rate must be more than 0'],
    ['names a variable that is not set', 'target: http://a\ncredentials: { key: NOT_SET }', 'CONFIG_HEADER_EMPTY', 'NOT_SET'],
    ['has a second project alone', 'target: http://a\nsecondProject: b', 'CONFIG_SECOND_PROJECT', 'first project'],
    ['has the same project twice', 'target: http://a\nproject: b\nsecondProject: b', 'CONFIG_SECOND_PROJECT', 'differs'],
    ['names a project without a target', 'project: b', 'CONFIG_NO_TARGET', 'no target'],
    [
      'multiplies aliases',
      `a: &a [1,1,1,1,1,1,1,1,1]\n${[...'bcdefg']
        .map(
          (name, i) =>
            `${name}: &${name} [${Array(9)
              .fill(`*${'abcdef'[i] ?? ''}`)
              .join(',')}]`,
        )
        .join('\n')}`,
      'CONFIG_FILE_SYNTAX',
      'alias',
    ],
    ['is too large', '#'.repeat(300_000), 'CONFIG_FILE_UNREADABLE', '300000 bytes'],
  ])('that %s is refused', (_, text, code, words) => {
    const error = refusalOf(['--config', configFile(text)]);
    expect(error.code).toBe(code);
    expect(error.message).toContain(words);
  });

  test('that does not exist is refused with its path', () => {
    const error = refusalOf(['--config', join(folder, 'none.yaml')]);
    expect(error.code).toBe('CONFIG_FILE_UNREADABLE');
    expect(error.message).toContain('none.yaml');
  });
});

describe('what is wrong is refused', () => {
  const url = { TARGET_URL: 'http://a.example' };
  test.each<[string, readonly string[], Environment, string, string]>([
    ['an unknown flag', ['--tarrget', 'http://a'], {}, 'CONFIG_UNKNOWN_FLAG', 'did you mean --target?'],
    ['an unknown short flag', ['-x'], {}, 'CONFIG_UNKNOWN_FLAG', 'Unknown flag -x.'],
    ['a flag named like a member of Object', ['--constructor', 'a'], {}, 'CONFIG_UNKNOWN_FLAG', '--constructor'],
    ['a positional argument', ['http://a'], {}, 'CONFIG_ARGUMENT', '"http://a"'],
    ['a flag without its value', ['--out'], {}, 'CONFIG_FLAG_VALUE', '--out needs a value'],
    ['a flag whose value is a flag', ['--target', '--strict'], {}, 'CONFIG_FLAG_VALUE', '--target needs a value'],
    ['a value for a switch', ['--strict=no'], {}, 'CONFIG_FLAG_VALUE', '--strict takes no value'],
    ['an empty TARGET_URL', [], { TARGET_URL: '' }, 'CONFIG_TARGET_EMPTY', 'TARGET_URL is set but empty'],
    ['a blank TARGET_URL', [], { TARGET_URL: ' \n' }, 'CONFIG_TARGET_EMPTY', 'TARGET_URL is set but empty'],
    ['an empty --target', ['--target='], {}, 'CONFIG_TARGET_EMPTY', '--target is set but empty'],
    ['a key without a URL', [], { TARGET_API_KEY: 's3cret' }, 'CONFIG_NO_TARGET', 'TARGET_API_KEY is set, but no target'],
    ['a token without a URL', [], { TARGET_TOKEN: 's3cret' }, 'CONFIG_NO_TARGET', 'TARGET_TOKEN'],
    ['a project without a URL', [], { TARGET_PROJECT_UID: 'uid' }, 'CONFIG_NO_TARGET', 'TARGET_PROJECT_UID'],
    ['an empty key', [], { ...url, TARGET_API_KEY: '' }, 'CONFIG_HEADER_EMPTY', 'TARGET_API_KEY is set but empty'],
    ['an empty token', [], { ...url, TARGET_TOKEN: ' ' }, 'CONFIG_HEADER_EMPTY', 'TARGET_TOKEN'],
    ['a key with a line break', [], { ...url, TARGET_API_KEY: 's3cret\nX: y' }, 'CONFIG_HEADER_VALUE', 'TARGET_API_KEY'],
    ['a key with a byte order mark', [], { ...url, TARGET_API_KEY: '\ufeffs3cret' }, 'CONFIG_HEADER_VALUE', 'TARGET_API_KEY'],
    ['a URL with another scheme', ['--target', 'htp://a'], {}, 'CONFIG_TARGET_URL', '"htp://a"'],
    ['a URL without a scheme', ['--target', 'localhost:80'], {}, 'CONFIG_TARGET_URL', '"localhost:80"'],
    ['a URL with one slash', ['--target', 'http:/a'], {}, 'CONFIG_TARGET_URL', '"http:/a"'],
    ['a URL with a port out of range', ['--target', 'http://a:65536/b'], {}, 'CONFIG_TARGET_URL', 'a port of at most 65535'],
    ['a URL with an impossible port', ['--target', 'http://a:99999'], {}, 'CONFIG_TARGET_URL', '99999'],
    ['a URL with a blank in the host', ['--target', 'http://a b'], {}, 'CONFIG_TARGET_URL', '"http://a b"'],
    ['a URL with a credential', ['--target', 'http://u:s3cret@a'], {}, 'CONFIG_TARGET_USERINFO', 'TARGET_API_KEY'],
    ['a URL with a query', ['--target', 'http://a/?key=s3cret'], {}, 'CONFIG_TARGET_QUERY', 'base URL'],
    ['a URL with a fragment', ['--target', 'http://a/#s3cret'], {}, 'CONFIG_TARGET_QUERY', 'base URL'],
    ['a rate of zero', ['--rate', '0'], {}, 'CONFIG_RATE', 'above 0'],
    ['a rate in words', ['--rate', 'ten'], {}, 'CONFIG_RATE', '"ten"'],
    ['a rate without end', ['--rate', '9'.repeat(400)], {}, 'CONFIG_RATE', 'above 0'],
    ['a deadline of zero', ['--deadline', '0'], {}, 'CONFIG_SECONDS', 'above 0'],
    ['a deadline without end', ['--deadline', '9'.repeat(400)], {}, 'CONFIG_SECONDS', 'at most 604800'],
    ['a timeout in words', ['--timeout', 'long'], {}, 'CONFIG_SECONDS', '"long"'],
    ['a proxy of another kind', ['--target', 'http://a'], { HTTP_PROXY: 'socks5://a:1' }, 'CONFIG_PROXY', 'http: or https:'],
    ['a proxy that is no URL', ['--target', 'http://a'], { HTTPS_PROXY: 'ftp://u:p@a' }, 'CONFIG_PROXY', 'HTTPS_PROXY'],
    ['a fraction as seed', ['--seed', '1.5'], {}, 'CONFIG_SEED', '"1.5"'],
    ['a negative seed', ['--seed=-1'], {}, 'CONFIG_SEED', '"-1"'],
    ['an unknown report', ['--report', 'junit,junti'], {}, 'CONFIG_UNKNOWN_REPORT', 'Did you mean junit? The reports are '],
    ['an empty --report', ['--report', ' ,'], {}, 'CONFIG_REPORT_EMPTY', '--report names no report'],
    ['an empty --only', ['--only', ','], {}, 'CONFIG_ONLY_EMPTY', '--only names no requirement'],
    ['an empty --out', ['--out='], {}, 'CONFIG_PATH_EMPTY', '--out is empty'],
    ['an empty --contract', ['--contract='], {}, 'CONFIG_PATH_EMPTY', '--contract is empty'],
  ])('%s', (_, argv, environment, code, words) => {
    const error = refusalOf(argv, environment);
    expect(error.code).toBe(code);
    expect(error.message).toContain(words);
    expect(error.message).not.toContain('s3cret');
    expect(error.message).not.toContain('\n');
  });
});
