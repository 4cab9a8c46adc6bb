import type { Finding } from '../findings/finding';
import type { LedgerContents } from '../findings/ledger';
import { rootCauses, type RootCause } from '../findings/root-cause';

/** What a fault does to the verdict: it fails the run, it is warned of, or a baseline accepts it. The gravest first. */
export const faultStatuses = ['failed', 'warned', 'accepted'] as const;
export type FaultStatus = (typeof faultStatuses)[number];

/** What a reader is told as one: the violation that nothing explains, and those that follow from it. */
export interface Fault extends RootCause {
  readonly status: FaultStatus;
}

/** An id within the merger of several runs has the name of its run before it. */
export const ownId = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

const isSecurity = ({ lead, consequences }: RootCause): boolean =>
  [lead, ...consequences].some(({ id }) => ownId(id).startsWith('security.'));

/** As the run said at its end; where a ledger does not say, by the evidence. */
function causesIn(findings: readonly Finding[]): readonly RootCause[] {
  const violated = findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'warn');
  if (violated.some(({ cause }) => cause === undefined)) return rootCauses(findings);
  const isLead = ({ cause }: Finding): boolean => !violated.some(({ id }) => id === cause);
  return violated.filter(isLead).map((lead) => ({ lead, consequences: violated.filter(({ cause }) => cause === lead.id) }));
}

/**
 * The faults of a run, the most serious first: what fails the run before what does not, then security, then a MUST, then what explains
 * most, then what was judged first. Each violated requirement stands in exactly one.
 */
export function faultsOf({ run, findings, end }: Pick<LedgerContents, 'run' | 'findings' | 'end'>): readonly Fault[] {
  const accepted = new Set(end?.baseline?.accepted.map(({ id }) => id));
  const isStrict = run?.conditions?.strict === true;
  const statusOf = ({ lead, consequences }: RootCause): FaultStatus => {
    const open = [lead, ...consequences].filter(({ id }) => !accepted.has(id));
    if (open.some(({ outcome }) => outcome === 'fail' || isStrict)) return 'failed';
    return open.length > 0 ? 'warned' : 'accepted';
  };
  const faults = causesIn(findings).map((cause): Fault => ({ ...cause, status: statusOf(cause) }));
  const rank = (fault: Fault): readonly number[] => [
    faultStatuses.indexOf(fault.status),
    isSecurity(fault) ? 0 : 1,
    fault.lead.level === 'MUST' ? 0 : 1,
    -fault.consequences.length,
  ];
  return faults.sort((one, other) => {
    const ranks = rank(other);
    return rank(one).reduce((found, value, index) => (found === 0 ? value - (ranks[index] ?? 0) : found), 0);
  });
}
