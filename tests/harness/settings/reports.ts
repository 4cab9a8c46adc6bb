import { ConfigError } from '../errors';
import { reportNames } from '../reports/registry';
import type { Given } from './layer';
import { nearest } from '../nearest';

const known = `The reports are ${reportNames.join(', ')}; ledger.ndjson, results.json and exchanges.har are always written.`;

/** The names of reports, each once. Throws `ConfigError` for a name that is none. */
export function readReports({ value, source }: Given<readonly string[]>): readonly string[] {
  const names = value.map((name) => name.trim()).filter((name) => name !== '');
  if (names.length === 0) throw new ConfigError('CONFIG_REPORT_EMPTY', `${source} names no report. ${known}`);
  for (const name of names) {
    if (reportNames.includes(name)) continue;
    const [near] = nearest(name, reportNames);
    const hint = near === undefined ? '' : ` Did you mean ${near}?`;
    throw new ConfigError(
      'CONFIG_UNKNOWN_REPORT',
      `${source} names an unknown report, ${JSON.stringify(name.slice(0, 100))}.${hint} ${known}`,
    );
  }
  return [...new Set(names)];
}
