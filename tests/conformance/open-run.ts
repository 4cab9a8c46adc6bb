import type { Progress } from '../harness/findings/progress';
import type { RunTarget } from '../harness/client/run-target';
import { loadContract } from '../harness/contract/load';
import type { Baseline } from '../harness/findings/baseline';
import type { PreviousRun } from '../harness/findings/ledger-record';
import type { RecordedRun } from '../harness/findings/recording';
import { readRecording } from '../harness/findings/recording';
import type { Ledger } from '../harness/findings/ledger';
import { openLedger } from '../harness/findings/ledger';
import { loadRequirements } from '../harness/findings/requirements';
import type { BeginningOptions } from '../harness/run/recorded-run';
import { recordBeginning } from '../harness/run/recorded-run';
import { recordedTarget, underConditions } from '../harness/settings/replay';
import { checkRun, openRun } from '../harness/run/run';
import type { Run } from '../harness/run/run-options';
import { readResults } from '../harness/reports/results-reader';
import { readBaseline } from '../harness/settings/baseline-file';
import type { Environment } from '../harness/settings/environment';
import { checkIds } from '../harness/settings/ids';
import type { Settings } from '../harness/settings/settings';
import { resolveSettings } from '../harness/settings/settings';
import type { HeldRun } from './suite';

/** Settings together with what they name. */
export interface Prepared {
  /** The command line as it was given. */
  readonly argv: readonly string[];
  readonly settings: Settings;
  readonly options: Omit<BeginningOptions, 'target'>;
  /** What is judged in place of a target. */
  readonly recording: RecordedRun | undefined;
  readonly baseline: Baseline | undefined;
}

/** An answer as a whole may take four times as long as a piece of it; until it begins, a connection must be made. */
function limitsOf({ deadlineMs, timeoutMs }: Settings): NonNullable<BeginningOptions['limits']> {
  return {
    ...(deadlineMs !== undefined && { deadlineMs }),
    ...(timeoutMs !== undefined && {
      connectTimeoutMs: timeoutMs,
      headersTimeoutMs: timeoutMs,
      bodyTimeoutMs: timeoutMs,
      totalTimeoutMs: 4 * timeoutMs,
    }),
  };
}

/** Throws `ConfigError` for a file that holds no results. */
function previousRun(file: string): PreviousRun {
  const { startedAt, label, observed } = readResults(file);
  return { startedAt, ...(label !== undefined && { label }), observed };
}

/** Reads what a run needs from flags, environment and files. Nothing is sent. Rejects with `ConfigError` or `ContractError`. */
export async function prepare(argv: readonly string[], environment: Environment): Promise<Prepared> {
  const given = resolveSettings(argv, environment);
  const requirements = loadRequirements();
  const ids = requirements.map(({ id }) => id);
  checkIds(given, ids);
  const contract = await loadContract(given.contract, { operation: given.operation, path: given.path });
  const recording = given.replay === undefined ? undefined : readRecording(given.replay);
  const settings = recording === undefined ? given : underConditions(given, recording, contract, ids);
  const { only, disabled, policies, seed, rate, strict, allowInconclusive, quick } = settings;
  return {
    argv,
    settings,
    recording,
    baseline: settings.baseline === undefined ? undefined : readBaseline(settings.baseline).accepted,
    options: {
      contract,
      requirements,
      about: {
        ...settings.about,
        ...(contract.operation !== undefined && { operation: contract.operation }),
        ...(settings.previous !== undefined && { previous: previousRun(settings.previous) }),
      },
      disabled,
      policies,
      strict,
      allowInconclusive,
      ...(quick && { quick }),
      ...(only !== undefined && { only }),
      ...(seed !== undefined && { seed }),
      ...(rate !== undefined && { rate }),
      limits: limitsOf(settings),
      ...(recording !== undefined && {
        recorded: recording.exchanges,
        ...(recording.ended !== undefined && { recordedEnd: recording.ended }),
        embedded: recording.run.embedded === true,
      }),
    },
  };
}

/** Rejects with `ConfigError` for a run that would be refused before anything is sent. No file is touched. */
export async function checkPrepared(prepared: Prepared): Promise<void> {
  const target = namedTarget(prepared);
  await checkRun({ ...prepared.options, ...(target !== undefined && { target }) });
}

/** The target that the settings name, or the recorded one; `undefined`: the embedded one. */
const namedTarget = ({ settings, recording }: Pick<Prepared, 'settings' | 'recording'>): RunTarget | undefined =>
  recording === undefined ? settings.target : recordedTarget(recording);

/** A run that is open, and all that has to be closed after it. */
export interface OpenedRun {
  readonly run: Run;
  readonly close: () => Promise<void>;
}

/** The target that the settings name, or the recorded one, or the embedded one, started now. */
async function openTarget(prepared: Prepared): Promise<{ readonly target: RunTarget; readonly close: () => Promise<void> }> {
  const named = namedTarget(prepared);
  if (named !== undefined) return { target: named, close: () => Promise.resolve() };
  // Loaded when it is asked for, because most runs have a target of their own.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see there
  const { startReference } = require('../reference/server') as typeof import('../reference/server');
  const reference = await startReference();
  const { url, apiKey, projectUid, secondProjectUid } = reference;
  const { scope, credentials } = prepared.options.contract;
  return {
    // A contract of another endpoint may have neither, and nobody has given them.
    target: {
      url: new URL(url),
      credentials: credentials.length > 0 ? { key: apiKey } : {},
      ...(scope !== undefined && { scope: projectUid, secondScope: secondProjectUid }),
    },
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
  const options: BeginningOptions = { ...prepared.options, target, ...(onProgress !== undefined && { onProgress }) };
  try {
    recordBeginning(ledger, { embedded: prepared.settings.target === undefined, ...options });
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

/** For a bare `npx jest`: the run that the environment variables ask for, and the flags where there are any; without a file. */
export async function openFromEnvironment(flags: readonly string[] = []): Promise<HeldRun> {
  const prepared = await prepare(flags, process.env);
  const { run, close } = await openRecordedRun(prepared, openLedger(undefined));
  return { isStrict: prepared.settings.strict, plan: run.plan, judge: (id) => run.judge(id), close };
}
