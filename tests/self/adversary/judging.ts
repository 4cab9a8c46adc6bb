import { loadContract } from '../../harness/contract/load';
import type { Contract } from '../../harness/contract/model';
import { loadRequirements } from '../../harness/findings/requirements';
import type { Results } from '../../harness/reports/results';
import { runConformance } from '../../harness/run/run-conformance';
import type { RunOptions } from '../../harness/run/run-options';
import { simulateClock } from '../servers/simulated-clock';
import { apiKey, firstProject, secondProject, startWorkbench, type Steps } from './workbench';

let contract: Promise<Contract> | undefined;

/** Judges a workbench server with some of its steps replaced. */
export async function judge(steps: Partial<Steps>, part: Partial<RunOptions> = {}): Promise<Results> {
  contract ??= loadContract();
  const server = await startWorkbench(steps);
  try {
    const target = { url: new URL(server.url), credentials: { key: apiKey }, scope: firstProject, secondScope: secondProject };
    return await runConformance({
      contract: await contract,
      requirements: loadRequirements(),
      target,
      clock: simulateClock(),
      ...part,
    });
  } finally {
    await server.close();
  }
}

/** Ids with an outcome, as one text each with the message, for a readable difference. */
export const outcomesOf = ({ findings }: Results, ...outcomes: readonly string[]): readonly string[] =>
  findings.filter(({ outcome }) => outcomes.includes(outcome)).map(({ id }) => id);

export const complaintsOf = ({ findings }: Results): readonly string[] =>
  findings
    .filter(({ outcome }) => outcome === 'fail' || outcome === 'warn' || outcome === 'error')
    .map(({ id, outcome, message }) => `${outcome} ${id}: ${message}`);
