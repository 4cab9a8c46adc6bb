import type { Layer } from './layer';
import { given } from './layer';
import { settingNames, settingOf } from './setting-table';

/** Environment variables by name, as `process.env` has them. */
export interface Environment {
  readonly [name: string]: string | undefined;
}

/** What the environment sets. A variable that is set but empty is kept: an unset secret of a pipeline looks like that. */
export function readEnvironment(environment: Environment): Layer {
  const variables = settingNames.flatMap((name) => {
    const { variable } = settingOf(name);
    return variable === undefined ? [] : [[name, given(environment[variable], variable)] as const];
  });
  return Object.fromEntries(variables);
}
