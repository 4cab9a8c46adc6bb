import type { RunTarget } from '../../harness/client/run-target';
import type { Contract } from '../../harness/contract/model';
import { TargetUnreachableError } from '../../harness/errors';
import { openLedger } from '../../harness/findings/ledger';
import { recordBeginning } from '../../harness/run/recorded-run';
import { openRun } from '../../harness/run/run';
import { requirements } from '../checks/judging';
import { simulateClock } from '../servers/simulated-clock';

export interface Told {
  readonly code: string;
  readonly message: string;
  readonly exchanges: number;
}

/** Opens a run that must not open, and again from what it recorded: both must be told the same. */
export async function toldBy(target: RunTarget, contract: Contract): Promise<Told> {
  const attempt = async (recorded?: Parameters<typeof openRun>[0]['recorded']) => {
    const ledger = openLedger(undefined);
    const options = { contract, requirements, target, clock: simulateClock(), ...(recorded && { recorded }) };
    recordBeginning(ledger, options);
    const error: unknown = await openRun({ ...options, ledger }).then(
      () => 'it opened',
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(TargetUnreachableError);
    const { code, message } = error as TargetUnreachableError;
    return { told: { code, message, exchanges: ledger.exchanges.size }, exchanges: [...ledger.exchanges.values()] };
  };
  const live = await attempt();
  expect((await attempt(live.exchanges)).told).toEqual(live.told);
  return live.told;
}
