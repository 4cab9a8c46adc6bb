import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { clauseFinder } from '../../harness/contract/clause';
import { temporaryFolder } from '../temporary-folder';

const directory = temporaryFolder('clause');

test("a clause is told by its place in the caller's checkout, wherever that stands", () => {
  const caller = path.join(directory, 'harness', 'caller');
  mkdirSync(path.join(caller, '.git'), { recursive: true });
  mkdirSync(path.join(directory, 'harness', '.git'));
  const contract = path.join(caller, 'api', 'ledgers.openapi.yaml');
  cpSync(path.join(__dirname, '..', 'fixtures', 'ledgers.openapi.yaml'), contract);
  expect(clauseFinder(contract)('{limit}')?.uri).toBe('api/ledgers.openapi.yaml');
});
