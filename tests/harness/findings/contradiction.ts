import type { Outcome } from './finding';

/** What a file of a run tells of its end. */
interface Told {
  readonly verdict: string | undefined;
  /** Without `witnesses` where it tells none. */
  readonly findings: readonly { readonly id: string; readonly outcome: Outcome; readonly witnesses?: number }[];
  /** What became of its baseline; without `broken` where it does not say what broke it. */
  readonly baseline: { readonly accepted: readonly { readonly id: string }[]; readonly broken?: readonly unknown[] } | undefined;
}

/**
 * Why a verdict and the findings beside it are not of one run, as the end of a sentence; `undefined` where they may be. What `foldOutcomes`
 * cannot have made of them contradicts; `error` is left out, because a run whose files could not be written ends so whatever it found.
 */
export function contradictionIn({ verdict, findings, baseline }: Told): string | undefined {
  const ids = new Set<string>();
  for (const { id } of findings) {
    if (ids.has(id)) return `it judges ${quoted(id)} twice`;
    ids.add(id);
  }
  const unborne = unborneIn({ verdict, findings, baseline });
  return unborne && `it contradicts itself: its verdict is "${verdict}", and ${unborne}`;
}

const quoted = (id: string): string => JSON.stringify(id.slice(0, 100));

function unborneIn({ verdict, findings, baseline }: Told): string | undefined {
  const known = new Set(baseline?.accepted.map(({ id }) => id));
  const failed = findings.find(({ id, outcome }) => outcome === 'fail' && !known.has(id));
  if (verdict === 'violates') {
    const mayBeBroken = baseline !== undefined && baseline.broken?.length !== 0;
    const isViolated = failed !== undefined || findings.some(({ id, outcome }) => outcome === 'warn' && !known.has(id));
    return isViolated || mayBeBroken ? undefined : 'no requirement fails';
  }
  if (verdict !== 'conforms' && verdict !== 'inconclusive') return undefined;
  if (failed !== undefined) return `${quoted(failed.id)} fails`;
  const broke = findings.find(({ outcome }) => outcome === 'error');
  if (broke !== undefined) return `${quoted(broke.id)} could not be judged, because the harness broke`;
  if (verdict === 'inconclusive') return undefined;
  if ((baseline?.broken?.length ?? 0) > 0) return 'its baseline is broken';
  const isShown = findings.some(
    ({ outcome, witnesses = 0 }) => witnesses > 0 || outcome === 'pass' || outcome === 'warn' || outcome === 'fail',
  );
  return isShown ? undefined : `no requirement was shown${findings.length === 0 ? ': it holds no findings' : ''}`;
}
