import { loadContract } from '../../harness/contract/load';
import { type LedgerContents, openLedger } from '../../harness/findings/ledger';
import { loadRequirements } from '../../harness/findings/requirements';
import { runConformance } from '../../harness/run/run-conformance';
import { simulateClock } from '../servers/simulated-clock';
import { startChurning } from '../detection/churn';
import { mutants } from '../../reference/mutants';
import { startReference, type ReferenceOptions } from '../../reference/server';

interface Judged extends Omit<ReferenceOptions, 'behaviour'> {
  /** Ids of mutants whose faults the server has together. */
  readonly faults?: readonly string[];
  /** Judge these alone. */
  readonly only?: readonly string[];
}

/** The ledger of a run against a server whose data moves all the time. */
export async function ledgerOfMovingRun(): Promise<LedgerContents> {
  const server = await startChurning(1);
  const ledger = openLedger(undefined);
  try {
    const target = { url: new URL(server.url), credentials: { key: server.apiKey }, scope: server.projectUid };
    const [contract, requirements] = [await loadContract(), loadRequirements()];
    await runConformance({ contract, requirements, target, clock: simulateClock() }, ledger);
    return ledger;
  } finally {
    await server.close();
  }
}

/** The ledger of a real run against the reference server in this process. */
export async function ledgerOfRun({ faults = [], only, ...options }: Judged): Promise<LedgerContents> {
  const behaviour = faults.map((id) => {
    const mutant = mutants.find((one) => one.id === id);
    if (mutant === undefined) throw new Error(`Expected a mutant ${id}; there is none.`);
    return mutant.behaviour;
  });
  const server = await startReference({ ...options, behaviour });
  const ledger = openLedger(undefined);
  try {
    const target = {
      url: new URL(server.url),
      credentials: { key: server.apiKey },
      scope: server.projectUid,
      secondScope: server.secondProjectUid,
    };
    const [contract, requirements] = [await loadContract(), loadRequirements()];
    await runConformance({ contract, requirements, target, ...(only && { only }) }, ledger);
    return ledger;
  } finally {
    await server.close();
  }
}
