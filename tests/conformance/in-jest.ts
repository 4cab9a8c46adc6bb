import type { Run } from '../harness/run/run-options';
import type { JudgedPlan } from './judge-plan';
import { runSuite } from './run-suite';

/**
 * Runs the suite over the run; stops asking at the first error that stops a run. Jest runs file by file, and a file has a whole area:
 * what the plan has before a requirement is judged first, so that the plan's order is the order of asking.
 */
export async function inJest(run: Run): Promise<JudgedPlan> {
  let stopper: unknown;
  const { problems } = await runSuite({
    plan: run.plan,
    judge: async (id) => {
      if (stopper !== undefined) throw stopper as Error;
      try {
        const place = run.plan.findIndex((requirement) => requirement.id === id);
        for (const before of run.plan.slice(0, place)) await run.judge(before.id);
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
