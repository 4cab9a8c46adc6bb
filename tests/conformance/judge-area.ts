import type { Suite } from './suite';

/** Put there by the environment (`environment.ts`). */
declare const suite: Suite;

/** Declares one test for each planned requirement whose id starts with the area, such as `pagination` of `pagination.limit-maximum`. */
export function judgeArea(area: string): void {
  for (const { id, level, title } of suite.plan.filter((requirement) => requirement.id.startsWith(`${area}.`))) {
    test(`${level} ${id}: ${title}`, async () => {
      await suite.judge(id);
    });
  }
}
