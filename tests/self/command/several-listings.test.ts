import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ledgersPart, ledgersWith } from '../contract/refusal';
import { startLedgerServer } from '../servers/ledger-server';
import { readJson, runCommand, temporaryDirectory } from './run-command';

const directory = temporaryDirectory();
const get = ledgersPart(['paths', '/api/ledger-entries', 'get']) as object;

test('each listing of a document is judged in a run of its own, and the worst exit code counts', async () => {
  const contract = path.join(directory, 'two.openapi.yaml');
  // The server knows the first alone.
  writeFileSync(contract, ledgersWith(['paths', '/api/others'], { get: { ...get, operationId: 'list/../Others' } }));
  const server = await startLedgerServer({ size: 12 });
  try {
    const out = path.join(directory, 'out');
    const only = ['--only', 'response.status,pagination.page-size'];
    const environment = { TARGET_URL: server.url, TARGET_API_KEY: server.key, TARGET_PROJECT_UID: server.book };
    const { exitCode, stdout } = await runCommand({ environment, args: ['--contract', contract, '--out', out, ...only] });
    expect(exitCode).toBe(3);
    expect(stdout).toMatch(/Listing {3}listLedgerEntries, in .*\nConforms: [^]*Listing {3}list\/\.\.\/Others, in /);
    expect(readJson(path.join(out, 'listLedgerEntries', 'results.json'))).toMatchObject({ exitCode: 0 });
    expect(readJson(path.join(out, 'list%2F%2E%2E%2FOthers', 'results.json'))).toMatchObject({ exitCode: 3 });
  } finally {
    await server.close();
  }
});
