import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { judgeLedgerBy } from '../checks/judging';
import { ledgersWith } from '../contract/refusal';

const says = ['paths', '/api/ledger-entries', 'get', 'x-listing', 'limit', 'says'] as const;

// The server tells the size that was applied.
test.each([
  ['applied', 'pass', ''],
  ['fetched', 'fail', '3, the number of items fetched; received 10'],
  [undefined, 'pass', ''],
])('a contract that says %s of the reported limit ends in %s', async (value, outcome, told) => {
  const directory = mkdtempSync(path.join(tmpdir(), 'says-'));
  try {
    const file = path.join(directory, 'ledgers.openapi.yaml');
    writeFileSync(file, ledgersWith(says, value));
    const judged = await judgeLedgerBy(file, {}, { only: ['pagination.number-fetched'] });
    expect(judged.of.get('pagination.number-fetched')).toMatchObject({
      outcome,
      message: expect.stringContaining(told) as string,
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
});
