import type { Finding } from '../findings/finding';
import type { Results } from './results';

/** The results of a run, and where its own report is. */
export interface IndexedRun {
  readonly results: Results;
  /** Relative to the page that links it; absent where there is none. */
  readonly report?: string;
}

/** Runs over one listing of one target, the oldest first. */
export interface RunSeries {
  readonly target: string;
  readonly contract: string;
  readonly operation?: string;
  readonly runs: readonly [IndexedRun, ...IndexedRun[]];
}

/** Runs by what they judged: a release of the same target is one more of its series. In the order in which they are met. */
export function seriesOf(runs: readonly IndexedRun[]): readonly RunSeries[] {
  const groups = new Map<string, [IndexedRun, ...IndexedRun[]]>();
  for (const run of runs) {
    const { target, contract, operation = '' } = run.results;
    const key = JSON.stringify([target, contract, operation]);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [run]);
    else known.push(run);
  }
  return [...groups.values()].map((all): RunSeries => {
    const runs = all.sort((one, other) => Date.parse(one.results.startedAt) - Date.parse(other.results.startedAt));
    const { target, contract, operation } = all[0].results;
    return { target, contract, ...(operation !== undefined && { operation }), runs };
  });
}

/** How many requirements of an area had which outcome in one run; what does not apply, or is disabled, is not among them. */
export type Tally = { readonly [outcome in 'fail' | 'error' | 'warn' | 'inconclusive' | 'pass']: number };
export const tallied = ['fail', 'error', 'warn', 'inconclusive', 'pass'] as const;

/** What a baseline accepts is warned of here: it is known, and not mended. */
export function tallyOf({ findings, baseline }: Results, area: string): Tally {
  const accepted = new Set(baseline?.accepted.map(({ id }) => id));
  const outcomeOf = ({ id, outcome }: Pick<Finding, 'id' | 'outcome'>): string =>
    outcome === 'fail' && accepted.has(id) ? 'warn' : outcome;
  const own = findings.filter(({ id }) => areaOf(id) === area).map(outcomeOf);
  const count = (outcome: string): number => own.filter((one) => one === outcome).length;
  return {
    fail: count('fail'),
    error: count('error'),
    warn: count('warn'),
    inconclusive: count('inconclusive'),
    pass: count('pass'),
  };
}

const areaOf = (id: string): string => id.split('.', 1)[0] ?? '';

/** The areas that any run of a series judged, in the order of the findings. */
export const areasIn = ({ runs }: RunSeries): readonly string[] => [
  ...new Set(runs.flatMap(({ results }) => results.findings.map(({ id }) => areaOf(id)))),
];
