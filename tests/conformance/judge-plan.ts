import type { Run } from '../harness/run/run-options';

/** What became of a plan, beside the findings: those stand in the ledger. */
export interface JudgedPlan {
  /** The error that stopped the run; `undefined`: it came to its end. */
  readonly stopper: unknown;
  /** What kept a part of it from being judged, in one line each. */
  readonly problems: readonly string[];
}

/** Judges the whole plan of a run: in Jest (`in-jest.ts`), or one after another. Never rejects. */
export type JudgePlan = (run: Run) => Promise<JudgedPlan>;

/** Judges one requirement after another, and stops at the first error that stops a run. The packaged command does so, without Jest. */
export async function inOrder(run: Run): Promise<JudgedPlan> {
  try {
    for (const { id } of run.plan) await run.judge(id);
    return { stopper: undefined, problems: [] };
  } catch (stopper) {
    return { stopper, problems: [] };
  }
}
