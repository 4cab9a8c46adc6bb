import type { Finding } from './finding';

/** A violation that nothing else found explains, and the violations it explains. */
export interface RootCause {
  readonly lead: Finding;
  readonly consequences: readonly Finding[];
}

export function rootCauses(findings: readonly Finding[]): readonly RootCause[] {
  return findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'warn').map((lead) => ({ lead, consequences: [] }));
}
