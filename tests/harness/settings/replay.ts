import type { RunTarget } from '../client/run-target';
import { configuredPlaceholder } from '../client/redaction';
import type { Contract } from '../contract/model';
import { ConfigError } from '../errors';
import type { RecordedRun } from '../findings/recording';
import type { Settings } from './settings';

/**
 * The settings under which a recording is judged: those of its run, where none is given now. Throws `ConfigError` where it was made by
 * another contract, or judged by requirements that are not known (`known`: their ids).
 */
export function underConditions(
  given: Settings,
  { file, run }: RecordedRun,
  contract: Pick<Contract, 'title' | 'file'>,
  known: readonly string[],
): Settings {
  const { title, strict, allowInconclusive, policies, disabled, quick = false } = run.conditions;
  if (title !== contract.title) {
    throw new ConfigError(
      'CONFIG_RECORDING_CONTRACT',
      `Expected the contract that the recording ${file} was made by, ${JSON.stringify(title)}; ${contract.file} is ${JSON.stringify(contract.title)}. Name it with --contract.`,
    );
  }
  const foreign = [...run.plan, ...disabled.map(({ id }) => id)].find((id) => !known.includes(id));
  if (foreign !== undefined) {
    throw new ConfigError(
      'CONFIG_RECORDING_PLAN',
      `Expected requirements of this harness in the recording ${file}; it was judged by ${JSON.stringify(foreign.slice(0, 100))}. Use the version that wrote it, ${JSON.stringify(run.harness)}.`,
    );
  }
  return {
    ...given,
    only: given.only ?? run.plan,
    strict: given.strict || strict,
    quick: given.quick || quick,
    allowInconclusive: given.allowInconclusive || allowInconclusive,
    seed: given.seed ?? run.seed,
    policies: { ...policies, ...given.policies },
    disabled: [...given.disabled, ...disabled.filter(({ id }) => given.disabled.every((entry) => entry.id !== id))],
  };
}

/** The target that was recorded. Which credentials were configured decides what can be judged; their values are not known. */
export function recordedTarget({ run }: RecordedRun): RunTarget {
  const { credentials, scope, secondScope } = run.conditions;
  return {
    url: new URL(run.target),
    credentials: Object.fromEntries(credentials.map((part) => [part, configuredPlaceholder])),
    ...(scope !== undefined && { scope }),
    ...(secondScope !== undefined && { secondScope }),
  };
}
