/** What a target does otherwise than before where the contract leaves the choice open. */
export interface BehaviourChange {
  readonly key: string;
  readonly before: string;
  readonly after: string;
}

type Observed = { readonly [key: string]: string };

/** The choices that both runs saw, and differently. */
export function behaviourChanges(before: Observed, after: Observed): readonly BehaviourChange[] {
  return Object.entries(before).flatMap(([key, value]) => {
    const now = Object.hasOwn(after, key) ? after[key] : undefined;
    return now === undefined || now === value ? [] : [{ key, before: value, after: now }];
  });
}
