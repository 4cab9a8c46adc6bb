import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { endedAs, judgeLedgerBy } from '../checks/judging';
import { ledgersWith } from '../contract/refusal';
import { temporaryFolder } from '../temporary-folder';

/** A projection that may name some fields, and the identity is none of them: a projected item cannot be told from another. */

const directory = temporaryFolder('identity-not-projected');

test('what needs the identity of projected items does not apply, and the rest is judged without it', async () => {
  const file = path.join(directory, 'ledgers.openapi.yaml');
  const role = ['paths', '/api/ledger-entries', 'get', 'x-listing', 'projection'];
  writeFileSync(file, ledgersWith(role, { parameter: 'select', separator: ',', fields: ['title', 'colour', 'amount', 'open'] }));
  const judged = await judgeLedgerBy(file);
  expect(endedAs(judged, 'error', 'fail', 'warn')).toEqual([]);
  for (const id of ['sorting.with-projection', 'filtering.projected-away'])
    expect(judged.of.get(id)).toMatchObject({
      outcome: 'not-applicable',
      message: expect.stringContaining('no projection to the identity') as unknown,
    });
  expect(judged.of.get('model.equivalence')?.outcome).toBe('pass');
  expect(endedAs(judged, 'inconclusive')).toEqual([]);
});
