import { loadContract } from '../harness/contract/load';
import type { Ledger } from '../harness/findings/ledger';
import { openLedger } from '../harness/findings/ledger';
import { loadRequirements } from '../harness/findings/requirements';
import { recordBeginning } from '../harness/recorded-run';
import { openRun } from '../harness/run';
import type { Progress, Run, RunOptions, RunTarget } from '../harness/run-options';
import type { Environment } from '../harness/settings/environment';
import { checkIds } from '../harness/settings/ids';
import type { Settings } from '../harness/settings/settings';
import { resolveSettings } from '../harness/settings/settings';
import { startReference } from '../reference/server';
import type { HeldRun } from './suite';

/** Settings together with what they name. */
export interface Prepared {
  readonly settings: Settings;
  readonly options: Omit<RunOptions, 'target'>;
}

/** Reads what a run needs from flags, environment and files. Nothing is sent. Rejects with `ConfigError` or `ContractError`. */
export async function prepare(argv: readonly string[], environment: Environment): Promise<Prepared> {
  const settings = resolveSettings(argv, environment);
  const requirements = loadRequirements();
  checkIds(
    settings,
    requirements.map(({ id }) => id),
  );
  const { only, disabled, policies, seed, rate } = settings;
  return {
    settings,
    options: {
      contract: await loadContract(settings.contract),
      requirements,
      disabled,
      policies,
      ...(only !== undefined && { only }),
      ...(seed !== undefined && { seed }),
      ...(rate !== undefined && { rate }),
    },
  };
}

/** A run that is open, and all that has to be closed after it. */
export interface OpenedRun {
  readonly run: Run;
  readonly close: () => Promise<void>;
}

/** The target that the settings name, or the embedded one, started now. */
async function openTarget({ settings }: Prepared): Promise<{ readonly target: RunTarget; readonly close: () => Promise<void> }> {
  if (settings.target !== undefined) return { target: settings.target, close: () => Promise.resolve() };
  const reference = await startReference();
  const { url, apiKey, projectUid, secondProjectUid } = reference;
  return {
    target: { url: new URL(url), credentials: { key: apiKey }, scope: projectUid, secondScope: secondProjectUid },
    close: () => reference.close(),
  };
}

/**
 * Starts the embedded target where no other is named, and opens the run. The beginning is in the ledger whatever comes of it.
 * Rejects as `openRun` does; nothing is left open then.
 */
export async function openRecordedRun(
  prepared: Prepared,
  ledger: Ledger,
  onProgress?: (progress: Progress) => void,
): Promise<OpenedRun> {
  const { target, close } = await openTarget(prepared);
  const options: RunOptions = { ...prepared.options, target, ...(onProgress !== undefined && { onProgress }) };
  try {
    recordBeginning(ledger, { ...options, embedded: prepared.settings.target === undefined });
    const run = await openRun({ ...options, ledger });
    return {
      run,
      close: async () => {
        await run.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** For a bare `npx jest`: the run that the environment variables ask for, without a file. */
export async function openFromEnvironment(): Promise<HeldRun> {
  const { run, close } = await openRecordedRun(await prepare([], process.env), openLedger(undefined));
  return { plan: run.plan, judge: (id) => run.judge(id), close };
}
