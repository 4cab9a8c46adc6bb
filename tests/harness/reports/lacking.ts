import type { Finding } from '../findings/finding';

/** Requirements that lack the same data or setting. */
export interface LackGroup {
  /** In a phrase that goes on from "It needs". */
  readonly what: string;
  readonly ids: readonly string[];
}

/** What lacks the same, once for all: by the phrase that says what to add, the most wanted first. */
export function lackGroups(findings: readonly Pick<Finding, 'id' | 'lacks'>[]): readonly LackGroup[] {
  const groups = new Map<string, string[]>();
  for (const { id, lacks } of findings) {
    if (lacks === undefined) continue;
    groups.set(lacks.what, [...(groups.get(lacks.what) ?? []), id]);
  }
  return [...groups].map(([what, ids]) => ({ what, ids })).sort((one, other) => other.ids.length - one.ids.length);
}
