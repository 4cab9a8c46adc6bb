import { parse } from 'yaml';
import { contractOf } from '../../harness/contract/contract-of';
import type { Contract, JsonObject } from '../../harness/contract/model';
import { notPromised } from '../../harness/contract/promises';
import { ledgersWith } from './refusal';

const operation = ['paths', '/api/ledger-entries', 'get'] as const;

const schemes = {
  Key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  InQuery: { type: 'apiKey', in: 'query', name: 'api_key' },
  InCookie: { type: 'apiKey', in: 'cookie', name: 'session' },
  Bearer: { type: 'http', scheme: 'bearer' },
  Basic: { type: 'http', scheme: 'Basic' },
  Grant: { type: 'oauth2', flows: {} },
  Certificate: { type: 'mutualTLS' },
};

/** The contract without `x-listing/credential`, under a security of its own. */
function read(security: unknown, ofDocument?: unknown): ReturnType<typeof contractOf>['model'] {
  const document = parse(ledgersWith([...operation, 'x-listing', 'credential'], undefined)) as {
    paths: { [path: string]: { get: { security?: unknown } } };
    components: { securitySchemes: unknown };
    security?: unknown;
  };
  document.components.securitySchemes = schemes;
  const get = document.paths['/api/ledger-entries']?.get ?? {};
  delete get.security;
  if (security !== undefined) get.security = security;
  if (ofDocument !== undefined) document.security = ofDocument;
  return contractOf('the document', document as unknown as JsonObject).model;
}

const authorization = { in: 'header', name: 'Authorization' };

test.each([
  ['a key in a header', [{ Key: [] }], [{ part: 'key', scheme: 'Key', in: 'header', name: 'X-Key' }]],
  ['a key in the query', [{ InQuery: [] }], [{ part: 'key', scheme: 'InQuery', in: 'query', name: 'api_key' }]],
  ['a key in a cookie', [{ InCookie: [] }], [{ part: 'key', scheme: 'InCookie', in: 'cookie', name: 'session' }]],
  ['a bearer token', [{ Bearer: [] }], [{ part: 'token', scheme: 'Bearer', ...authorization, http: 'Bearer' }]],
  ['user and password', [{ Basic: [] }], [{ part: 'key', scheme: 'Basic', ...authorization, http: 'Basic' }]],
  ['a granted token', [{ Grant: ['read'] }], [{ part: 'token', scheme: 'Grant', ...authorization, http: 'Bearer' }]],
  [
    'the first of each part',
    [{ Certificate: [] }, { Key: [], Bearer: [] }, { Bearer: [] }, { InQuery: [] }, { Key: [] }],
    [
      { part: 'key', scheme: 'InQuery', in: 'query', name: 'api_key' },
      { part: 'token', scheme: 'Bearer', ...authorization, http: 'Bearer' },
    ],
  ],
  ['none, declared so', [], []],
  ['none declared', undefined, []],
])('%s', (_, security, credentials) => {
  const model = read(security);
  expect(model.credentials).toEqual(credentials);
  const lacking = credentials.length === 0 ? 'no credential that a request must carry' : undefined;
  expect(notPromised(model as Contract, ['credential'])).toBe(lacking);
});

test('the security of the document holds where the operation has none, and an empty one takes it away', () => {
  expect(read(undefined, [{ Key: [] }]).credentials).toHaveLength(1);
  expect(read([], [{ Key: [] }]).credentials).toEqual([]);
});

test('a credential that may be left out is sent, and nothing is refused for the lack of it', () => {
  const model = read([{}, { Key: [] }]);
  expect(model.credentials).toHaveLength(1);
  expect(notPromised(model as Contract, ['credential'])).toBe('no credential that a request must carry');
});

test.each([
  ['two schemes at once', [{ Key: [], Bearer: [] }], 'Key with Bearer'],
  ['a scheme that no request carries', [{ Certificate: [] }], 'Certificate'],
  ['an unknown scheme', [{ Nobody: [] }], 'Nobody'],
])('%s is refused', (_, security, found) => {
  expect(() => read(security)).toThrow(
    expect.objectContaining({
      code: 'CONTRACT_CREDENTIAL',
      message: expect.stringContaining(`found ${found}.`) as string,
    }) as Error,
  );
});
