import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { uncheckedCertificates, unreadAuthorities } from '../../harness/settings/extra-authorities';

const manifest = path.join(__dirname, '..', '..', '..', 'package.json');
const roots = path.join(mkdtempSync(path.join(tmpdir(), 'roots-')), 'roots.pem');
writeFileSync(roots, '-----BEGIN CERTIFICATE-----\n');
afterAll(() => rmSync(path.dirname(roots), { recursive: true }));

const target = new URL('https://staging.example.com');

test('a file of authorities that is missing is told', () => {
  expect(unreadAuthorities({ NODE_EXTRA_CA_CERTS: '/nowhere/roots.pem' }, target)).toBe(
    'NODE_EXTRA_CA_CERTS names /nowhere/roots.pem, which cannot be used, because it does not exist (ENOENT): the authorities in it are not trusted.',
  );
});

test('a file that holds no certificate is told', () => {
  expect(unreadAuthorities({ NODE_EXTRA_CA_CERTS: manifest }, target)).toBe(
    `NODE_EXTRA_CA_CERTS names ${manifest}, which holds no certificate in PEM: no authority of it is trusted.`,
  );
});

test.each([
  ['is there', { NODE_EXTRA_CA_CERTS: roots }, target],
  ['is not named', {}, target],
  ['is not needed, because nothing is encrypted', { NODE_EXTRA_CA_CERTS: '/nowhere' }, new URL('http://127.0.0.1:1')],
  ['is not needed, because the embedded server is judged', { NODE_EXTRA_CA_CERTS: '/nowhere' }, undefined],
])('nothing is said of one that %s', (_, environment, url) => {
  expect(unreadAuthorities(environment, url)).toBeUndefined();
});

test('certificates that are not checked are told, where there is one', () => {
  const unchecked = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
  expect(uncheckedCertificates(unchecked, target)).toMatch(/^NODE_TLS_REJECT_UNAUTHORIZED is 0: no certificate is checked/);
  expect(uncheckedCertificates(unchecked, new URL('http://127.0.0.1:1'))).toBeUndefined();
  expect(uncheckedCertificates({ NODE_TLS_REJECT_UNAUTHORIZED: '1' }, target)).toBeUndefined();
  expect(uncheckedCertificates({}, target)).toBeUndefined();
});
