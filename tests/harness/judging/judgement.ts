import { curlFor } from '../client/curl';
import { requestTarget } from '../client/url';
import type { Exchange } from '../client/exchange';
import type { NotRecordedError } from '../client/replay-client';
import { RunEnded } from '../client/run-ended';
import type { Evidence, OwnValue } from './evidence';
import { alternating } from './history';
import type { Reproduction } from './reproduction';
import type { Finding, Lack, Outcome, Requirement, Violation } from '../findings/finding';
import type { RequestClass } from '../findings/request-class';

type ClassOf = (exchange: Exchange) => RequestClass;

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

/** Of the level of its requirement. */
const isGrave = ({ level }: Violation): boolean => level === undefined;

/** With the gravest first, because the first one is shown. */
const graveFirst = (violations: readonly Violation[]): readonly Violation[] => [
  ...violations.filter(isGrave),
  ...violations.filter((one) => !isGrave(one)),
];

function violated(
  requirement: Requirement,
  evidence: Evidence,
  violations: readonly Violation[],
  exchanges: readonly Exchange[],
  classOf: ClassOf,
): Finding {
  const [first] = violations;
  const shown = exchanges.find(({ id }) => id === first?.exchanges[0]);
  const proven = new Set(violations.map(({ subject }) => subject));
  const seen = new Set(evidence.violations.map(({ subject }) => subject).filter((subject) => !proven.has(subject)));
  const more = listed('And', [...proven].slice(1)) + listed('Seen once, and not pursued:', [...seen]);
  return finding(requirement, requirement.level === 'MUST' && violations.some(isGrave) ? 'fail' : 'warn', {
    witnesses: new Set([...evidence.witnesses, ...violations.flatMap((one) => one.exchanges.slice(0, 1))]).size,
    message: `Expected ${first?.expected}; received ${first?.received}. ${shown ? requestTarget(shown.request) : ''}${more}`,
    violations: violations.map((violation) => {
      const telling = exchanges.find(({ id }) => id === violation.exchanges[0]);
      return telling === undefined ? violation : { ...violation, request: classOf(telling) };
    }),
    exchanges: [...new Set(violations.flatMap((one) => one.exchanges))],
    curl: shown && curlFor(shown.request),
  });
}

/** Some of several subjects, behind a lead; nothing where there are none. */
function listed(lead: string, subjects: readonly string[]): string {
  if (subjects.length === 0) return '';
  return ` ${lead} ${subjects.slice(0, 3).join('; ')}${subjects.length > 3 ? `; and ${subjects.length - 3} more` : ''}.`;
}

type Open = Exclude<Reproduction, { readonly kind: 'confirmed' | 'rebased' }>;

/** Why a suspicion was not settled. */
function whyOpen(reproduction: Open, isAlternating: boolean): string {
  if (reproduction.kind === 'no-control')
    return `The read beside it did not succeed either, with ${reproduction.received}, so that it may be no matter of this request`;
  if (isAlternating) return `Nothing can be compared, because the answers alternate (observed as ${alternating})`;
  return reproduction.kind === 'moved'
    ? "The target's data moved while it was looked at"
    : 'A first impression could not be reproduced';
}

/** What a reader can do about a suspicion that was not settled. */
function nextStep({ kind }: Open, isAlternating: boolean): string {
  if (isAlternating && kind !== 'no-control') return 'Ask one replica, past any cache, and run again.';
  switch (kind) {
    case 'no-control':
      return 'Run again once the target answers a plain read.';
    case 'moved':
      return 'Run again while less is written to it.';
    case 'not-reproduced':
      return 'If it comes back in another run, a fault that comes and goes is likely: replicas that differ, or a cache.';
  }
}

/** What one exchange shows by itself. What an item says of its own query is not among it: a lagging index could have said that. */
function shownByOne({ violations, ownValues }: Evidence): readonly Violation[] {
  const doubtful = new Set(ownValues.map(({ violation }) => violation));
  return violations.filter((one) => one.evidence === 'exchange' && !doubtful.has(one));
}

/**
 * The outcome of a check: what one exchange proves fails at once; what it does not is pursued, and fails only when it is
 * reproduced.
 */
