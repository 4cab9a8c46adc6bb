import type { Outcome } from './finding';

/** What a file of a run tells of its end. */
interface Told {
  readonly verdict: string | undefined;
  readonly findings: readonly { readonly id: string; readonly outcome: Outcome }[];
  /** What its baseline accepted. */
  readonly accepted: readonly { readonly id: string }[];
}

/** Why a verdict and the findings beside it are not of one run, as the end of a sentence; `undefined` where they may be. */
export function contradictionIn({ verdict, findings, accepted }: Told): string | undefined {
  const ids = new Set<string>();
  for (const { id } of findings) {
    if (ids.has(id)) return `it judges ${JSON.stringify(id.slice(0, 100))} twice`;
    ids.add(id);
  }
  if (verdict !== 'conforms') return undefined;
  const known = new Set(accepted.map(({ id }) => id));
  const failed = findings.find(({ id, outcome }) => outcome === 'fail' && !known.has(id));
  return failed && `it contradicts itself: its verdict is "conforms", and ${JSON.stringify(failed.id.slice(0, 100))} fails`;
}
