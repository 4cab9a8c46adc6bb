import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadContract } from '../../harness/contract/load';
import { openLedger } from '../../harness/findings/ledger';
import { loadRequirements } from '../../harness/findings/requirements';
import { reprosOf } from '../../harness/reports/repro';
import { runConformance } from '../../harness/run/run-conformance';
import { mutants } from '../../reference/mutants';
import { type Reference, startReference } from '../../reference/server';
import { finding, hostile, ledgerOf } from './ledger-of';
import { temporaryFolder } from '../temporary-folder';

const directory = temporaryFolder('repro');

interface Ran {
  readonly code: number | string | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script as a reader would; no variable of this process but the path gets to it. */
function run(text: string, environment: { readonly [name: string]: string }): Promise<Ran> {
  const file = path.join(directory, 'fault.sh');
  writeFileSync(file, text);
  return new Promise((resolve) => {
    execFile('sh', [file], { env: { PATH: process.env.PATH ?? '', ...environment } }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : error.code, stdout, stderr });
    });
  });
}

const keyOf = ({ url, apiKey }: Reference) => ({ TARGET_URL: url, TARGET_API_KEY: apiKey });

/** One mutant of each kind of evidence: a count, members, order, status, a body that is wrong, pages that contradict each other. */
const tried: readonly (readonly [requirement: string, index: number])[] = [
  ['pagination.limit-maximum', 0],
  ['pagination.walk-complete', 0],
  ['pagination.count-total', 0],
  ['sorting.descending', 1],
  ['filtering.equality-sound', 0],
  ['filtering.or', 0],
  ['projection.only-asked', 0],
  ['response.schema', 0],
  ['response.error-schema', 0],
  ['robustness.long-query', 0],
  ['security.missing-credential', 0],
  ['security.wrong-credential', 0],
];

test.each(tried)('%s: the script shows the fault of a server that has it, and of none that has not', async (id, index) => {
  const mutant = mutants.filter(({ primary }) => primary === id)[index];
  if (mutant === undefined) throw new Error(`no mutant for ${id}`);
  const [faulty, faultless] = [await startReference({ behaviour: mutant.behaviour }), await startReference()];
  try {
    const ledger = openLedger(undefined);
    const target = {
      url: new URL(faulty.url),
      credentials: { key: faulty.apiKey },
      scope: faulty.projectUid,
      secondScope: faulty.secondProjectUid,
    };
    await runConformance({ contract: await loadContract(), requirements: loadRequirements(), target, only: [id] }, ledger);
    const [script] = reprosOf(ledger);
    if (script === undefined) throw new Error('the fault has a script');
    expect(script.file).toBe(`${id}.sh`);
    expect(script.text).not.toContain(faulty.apiKey);
    const shown = await run(script.text, keyOf(faulty));
    expect(shown).toMatchObject({ code: 1, stderr: '' });
    expect(shown.stdout).toMatch(/\nLook for .*: expected .*; the run received .*\nSHOWN AGAIN: .*\n$/);
    const kept = await run(script.text, keyOf(faultless));
    expect(kept).toMatchObject({ code: 0, stderr: '' });
    expect(kept.stdout).toMatch(/That is another answer than in the run\.\n[^]*\nNOT SHOWN: .*\n$/);
  } finally {
    await faulty.close();
    await faultless.close();
  }
});

const [stored] = reprosOf(ledgerOf([finding('rows.broken', 'fail', { title: `x\nexit 9\n${hostile}` })]));

test('without a server, or without its credential, nothing is said to be shown', async () => {
  const text = stored?.text ?? '';
  const gone = await run(text, { TARGET_URL: 'http://127.0.0.1:9' });
  expect(gone.code).toBe(2);
  expect(gone.stdout).not.toContain('SHOWN');
});

test('what a target sends is no command', () => {
  const lines = (stored?.text ?? '').split('\n');
  expect(lines).not.toContain('exit 9');
  expect(lines[1]).toMatch(/^# MUST rows\.broken: x exit 9 <script>/);
  expect(lines.filter((line) => line.includes('<script>')).every((line) => /^(#|echo '|\{")/.test(line))).toBe(true);
});

test('a run without evidence has no script', () => {
  expect(reprosOf(ledgerOf([finding('rows.kept', 'pass')]))).toEqual([]);
  expect(reprosOf(ledgerOf([finding('a/rows.broken', 'fail')]))).toEqual([]);
});
