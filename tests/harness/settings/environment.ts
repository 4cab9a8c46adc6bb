import type { Layer } from './layer';
import { given } from './layer';

/** Environment variables by name, as `process.env` has them. */
export interface Environment {
  readonly [name: string]: string | undefined;
}

/** What the environment sets. A variable that is set but empty is kept: an unset secret of a pipeline looks like that. */
export function readEnvironment(environment: Environment): Layer {
  const variable = (name: string) => given(environment[name], name);
  return {
    target: variable('TARGET_URL'),
    key: variable('TARGET_API_KEY'),
    token: variable('TARGET_TOKEN'),
    project: variable('TARGET_PROJECT_UID'),
  };
}
