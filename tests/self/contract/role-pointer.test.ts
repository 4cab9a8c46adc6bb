import path from 'node:path';
import { loadDocument } from '../../harness/contract/load';
import type { JsonObject } from '../../harness/contract/model';
import { resolveRequirementPointer } from '../../harness/contract/role-pointer';

let ledgers: JsonObject;
beforeAll(async () => {
  ({ document: ledgers } = await loadDocument(path.join(__dirname, '..', 'fixtures', 'ledgers.openapi.yaml')));
});

test.each([
  ['{limit}/schema/maximum', 20],
  ['{limit}/name', 'pageSize'],
  ['{offset}/name', 'start'],
  ['{next}/name', 'cursor'],
  ['{order}/name', 'sort'],
  ['{filter}/name', 'where'],
  ['{projection}/name', 'select'],
  ['{scope}/name', 'X-Book'],
  ['{listing}/items/identity', '/key'],
  ['{listing}/order/fields/2', 'colour'],
  ['{operation}/operationId', 'listLedgerEntries'],
  ['{operation}/responses/400/description', 'The request was not served.'],
  ['{success}/description', 'One page of entries.'],
  ['{success}/content/schema/properties/page/properties/next/type', 'string'],
  ['{error}/properties/problem/type', 'string'],
  ['{items}/items/properties/colour/enum/0', 'red'],
  ['{document}/openapi', '3.1.0'],
])('%s leads to its place', (pointer, value) => {
  expect(resolveRequirementPointer(ledgers, pointer)).toEqual(value);
});

test('{security} leads to what the operation asks for', () => {
  expect(resolveRequirementPointer(ledgers, '{security}')).toEqual([{ LedgerKey: [] }]);
});

test.each([
  '{limit}/schema/minimum',
  '{limits}',
  'limit/schema',
  '{items}/nope',
  '{listing}/order/fields/99',
  '{operation}/toString',
  '',
])('%s leads nowhere', (pointer) => {
  expect(resolveRequirementPointer(ledgers, pointer)).toBeUndefined();
});
