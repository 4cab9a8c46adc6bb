import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from '../../harness/errors';
import { resolveSettings } from '../../harness/settings/settings';
import { issue } from '../servers/certificate';
import { temporaryFolder } from '../temporary-folder';

const directory = temporaryFolder('certificate');
const [mine, other] = [issue('Mine'), issue('Other')];
const passphrase = 'a-passphrase-nobody-may-see';
const locked = mine.keys.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString();
for (const [name, text] of Object.entries({
  'mine.pem': mine.cert,
  'mine.key': mine.key,
  'locked.key': locked,
  'other.key': other.key,
  'notes.txt': 'no PEM',
}))
  writeFileSync(path.join(directory, name), text);

function resolve(line: string, argv: readonly string[] = ['--target', 'https://target.example']) {
  const file = path.join(directory, 'conformance.yaml');
  writeFileSync(file, `clientCertificate: ${line}\n`);
  return resolveSettings([...argv, '--config', file], { SET: passphrase, WRONG: 'another', EMPTY: '' });
}

test('certificate and key are read from beside the configuration, the passphrase from the environment', () => {
  expect(resolve('{ certificate: mine.pem, key: mine.key }').target?.certificate).toEqual({ cert: mine.cert, key: mine.key });
  expect(resolve(`{ certificate: ${directory}/mine.pem, key: locked.key, passphrase: SET }`).target?.certificate).toEqual({
    cert: mine.cert,
    key: locked,
    passphrase,
  });
});

test.each([
  ['a file that is missing', '{ certificate: none.pem, key: mine.key }', /cannot read .*none\.pem: it does not exist/],
  ['a certificate that is none', '{ certificate: notes.txt, key: mine.key }', /notes\.txt holds no certificate/],
  ['a key that is none', '{ certificate: mine.pem, key: notes.txt }', /notes\.txt holds no private key\./],
  ['a certificate for a key', '{ certificate: mine.pem, key: mine.pem }', /mine\.pem holds no private key/],
  ['another key', '{ certificate: mine.pem, key: other.key }', /other\.key is not the key of .*mine\.pem/],
  ['a locked key alone', '{ certificate: mine.pem, key: locked.key }', /has a passphrase; name the variable that holds it/],
  ['a wrong passphrase', '{ certificate: mine.pem, key: locked.key, passphrase: WRONG }', /or its passphrase is another/],
  ['no passphrase', '{ certificate: mine.pem, key: locked.key, passphrase: UNSET }', /UNSET \(.*\) is not set\./],
  ['an empty passphrase', '{ certificate: mine.pem, key: locked.key, passphrase: EMPTY }', /EMPTY \(.*\) is set but empty/],
  [
    'a passphrase in place of a name',
    '{ certificate: mine.pem, key: mine.key, passphrase: "not a name" }',
    /passphrase must be the name of an environment variable/,
  ],
  ['a certificate without a key', '{ certificate: mine.pem }', /lacks "key"/],
])('%s is refused in one sentence, which repeats nothing of it', (_, line, says) => {
  let message = '';
  try {
    resolve(line);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    message = error.message;
  }
  expect(message).toMatch(says);
  for (const secret of [passphrase, 'another-one', 'not a name', 'BEGIN']) expect(message).not.toContain(secret);
  expect(message).not.toContain('\n');
});

test('without a target it is refused, as any credential is', () => {
  expect(() => resolve('{ certificate: mine.pem, key: mine.key }', [])).toThrow(/clientCertificate in .* is set, but no target/);
});
