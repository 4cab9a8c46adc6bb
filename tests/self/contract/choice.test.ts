import { parse } from 'yaml';
import { contractOf } from '../../harness/contract/contract-of';
import { filledPath } from '../../harness/contract/listing-path';
import type { JsonObject } from '../../harness/contract/model';
import { listingUrl } from '../../harness/client/url';
import { ledgersPart, ledgersWith } from './refusal';

const get = ledgersPart(['paths', '/api/ledger-entries', 'get']) as object;
const two = parse(ledgersWith(['paths', '/api/others'], { get: { ...get, operationId: 'listOthers' } })) as JsonObject;

test('a listing is chosen by its operationId', () => {
  expect(contractOf('a.yaml', two, { operation: 'listOthers' }).model).toMatchObject({
    path: '/api/others',
    operation: 'listOthers',
    operationPointer: '/paths/~1api~1others/get',
  });
  expect(contractOf('a.yaml', two, { operation: 'listLedgerEntries' }).model.path).toBe('/api/ledger-entries');
});

test.each([
  [undefined, 'CONTRACT_SEVERAL_LISTINGS', 'found listLedgerEntries, listOthers. Name one of them with --operation'],
  ['listNone', 'CONTRACT_NO_LISTING', 'operationId listNone in a.yaml; found listLedgerEntries, listOthers.'],
])('the choice of %s is refused, with the names there are', (operation, code, part) => {
  expect(() => contractOf('a.yaml', two, { operation })).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining(part) as string }) as Error,
  );
});

test('two of one operationId cannot be chosen between, and each is told by its place', () => {
  const same = parse(ledgersWith(['paths', '/api/others'], { get })) as JsonObject;
  for (const operation of [undefined, 'listLedgerEntries'])
    expect(() => contractOf('a.yaml', same, { operation })).toThrow(
      /^Expected each operationId once in a\.yaml, as OpenAPI says; found listLedgerEntries at \/paths\/\S+\/get and at \/paths\/~1api~1others\/get\. Rename one/,
    );
});

describe('variables of the path', () => {
  const template = '/v1/{tenant}/things/{kind}.json';
  const fill = (tenant: string): string => filledPath('a.yaml', template, { tenant, kind: 'a', other: 'x' });

  test.each([
    ['acme', '/v1/acme/things/a.json'],
    ['a/b', '/v1/a%2Fb/things/a.json'],
    ['../admin', '/v1/..%2Fadmin/things/a.json'],
    ['a\\..\\b?c#d', '/v1/a%5C..%5Cb%3Fc%23d/things/a.json'],
    ['%2e%2e', '/v1/%252e%252e/things/a.json'],
    ['Ü b', '/v1/%C3%9C%20b/things/a.json'],
  ])('%s stays in its place', (value, expected) => {
    expect(fill(value)).toBe(expected);
    expect(listingUrl(new URL('http://h/base'), fill(value))).toBe(`http://h/base${expected}`);
  });

  test.each(['..', '.', ''])('%j is refused', (value) => {
    expect(() => fill(value)).toThrow(expect.objectContaining({ code: 'CONTRACT_PATH' }) as Error);
  });

  test('one without a value is named, a name of every object included', () => {
    expect(() => filledPath('a.yaml', '/v1/{constructor}', {})).toThrow(
      /none for constructor\. Give it .*path: \{ constructor: VALUE \}/,
    );
  });
});
