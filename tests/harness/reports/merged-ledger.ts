import type { Exchange } from '../client/exchange';
import type { AskedQuery } from '../findings/asked';
import type { Finding } from '../findings/finding';
import type { LedgerContents } from '../findings/ledger';
import type { EndRecord, RunRecord } from '../findings/ledger-record';
import type { Verdict } from '../findings/verdict';
import { isVerdict } from '../findings/verdict';

/** A run that ended, under a name that no other one of the merger has; without a dot or slash. */
export interface NamedRun {
  readonly name: string;
  readonly contents: LedgerContents & { readonly run: RunRecord; readonly end: EndRecord };
}

/** What is worst for a reader comes first: what is proven, then what could not be judged. */
const byWeight: readonly Verdict[] = ['violates', 'unreachable', 'error', 'usage', 'interrupted', 'inconclusive', 'conforms'];

/** Divides the name of a run from an id, in such a way that the area of an id keeps its run. */
const divider = '/';

const mergedId = (name: string, id: string): string => `${name}${divider}${id}`;

/** The run and the id within it that a merged id stands for. */
export function partsOfMergedId(merged: string): { readonly name: string; readonly id: string } {
  const cut = merged.indexOf(divider);
  return { name: merged.slice(0, cut), id: merged.slice(cut + 1) };
}

/**
 * Several runs as one, for every report: the findings of one run after those of another, each id under the name of its run,
 * exchanges numbered through. The verdict is the worst of them. Pictures of walks are left to the reports of each run.
 */
export function mergeRuns(runs: readonly NamedRun[]): LedgerContents {
  const began = Math.min(...runs.map(({ contents }) => Date.parse(contents.run.startedAt)));
  const exchanges = new Map<number, Exchange>();
  const queries = new Map<number, AskedQuery>();
  const findings: Finding[] = [];
  const observations: LedgerContents['observations'][number][] = [];
  let offset = 0;
  for (const { name, contents } of runs) {
    const numbered = (ids: readonly number[]): readonly number[] => ids.map((id) => id + before);
    const [before, late] = [offset, Date.parse(contents.run.startedAt) - began];
    for (const exchange of contents.exchanges.values()) {
      const attempts = exchange.attempts.map((attempt) => ({ ...attempt, startedMs: attempt.startedMs + late }));
      exchanges.set(exchange.id + before, { ...exchange, id: exchange.id + before, attempts });
      offset = Math.max(offset, exchange.id + before);
    }
    for (const [id, query] of contents.queries) queries.set(id + before, query);
    for (const finding of contents.findings) {
      const violations = finding.violations.map((violation) => ({ ...violation, exchanges: numbered(violation.exchanges) }));
      const cause = typeof finding.cause === 'string' ? mergedId(name, finding.cause) : finding.cause;
      const causes = cause === undefined ? {} : { cause };
      findings.push({
        ...finding,
        id: mergedId(name, finding.id),
        ...causes,
        violations,
        exchanges: numbered(finding.exchanges),
      });
    }
    for (const one of contents.observations)
      observations.push({ ...one, key: mergedId(name, one.key), exchanges: numbered(one.exchanges) });
  }
  return { run: mergedRun(runs, began), exchanges, queries, walks: [], findings, observations, end: mergedEnd(runs, began) };
}

function mergedRun(runs: readonly NamedRun[], began: number): RunRecord {
  const [first, ...others] = runs.map(({ contents }) => contents.run);
  if (first === undefined) throw new Error('Expected at least one run to merge; there is none.');
  const all = [first, ...others];
  const strict = all.every(({ conditions }) => conditions?.strict === true);
  return {
    kind: 'run',
    version: first.version,
    harness: [...new Set(all.map(({ harness }) => harness))].join(', '),
    target: runs.map(({ name, contents }) => `${name}: ${contents.run.target}`).join(', '),
    ...(all.every(({ embedded }) => embedded === true) && { embedded: true }),
    contract: [...new Set(all.map(({ contract }) => contract))].join(', '),
    startedAt: new Date(began).toISOString(),
    seed: first.seed,
    plan: runs.flatMap(({ name, contents }) => contents.run.plan.map((id) => mergedId(name, id))),
    ...(first.conditions !== undefined && { conditions: { ...first.conditions, strict } }),
  };
}

function mergedEnd(runs: readonly NamedRun[], began: number): EndRecord {
  const ended = Math.max(...runs.map(({ contents: { run, end } }) => Date.parse(run.startedAt) + end.durationMs));
  const verdicts = runs.map(({ contents }) => contents.end.verdict ?? 'error');
  const reasons = runs.flatMap(({ name, contents: { end } }) => (end.reason === undefined ? [] : [`${name}: ${end.reason}`]));
  const baselines = runs.flatMap(({ name, contents: { end } }) =>
    end.baseline === undefined ? [] : [{ name, ...end.baseline }],
  );
  const named = <Entry extends { readonly id: string; readonly cause?: string }>(
    name: string,
    entries: readonly Entry[],
  ): readonly Entry[] =>
    entries.map((entry) => ({
      ...entry,
      id: mergedId(name, entry.id),
      ...(entry.cause !== undefined && { cause: mergedId(name, entry.cause) }),
    }));
  return {
    kind: 'end',
    complete: runs.every(({ contents }) => contents.end.complete),
    verdict: byWeight.find((verdict) => verdicts.some((one) => isVerdict(one) && one === verdict)) ?? 'error',
    durationMs: ended - began,
    ...(reasons.length > 0 && { reason: reasons.join(' ') }),
    ...(baselines.length > 0 && {
      baseline: {
        accepted: baselines.flatMap(({ name, accepted }) => named(name, accepted)),
        broken: baselines.flatMap(({ name, broken }) => named(name, broken)),
      },
    }),
  };
}
