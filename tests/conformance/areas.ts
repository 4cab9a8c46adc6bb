import type { Requirement } from '../harness/findings/finding';

/** The areas of a plan, in its order: that of `pagination.limit-maximum` is `pagination`. */
export function areasOf(plan: readonly Pick<Requirement, 'id'>[]): readonly string[] {
  return [...new Set(plan.map(({ id }) => id.split('.', 1)[0] ?? ''))];
}
