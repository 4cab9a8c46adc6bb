import { collations } from './collations';
import type { FieldFault } from './fault';
import { missingValues } from './missing-values';
import { precision } from './precision';
import { tieBreakers } from './tie-breakers';
import { unstable } from './unstable';

/** The faults by their kind, as issue 12 numbers them. */
export const fieldFaults: readonly { readonly kind: number; readonly name: string; readonly faults: readonly FieldFault[] }[] = [
  { kind: 1, name: 'missing values under a cursor', faults: missingValues },
  { kind: 1, name: 'tie breakers', faults: tieBreakers },
  { kind: 1, name: 'precision', faults: precision },
  { kind: 1, name: 'collations', faults: collations },
  { kind: 1, name: 'unstable pages', faults: unstable },
];
