import type { Contract } from '../../harness/contract/model';
import { openLedger } from '../../harness/findings/ledger';
import { loadContract } from '../../harness/contract/load';
import { loadRequirements } from '../../harness/findings/requirements';
import { harOf } from '../../harness/reports/har';
import { loadReports, reportNames } from '../../harness/reports/registry';
import { resultsOf } from '../../harness/reports/results';
import { summary } from '../../harness/reports/console';
import { faultsOf } from '../../harness/reports/fault';
import { runConformance } from '../../harness/run/run-conformance';
import { simulateClock } from '../servers/simulated-clock';
import type { Behaviour } from './behaviour';
import { canary, startHostile } from './hostile-server';

/** How a hostile target was judged. */
export interface Judgement {
  readonly exitCode: number;
  /** The reason of the run, and each finding that is no pass. */
  readonly said: readonly string[];
  /** What a terminal would show. */
  readonly printed: string;
  /** Every byte that would be written. */
  readonly written: string;
}

const requirements = loadRequirements();
const contract = loadContract();

/**
 * Judges a target that is hostile from request `from` on, in this process and in simulated time: nobody waits where it asks to. `only`:
 * what is judged of it; `by`: default the shipped contract.
 */
export async function judgeHostile(
  behaviour: Behaviour,
  from: number,
  only?: readonly string[],
  by: Promise<Contract> = contract,
): Promise<Judgement> {
  const server = await startHostile(behaviour, from);
  const ledger = openLedger(undefined);
  const { url, projectUid, secondProjectUid } = server;
  const { timeout } = behaviour;
  // A tenth of what a run of its own has, because a test is to wait for less.
  const waits = timeout !== undefined && 100 * timeout;
  const limits = waits === false ? {} : { headersTimeoutMs: waits, bodyTimeoutMs: waits, totalTimeoutMs: 4 * waits };
  const target = { url: new URL(url), credentials: { key: canary }, scope: projectUid, secondScope: secondProjectUid };
  try {
    await runConformance(
      { contract: await by, requirements, target, clock: simulateClock(), limits, ...(only !== undefined && { only }) },
      ledger,
    );
  } finally {
    await server.close();
  }
  const results = resultsOf(ledger);
  const notes = results.reason === undefined ? [] : [results.reason];
  const printed = summary({
    results,
    findings: ledger.findings,
    faults: faultsOf(ledger),
    observed: true,
    exchange: (id) => ledger.exchanges.get(id),
    notes,
    files: [],
  });
  const reports = loadReports(reportNames).map((writer) =>
    writer.write(ledger, { requirement: () => undefined, clause: () => undefined }),
  );
  const told = results.findings.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'not-applicable');
  // What is violated first: it is what a test that fails should show.
  const gravest = [...told].sort((a, b) => Number(b.outcome === 'fail') - Number(a.outcome === 'fail'));
  const said = [...notes, ...gravest.map(({ id, outcome, message }) => `${outcome} ${id}: ${message}`), results.verdict];
  const records = [
    ...ledger.exchanges.values(),
    ...ledger.queries.values(),
    ...ledger.walks,
    ledger.findings,
    ledger.observations,
  ];
  const written = [
    JSON.stringify([records, ledger.end]),
    JSON.stringify(results),
    JSON.stringify(harOf(ledger)),
    ...reports,
    printed,
  ].join('\n');
  return { exitCode: results.exitCode, said, printed, written };
}
