import path from 'node:path';
import { ConfigError } from '../../harness/errors';
import { flagName, settingNames, settingOf } from '../../harness/settings/setting-table';

/** Options of `jest-environment-node` itself, which Jest passes beside ours. */
const jestsOwn: readonly string[] = ['customExportConditions', 'globalsCleanup'];

/** What decides where files go, and what is printed; under Jest none is written, and it prints the tests. */
const withoutUse: readonly string[] = ['out', 'report', 'baseline', 'writeBaseline', 'previous', 'propose', 'quiet', 'observed'];

const named = settingNames.filter((name) => settingOf(name).argument !== undefined && !withoutUse.includes(name));
const known: readonly string[] = [...named, 'config'];

function flagOf(name: string, value: unknown, directory: string): string {
  const flag = `--${flagName(name)}`;
  const { kind } = settingOf(named.find((one) => one === name) ?? 'contract');
  // An empty path is no folder: the flag says so.
  if (kind === 'path' && typeof value === 'string') return `${flag}=${value && path.resolve(directory, value)}`;
  if (kind === 'switch' && value === true) return flag;
  if (kind === 'list' && Array.isArray(value)) return `${flag}=${value.join(',')}`;
  if (kind !== 'switch' && (typeof value === 'string' || (kind !== 'path' && typeof value === 'number')))
    return `${flag}=${value}`;
  throw new ConfigError(
    'CONFIG_JEST_OPTION',
    `Expected of testEnvironmentOptions.${name} what ${flag} takes; found ${JSON.stringify(value)}.`,
  );
}

/**
 * The flags that the options of a Jest project ask for, under the names of a configuration file; paths are relative to the project, whose
 * folder is `directory`. Throws `ConfigError` for an option that is unknown, or of the wrong type.
 */
export function flagsOf(options: { readonly [name: string]: unknown }, directory: string): readonly string[] {
  return Object.entries(options).flatMap(([name, value]) => {
    if (jestsOwn.includes(name) || value === undefined || value === false) return [];
    if (known.includes(name)) return [flagOf(name, value, directory)];
    throw new ConfigError(
      'CONFIG_JEST_OPTION',
      `Unknown option testEnvironmentOptions.${name}. The options are ${known.join(', ')}.`,
    );
  });
}
