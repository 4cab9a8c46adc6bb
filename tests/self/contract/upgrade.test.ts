import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { loadContract } from '../../harness/contract/load';
import type { Contract, Json, JsonObject } from '../../harness/contract/model';
import { notPromised } from '../../harness/contract/promises';
import { upgraded } from '../../harness/contract/upgrade';
import { ledgersWith } from './refusal';
import { temporaryFolder } from '../temporary-folder';

const schemaOf = (schema: Json): Json =>
  (upgraded({ components: { schemas: { One: schema } } }).components as { schemas: JsonObject }).schemas.One ?? null;

test.each<[string, Json, Json]>([
  ['a null beside a type', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
  ['no null', { type: 'string', nullable: false }, { type: 'string' }],
  [
    'a null beside values that do not list it',
    { type: 'string', nullable: true, enum: ['a'] },
    { type: ['string', 'null'], enum: ['a', null] },
  ],
  ['a null beside a reference', { $ref: '#/a', nullable: true }, { anyOf: [{ $ref: '#/a' }, { type: 'null' }] }],
  ['what a reference leaves unheard', { $ref: '#/a', minLength: 1 }, { $ref: '#/a' }],
  [
    'a null beside a composition',
    { nullable: true, allOf: [{ $ref: '#/a' }] },
    { anyOf: [{ allOf: [{ $ref: '#/a' }] }, { type: 'null' }] },
  ],
  ['a null beside nothing', { nullable: true }, {}],
  ['a bound that is left out', { minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
  ['a bound that is not', { maximum: 1, exclusiveMaximum: false }, { maximum: 1 }],
  ['no bound', { exclusiveMinimum: true }, {}],
  ['an example that looks like a schema', { example: { nullable: true } }, { example: { nullable: true } }],
  [
    'properties with the names of keywords',
    { properties: { nullable: { type: 'string', nullable: true }, default: { nullable: true, type: 'number' } } },
    { properties: { nullable: { type: ['string', 'null'] }, default: { type: ['number', 'null'] } } },
  ],
])('%s', (_, before, after) => {
  expect(schemaOf(before)).toEqual(after);
});

const directory = temporaryFolder('upgrade');

function load(name: string, text: string): Promise<Contract> {
  const file = path.join(directory, name);
  writeFileSync(file, text);
  return loadContract(file);
}

test('a document of OpenAPI 3.0 in JSON is read, and its nulls are none of the values', async () => {
  const colour = { type: 'string', nullable: true, enum: ['red', 'green', null], example: 'red' };
  const document = parse(ledgersWith(['components', 'schemas', 'Entry', 'properties', 'colour'], colour)) as object;
  const contract = await load('ledgers.openapi.json', JSON.stringify({ ...document, openapi: '3.0.3' }));
  expect(contract.filter?.fields.find(({ path: name }) => name === 'colour')?.values).toEqual(['red', 'green']);
  const pageWith = (colour: Json): Json => ({
    data: { rows: [{ key: 'a', colour }] },
    page: { next: '', more: false, total: 1, size: 1, start: 1 },
  });
  expect(contract.validators.page(pageWith(null))).toEqual([]);
  expect(contract.validators.page(pageWith(1))).toHaveLength(2);
});

const responses = ['paths', '/api/ledger-entries', 'get', 'responses'];

test.each([
  ['no error', { '404': undefined }],
  ['an error without a body', { '404': { description: 'It is not there.' } }],
  ['an error in another form than JSON', { '404': { description: 'No.', content: { 'text/plain': {} } } }],
])('%s is declared, and no error body is judged', async (_, others) => {
  const ok = { description: 'A page.', content: { 'application/json': { schema: { $ref: '#/components/schemas/EntryPage' } } } };
  const contract = await load(
    'errors.openapi.yaml',
    ledgersWith(responses, JSON.parse(JSON.stringify({ '200': ok, ...others }))),
  );
  expect(contract).toMatchObject({ errorStatuses: [] });
  expect(notPromised(contract, ['error'])).toBe('no error body in JSON');
});

test('an error with a body of its own is not judged by that of another', async () => {
  const other = { description: 'No.', content: { 'application/json': { schema: { type: 'string' } } } };
  const contract = await load('own.openapi.yaml', ledgersWith([...responses, '404'], other));
  expect(contract).toMatchObject({ errorStatuses: ['400', '401', '500'] });
});
