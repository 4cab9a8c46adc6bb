import type { LedgerContents } from '../findings/ledger';

/** Why a run is no success although no requirement says so. */
export interface RunProblem {
  readonly name: string;
  /** In whole sentences. */
  readonly message: string;
}

/** What is wrong with the run itself: it ended early, nothing could be judged, or its baseline no longer holds. */
export function runProblems({ end }: Pick<LedgerContents, 'end'>): readonly RunProblem[] {
  if (end === undefined) return [{ name: 'the run ends', message: 'The ledger does not say how the run ended.' }];
  const { complete, verdict, reason, baseline } = end;
  return [
    ...(complete ? [] : [{ name: 'the run ends', message: reason ?? `It ended as ${verdict ?? 'unknown'}.` }]),
    ...(verdict === 'inconclusive' && complete
      ? [{ name: 'the target gives enough to judge by', message: 'A core requirement, or every one, had no witness.' }]
      : []),
    ...(baseline?.broken ?? []).map(({ id, problem }) => ({ name: `the baseline holds: ${id}`, message: problem })),
  ];
}
