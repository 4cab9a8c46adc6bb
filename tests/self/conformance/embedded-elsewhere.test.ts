import path from 'node:path';
import { openRecordedRun, prepare } from '../../conformance/open-run';
import { openLedger } from '../../harness/findings/ledger';

const fixtures = path.join(__dirname, '..', 'fixtures');

test.each(['catalogue', 'stock'])(
  'the embedded server is told of no project that nobody has given, where the contract has none: %s',
  async (name) => {
    const prepared = await prepare(['--contract', path.join(fixtures, `${name}.openapi.yaml`)], {});
    await expect(openRecordedRun(prepared, openLedger(undefined))).rejects.toThrow(/ 404\b/);
  },
);
