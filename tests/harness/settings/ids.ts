import { ConfigError } from '../errors';
import { nearest } from '../nearest';
import type { Settings } from './settings';

/** Throws `ConfigError` where `only` or `disabled` names a requirement that does not exist; names the ids that are near it. */
export function checkIds({ only, disabled }: Pick<Settings, 'only' | 'disabled'>, known: readonly string[]): void {
  for (const id of [...(only ?? []), ...disabled.map((entry) => entry.id)]) {
    if (known.includes(id)) continue;
    const near = nearest(id, known);
    const areas = [...new Set(known.map((known) => known.split('.', 1)[0]))].join(', ');
    const hint =
      near.length > 0
        ? `Did you mean ${near.join(' or ')}?`
        : `Ids start with one of: ${areas}; spec/requirements.yaml lists them.`;
    throw new ConfigError('CONFIG_UNKNOWN_ID', `There is no requirement ${JSON.stringify(id.slice(0, 100))}. ${hint}`);
  }
}
