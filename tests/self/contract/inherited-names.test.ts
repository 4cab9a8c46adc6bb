import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadContract } from '../../harness/contract/load';
import type { Contract, Json } from '../../harness/contract/model';

const ledgers = readFileSync(path.join(__dirname, '..', 'fixtures', 'ledgers.openapi.yaml'), 'utf8');
const title = '        title: { type: string }\n';

/** The invented contract with further properties of an entry. */
async function contractWith(...properties: readonly string[]): Promise<Contract> {
  const directory = mkdtempSync(path.join(tmpdir(), 'names-'));
  try {
    const file = path.join(directory, 'ledgers.openapi.yaml');
    expect(ledgers).toContain(title);
    writeFileSync(file, ledgers.replace(title, title + properties.map((one) => `        ${one}\n`).join('')));
    return await loadContract(file);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const pageOf = (entry: string): Json =>
  JSON.parse(`{"data":{"rows":[${entry}]},"page":{"next":"","more":false,"total":1,"size":1,"start":0}}`) as Json;

describe('names that every object of JavaScript has', () => {
  let contract: Contract;
  beforeAll(async () => {
    contract = await contractWith(
      'constructor: { type: string }',
      'toString: { type: integer }',
      'hasOwnProperty: { type: boolean }',
      '__proto__: { type: string }',
    );
  });

  test('are no members of an item that lacks them', () => {
    expect(contract.validators.page(pageOf('{"key":"a"}'))).toEqual([]);
  });

  test('are members of one that has them', () => {
    expect(contract.validators.page(pageOf('{"key":"a","constructor":"b","toString":1,"hasOwnProperty":true}'))).toEqual([]);
    const wrong = contract.validators.page(pageOf('{"key":"a","constructor":1,"toString":"b"}'));
    expect(wrong.map(({ instancePath }) => instancePath).sort()).toEqual(['/data/rows/0/constructor', '/data/rows/0/toString']);
  });
});
