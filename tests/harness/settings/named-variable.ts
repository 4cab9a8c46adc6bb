import { ConfigError } from '../errors';
import type { Environment } from './environment';
import type { Given } from './layer';

/** What the variable holds that a configuration names. */
export type Held = Given<string>;

/**
 * Reads the variable that a configuration names at `place`. One that is not set is told where the value is needed, and not before: a flag
 * or another variable may win. What does not look like the name of a variable may be the secret itself, and is not repeated.
 */
export function heldBy(environment: Environment, name: string, place: string): Held {
  const value = Object.hasOwn(environment, name) ? environment[name] : undefined;
  if (value !== undefined) return { value, source: `${name} (${place})` };
  if (!/^[A-Z_][A-Z0-9_]*$/.test(name))
    return {
      value: '',
      source: place,
      unset: `Expected the name of an environment variable in ${place}; what stands there names none that is set, and may be a secret, so it is not shown. Write the name of the variable that holds it, such as TARGET_API_KEY.`,
    };
  const source = `${name} (${place})`;
  return {
    value: '',
    source,
    unset: `${source} is not set. Is a secret of the pipeline unset? Set it, or name another variable.`,
  };
}

/** Throws `ConfigError` where the variable is not set. */
export function requireSet({ unset }: Pick<Held, 'unset'>): void {
  if (unset !== undefined) throw new ConfigError('CONFIG_HEADER_EMPTY', unset);
}
