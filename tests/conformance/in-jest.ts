import type { Run } from '../harness/run/run-options';
import type { JudgedPlan } from './judge-plan';
import { runSuite } from './run-suite';

/** Runs the suite over the run, which asks in the plan's order; stops asking at the first error that stops a run. */
export async function inJest(run: Run): Promise<JudgedPlan> {
  let stopper: unknown;
  const { problems } = await runSuite({
    plan: run.plan,
    judge: async (id) => {
      if (stopper !== undefined) throw stopper as Error;
      try {
        return await run.judge(id);
      } catch (error) {
        stopper = error;
        throw error;
      }
    },
    close: () => Promise.resolve(),
  });
  return { stopper, problems };
}
