import type { Suite } from './suite';

/** Put there by the environment (`environment.ts`). */
declare const suite: Suite;

// The client bounds every request; how many a walk needs depends on the target, so a whole check has no bound but what a timer can hold.
const timeoutMs = 2 ** 31 - 1;

/** Declares one test for each planned requirement whose id starts with the area, such as `pagination` of `pagination.limit-maximum`. */
export function judgeArea(area: string): void {
  for (const { id, level, title } of suite.plan.filter((requirement) => requirement.id.startsWith(`${area}.`))) {
    test(`${level} ${id}: ${title}`, () => suite.judge(id), timeoutMs);
  }
}
