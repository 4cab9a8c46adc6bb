import { combinations } from './combinations';
import { credentials } from './credentials';
import { hostileValues } from './values';
import { vanishing } from './vanishing';
import { numbers } from './numbers';
import { repetition } from './repetition';
import { tokens } from './tokens';
import { httpFaults } from './http';
import { disclosure } from './disclosure';
import { scopes } from './scopes';
import { collations } from './collations';
import type { FieldFault } from './fault';
import { missingValues } from './missing-values';
import { precision } from './precision';
import { signs } from './signs';
import { textKeys } from './text-keys';
import { shortWalks } from './short-walks';
import { tieBreakers } from './tie-breakers';
import { unionCursors } from './union-cursors';
import { unstable } from './unstable';

/** The faults by their kind, as issue 12 numbers them. */
export const fieldFaults: readonly { readonly kind: number; readonly name: string; readonly faults: readonly FieldFault[] }[] = [
  { kind: 1, name: 'missing values under a cursor', faults: missingValues },
  { kind: 1, name: 'tie breakers', faults: tieBreakers },
  { kind: 1, name: 'precision', faults: precision },
  { kind: 1, name: 'collations', faults: collations },
  { kind: 1, name: 'texts of an order in a cursor', faults: textKeys },
  { kind: 1, name: 'unstable pages', faults: unstable },
  { kind: 1, name: 'walks that end early', faults: shortWalks },
  { kind: 2, name: 'combinations', faults: combinations },
  { kind: 2, name: 'a cursor beside a union', faults: unionCursors },
  { kind: 3, name: 'credential and query', faults: credentials },
  { kind: 4, name: 'values of the wrong shape', faults: hostileValues },
  { kind: 4, name: 'signs in values', faults: signs },
  { kind: 5, name: 'filters that vanish', faults: vanishing },
  { kind: 6, name: 'numbers at the edges', faults: numbers },
  { kind: 7, name: 'repetition', faults: repetition },
  { kind: 8, name: 'tokens', faults: tokens },
  { kind: 9, name: 'HTTP', faults: httpFaults },
  { kind: 10, name: 'disclosure', faults: disclosure },
  { kind: 11, name: 'scope', faults: scopes },
];
