import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { judgeLedgerBy } from '../checks/judging';
import { ledgersWith } from '../contract/refusal';

const operation = ['paths', '/api/ledger-entries', 'get'] as const;
const says = [...operation, 'x-listing', 'limit', 'says'] as const;
const maximum = [...operation, 'parameters', 1, 'schema', 'maximum'] as const;

// The server tells the size that was applied.
test.each([
  [says, 'applied', 'pass', ''],
  [says, 'fetched', 'fail', '3, the number of items fetched; received 10'],
  [says, undefined, 'pass', ''],
  // What is applied to a large limit is then for the target alone to know.
  [maximum, undefined, 'pass', ''],
])('a contract with %j: %s for the reported limit ends in %s', async (place, value, outcome, told) => {
  const directory = mkdtempSync(path.join(tmpdir(), 'says-'));
  try {
    const file = path.join(directory, 'ledgers.openapi.yaml');
    writeFileSync(file, ledgersWith(place, value));
    const judged = await judgeLedgerBy(file, {}, { only: ['pagination.number-fetched'] });
    expect(judged.of.get('pagination.number-fetched')).toMatchObject({
      outcome,
      message: expect.stringContaining(told) as string,
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
});