export async function findingOf(
  requirement: Requirement,
  evidence: Evidence,
  exchanges: readonly Exchange[],
  classOf: ClassOf,
  pursuit: Pursuit,
): Promise<Finding> {
  const shown = shownByOne(evidence);
  const proven = shown.length > 0 ? shown : await pursuit.readAgain(evidence.ownValues);
  if (proven.length > 0) return violated(requirement, evidence, graveFirst(proven), exchanges, classOf);
  if (evidence.violations.length > 0) {
    // The first that shows again is told; one of a lower level must not stand in for a grave one.
    const grave = evidence.violations.filter(isGrave);
    const reproduction = await pursuit.pursue(grave.length > 0 ? grave : evidence.violations);
    if (reproduction.kind === 'confirmed') return violated(requirement, evidence, reproduction.violations, exchanges, classOf);
    if (reproduction.kind === 'rebased') {
      const seen = new Set(reproduction.witnesses);
      return finding(requirement, 'pass', { witnesses: seen.size, exchanges: [...seen] });
    }
    const [first] = evidence.violations;
    const isAlternating = pursuit.alternation !== undefined;
    return finding(requirement, 'inconclusive', {
      message: `${whyOpen(reproduction, isAlternating)}: expected ${first?.expected}, received ${first?.received}. ${nextStep(reproduction, isAlternating)}`,
      exchanges: first?.exchanges ?? [],
    });
  }
  const [doubt] = evidence.doubts;
  if (doubt !== undefined)
    return finding(requirement, 'inconclusive', { message: `A first impression could not be reproduced: ${doubt}. Run again.` });
  const [unanswered] = evidence.unanswered;
  if (unanswered !== undefined && evidence.witnesses.length > 0) {
    const { what, problem, exchange } = unanswered;
    const asked = exchanges.find(({ id }) => id === exchange);
    return finding(requirement, 'inconclusive', {
      message: `The target answered ${what} with nothing that can be judged: ${problem}. ${asked ? requestTarget(asked.request) : ''} Look whether it broke there, and run again.`,
      exchanges: [exchange],
    });
  }
  const { open } = evidence;
  if (open !== undefined) return lacking(requirement, open);
  const witnesses = new Set(evidence.witnesses);
  if (witnesses.size > 0) return finding(requirement, 'pass', { witnesses: witnesses.size, exchanges: [...witnesses] });
  const { reason, exchanges: hindering } = evidence.hindrances;
  // What the data lacks cannot be said of data that could not be looked at.
  if (reason !== undefined)
    return finding(requirement, 'inconclusive', { message: `Nothing could be shown: ${reason}.`, exchanges: hindering });
  return lacking(requirement, evidence.lack);
}

const lacking = (requirement: Requirement, lack: Lack): Finding =>
  finding(requirement, 'inconclusive', { message: `Nothing could be shown. It needs ${lack.what}.`, lacks: lack });

/** The contract does not promise what the requirement is about. */
export function notApplicableFinding(requirement: Requirement, message: string): Finding {
  return finding(requirement, 'not-applicable', { message });
}

export function disabledFinding(requirement: Requirement, reason: string): Finding {
  return finding(requirement, 'disabled', { message: `Switched off: ${reason}` });
}

/** What is needed by whatever a run that ended early left open: told once for all of it. */
const wholeRun = { needs: [], what: 'a run that comes to its end' };

/**
 * The target turned the client away while a check was asking, or the run is over. What one exchange proves stays proven; all else is
 * open, whatever the data is like.
 */
export function turnedAwayFinding(
  requirement: Requirement,
  evidence: Evidence,
  exchanges: readonly Exchange[],
  classOf: ClassOf,
  error: Error,
): Finding {
  const proven = shownByOne(evidence);
  if (proven.length > 0) return violated(requirement, evidence, proven, exchanges, classOf);
  const { message } = error;
  if (error instanceof RunEnded)
    return finding(requirement, 'inconclusive', {
      message: `Nothing could be shown: the run ended early, because ${message}.`,
      lacks: wholeRun,
    });
  return finding(requirement, 'inconclusive', { message: `Nothing could be shown: ${message}.` });
}

/** A quick run had asked what it may before this was judged to its end. What one exchange proves stays proven. */
export function unaskedFinding(
  requirement: Requirement,
  evidence: Evidence,
  exchanges: readonly Exchange[],
  classOf: ClassOf,
): Finding {
  const proven = shownByOne(evidence);
  if (proven.length > 0) return { ...violated(requirement, evidence, proven, exchanges, classOf), unasked: true };
  return finding(requirement, 'disabled', {
    message: 'Not asked: the run is a quick one. Another seed asks others.',
    unasked: true,
  });
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
