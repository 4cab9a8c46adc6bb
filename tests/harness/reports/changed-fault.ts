import type { OutcomeChange } from './comparison';
import { ownId } from './fault';

/** Changes that one of them explains stand below it, so that one new fault reads as one. */
export interface ChangedFault {
  readonly lead: OutcomeChange;
  readonly consequences: readonly string[];
}

const isSecurity = ({ lead: { id }, consequences }: ChangedFault): boolean =>
  [id, ...consequences].some((one) => ownId(one).startsWith('security.'));

/** Security first, then a MUST, then as they were judged. */
export function faultsAmong(changes: readonly OutcomeChange[]): readonly ChangedFault[] {
  const ids = new Set(changes.map(({ id }) => id));
  const causeOf = ({ after, finding: { cause } }: OutcomeChange): string | undefined =>
    after !== undefined && typeof cause === 'string' && ids.has(cause) ? cause : undefined;
  const rank = (fault: ChangedFault): number => (isSecurity(fault) ? 0 : fault.lead.finding.level === 'MUST' ? 1 : 2);
  return changes
    .filter((change) => causeOf(change) === undefined)
    .map((lead) => ({
      lead,
      consequences: changes.filter((change) => causeOf(change) === lead.id).map(({ id }) => id),
    }))
    .sort((one, other) => rank(one) - rank(other));
}
