import { createRedactor } from '../../harness/client/redaction';
import { redirectTarget } from '../../harness/client/redirect';

const from = 'http://127.0.0.1:4010/v1/things?limit=1';
const target = (location: string | undefined, status = 302): string | undefined =>
  redirectTarget(status, location === undefined ? {} : { location }, from, createRedactor(['a-credential'], []));

test.each([
  ['/v2/things?limit=1#top', 'http://127.0.0.1:4010/v2/things?limit=1'],
  ['?limit=2', 'http://127.0.0.1:4010/v1/things?limit=2'],
  ['http://127.0.0.1:4010/other', 'http://127.0.0.1:4010/other'],
])('to %s is followed', (location, to) => {
  expect(target(location)).toBe(to);
});

test.each([
  ['another port', 'http://127.0.0.1:4011/v1/things'],
  ['another host', '//localhost:4010/v1/things'],
  ['another scheme', 'https://127.0.0.1:4010/v1/things'],
  ['no URL', 'http://[/'],
  ['nowhere', undefined],
  ['a URL with the credential', '/v1/things?key=a-credential'],
])('to %s is not followed', (_, location) => {
  expect(target(location)).toBeUndefined();
});

const quoted = 'key"7f3a9c2e\\1b';
test.each([
  ['escaped as JSON has it', JSON.stringify(quoted).slice(1, -1)],
  ['as it is', quoted],
  ['percent-encoded', encodeURIComponent(quoted)],
])('a credential with a quotation mark, %s, is found before the URL is read', (_, echoed) => {
  const redactor = createRedactor([quoted], []);
  for (const location of [`/v1/${echoed}`, `?key=${echoed}`, `/v1/things#${echoed}`])
    expect([location, redirectTarget(302, { location }, from, redactor)]).toEqual([location, undefined]);
  expect(redirectTarget(302, { location: `?key=${echoed}` }, from, redactor, 'key')).toContain('/v1/things?key=');
});

test.each([200, 300, 304, 305, 404])('%i is no redirect', (status) => {
  expect(target('/v2/things', status)).toBeUndefined();
});
