import type { Suite } from './suite';

/** Put there by the environment (`environment.ts`). */
declare const suite: Suite;

// The client bounds every request; how many a walk needs depends on the target, so a whole check has no bound but what a timer can hold.
const timeoutMs = 2 ** 31 - 1;

function declareTests(plan: Suite['plan']): void {
  for (const { id, level, title } of plan) test(`${level} ${id}: ${title}`, () => suite.judge(id), timeoutMs);
}

/** Declares one test for each planned requirement whose id starts with the area, such as `pagination` of `pagination.limit-maximum`. */
export function judgeArea(area: string): void {
  declareTests(suite.plan.filter(({ id }) => id.startsWith(`${area}.`)));
}

/** Declares one test for each planned requirement, in the order of the plan. */
export function judgeEveryArea(): void {
  declareTests(suite.plan);
}
