import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { clauseFinder } from '../../harness/contract/clause';

const directory = mkdtempSync(path.join(tmpdir(), 'clause-'));
afterAll(() => {
  rmSync(directory, { recursive: true });
});

test("a clause is told by its place in the caller's checkout, wherever that stands", () => {
  const caller = path.join(directory, 'harness', 'caller');
  mkdirSync(path.join(caller, '.git'), { recursive: true });
  mkdirSync(path.join(directory, 'harness', '.git'));
  const contract = path.join(caller, 'api', 'ledgers.openapi.yaml');
  cpSync(path.join(__dirname, '..', 'fixtures', 'ledgers.openapi.yaml'), contract);
  expect(clauseFinder(contract)('{limit}')?.uri).toBe('api/ledgers.openapi.yaml');
});
