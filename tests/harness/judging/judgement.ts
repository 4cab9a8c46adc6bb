import { curlFor, plainUrl } from '../client/curl';
import type { Exchange } from '../client/exchange';
import type { NotRecordedError } from '../client/replay-client';
import type { Evidence, OwnValue } from './evidence';
import type { Reproduction } from './reproduction';
import type { Finding, Outcome, Requirement, Violation } from '../findings/finding';

/** How what one exchange does not prove is looked at again. */
interface Pursuit {
  /** Which contradictions of an item with its own query a second read agrees with. */
  readonly readAgain: (contradictions: readonly OwnValue[]) => Promise<readonly Violation[]>;
  readonly pursue: (pending: readonly Violation[]) => Promise<Reproduction>;
  /** Says that the target's answers alternate between states; `undefined` where that was not seen. */
  readonly alternation: string | undefined;
}

function finding(requirement: Requirement, outcome: Outcome, rest: Partial<Finding>): Finding {
  const { id, level, core, title } = requirement;
  return { id, level, core, outcome, title, witnesses: 0, message: '', violations: [], exchanges: [], curl: undefined, ...rest };
}

/** The request target of an exchange, as in an HTTP request line. */
function requestLine(exchange: Exchange): string {
  const { pathname, search } = new URL(plainUrl(exchange.request.url));
  return `${exchange.request.method} ${pathname}${search}`;
}

const sentence = (text: string): string => (text === '' ? '' : text.charAt(0).toUpperCase() + text.slice(1));

function violated(
  requirement: Requirement,
  evidence: Evidence,
  violations: readonly Violation[],
  exchanges: readonly Exchange[],
): Finding {
  const [first] = violations;
  const shown = exchanges.find(({ id }) => id === first?.exchanges[0]);
  const proven = new Set(violations.map(({ subject }) => subject));
  const seen = new Set(evidence.violations.map(({ subject }) => subject).filter((subject) => !proven.has(subject)));
  const more = listed('And', [...proven].slice(1)) + listed('Seen once, and not pursued:', [...seen]);
  return finding(requirement, requirement.level === 'MUST' ? 'fail' : 'warn', {
    witnesses: new Set([...evidence.witnesses, ...violations.flatMap((one) => one.exchanges.slice(0, 1))]).size,
    message: `Expected ${first?.expected}; received ${first?.received}. ${shown ? requestLine(shown) : ''}${more}`,
    violations,
    exchanges: [...new Set(violations.flatMap((one) => one.exchanges))],
    curl: shown && curlFor(shown.request),
  });
}

/** Some of several subjects, behind a lead; nothing where there are none. */
function listed(lead: string, subjects: readonly string[]): string {
  if (subjects.length === 0) return '';
  return ` ${lead} ${subjects.slice(0, 3).join('; ')}${subjects.length > 3 ? `; and ${subjects.length - 3} more` : ''}.`;
}

/** Why a suspicion was not settled. */
function whyOpen(kind: 'moved' | 'not-reproduced', alternation: string | undefined): string {
  if (alternation !== undefined) return `Nothing can be compared, because ${alternation} First seen`;
  return kind === 'moved' ? "The target's data moved while it was looked at" : 'A first impression could not be reproduced';
}

/**
 * The outcome of a check: what one exchange proves fails at once; what it does not is pursued, and fails only when it is
 * reproduced.
 */
export async function findingOf(
  requirement: Requirement,
  evidence: Evidence,
  exchanges: readonly Exchange[],
  pursuit: Pursuit,
): Promise<Finding> {
  if (evidence.exempt !== undefined) return finding(requirement, 'not-applicable', { message: `${sentence(evidence.exempt)}.` });
  // What an item says of its own query, a lagging index could have said: a second read must agree.
  const doubtful = new Set(evidence.ownValues.map(({ violation }) => violation));
  const shown = evidence.violations.filter((one) => one.evidence === 'exchange' && !doubtful.has(one));
  const proven = shown.length > 0 ? shown : await pursuit.readAgain(evidence.ownValues);
  if (proven.length > 0) return violated(requirement, evidence, proven, exchanges);
  if (evidence.violations.length > 0) {
    const reproduction = await pursuit.pursue(evidence.violations);
    if (reproduction.kind === 'confirmed') return violated(requirement, evidence, reproduction.violations, exchanges);
    if (reproduction.kind === 'rebased') {
      const seen = new Set(reproduction.witnesses);
      return finding(requirement, 'pass', { witnesses: seen.size, exchanges: [...seen] });
    }
    const [first] = evidence.violations;
    return finding(requirement, 'inconclusive', {
      message: `${whyOpen(reproduction.kind, pursuit.alternation)}: expected ${first?.expected}, received ${first?.received}${first?.received.endsWith('?') === true ? '' : '.'} Run again while the data stands still.`,
      exchanges: first?.exchanges ?? [],
    });
  }
  const witnesses = new Set(evidence.witnesses);
  if (witnesses.size > 0) return finding(requirement, 'pass', { witnesses: witnesses.size, exchanges: [...witnesses] });
  return finding(requirement, 'inconclusive', {
    message: `Nothing could be shown. It needs ${evidence.lacking.join('; or ') || 'an answer from the target'}.`,
  });
}

export function disabledFinding(requirement: Requirement, reason: string): Finding {
  return finding(requirement, 'disabled', { message: `Switched off: ${reason}` });
}

/** Judged over a recording that lacks what the check needs: the run before did not ask it, or it was taken out. */
export function unrecordedFinding(requirement: Requirement, { message }: NotRecordedError): Finding {
  return finding(requirement, 'inconclusive', {
    message: `The recording lacks an exchange that this needs: ${message}. Ask the target itself to judge it.`,
  });
}

/** The harness broke while it judged: that says nothing about the target. */
export function brokenFinding(requirement: Requirement, error: unknown): Finding {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return finding(requirement, 'error', {
    message: `The harness broke while it judged ${requirement.id} (${what}). This says nothing about the target; please report it.`,
  });
}
