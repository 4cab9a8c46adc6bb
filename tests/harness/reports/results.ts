import { timesSent } from '../client/exchange';
import { HarnessError } from '../errors';
import type { Finding, Lack, Level, Outcome } from '../findings/finding';
import type { LedgerContents } from '../findings/ledger';
import type { BaselineRecord } from '../findings/ledger-record';
import type { Verdict } from '../findings/verdict';
import { exitCodes, isVerdict } from '../findings/verdict';
import { type BehaviourChange, behaviourChanges } from './behaviour-change';
import { commandsOf } from './commands';
import type { Latency } from './latency';
import { latencyOf } from './latency';
import { sentenceOf } from './sentence';
import { writeWhole } from './whole-file';

/** One finding as `results.json` has it. */
export interface ResultFinding {
  readonly id: string;
  readonly level: Level;
  readonly core: boolean;
  readonly outcome: Outcome;
  readonly title: string;
  readonly witnesses: number;
  readonly message: string;
  /** What data or setting would have shown something; absent where that is not the reason. */
  readonly lacks?: Lack;
  /** The id of the finding that explains this one, or null; absent in the results of an older harness. */
  readonly cause?: string | null;
  /** Numbers of the exchanges in the ledger. */
  readonly exchanges: readonly number[];
  /** The request that shows the violation, with an environment variable in place of the credential; absent without one. */
  readonly curl?: string;
  /** All requests that prove it, in the order they were asked, in the same form; absent where the first one is all. */
  readonly commands?: readonly string[];
}

/** Version of the form of `results.json`. It rises when a reader of the form before would misread it. */
export const resultsVersion = 1;

/** What `results.json` holds. */
export interface Results {
  readonly version?: number;
  /** The answer in one sentence; absent in the results of an older harness. */
  readonly sentence?: string;
  readonly verdict: Verdict;
  readonly exitCode: number;
  readonly target: string;
  /** The target is the reference server that the run started itself; absent for any other. */
  readonly embedded?: true;
  readonly contract: string;
  /** The listing that was chosen, by its `operationId`; absent where the document holds one. */
  readonly operation?: string;
  /** As the user gave it, such as `release=4.9`; absent without one. */
  readonly label?: string;
  /** ISO 8601, in UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  /** What the run had, in milliseconds; absent where a recording was judged. */
  readonly deadlineMs?: number;
  /** Requests sent, retries included. */
  readonly requests: number;
  readonly observed: { readonly [key: string]: string };
  /** What the target does otherwise than in the run that `--previous` named; absent without one. */
  readonly changed?: { readonly since: string; readonly behaviours: readonly BehaviourChange[] };
  /** Absent where no response arrived. */
  readonly latency?: Latency;
  /** Why the run did not come to its end, in whole sentences; absent where it did. */
  readonly reason?: string;
  /** Absent without a baseline. */
  readonly baseline?: BaselineRecord;
  /** Ids of what a quick run did not ask, or not to its end; absent where everything was asked. */
  readonly unasked?: readonly string[];
  readonly findings: readonly ResultFinding[];
}

function resultOf(finding: Finding, asked: LedgerContents['exchanges']): ResultFinding {
  const { id, level, core, outcome, title, witnesses, message, lacks, cause = null, exchanges, curl } = finding;
  const commands = commandsOf(finding, (number) => asked.get(number));
  return {
    ...{ id, level, core, outcome, title, witnesses, message },
    ...(lacks !== undefined && { lacks }),
    cause,
    exchanges,
    ...(curl !== undefined && { curl }),
    ...(commands.length > 1 && { commands }),
  };
}

/** The results of a run that ended, by its ledger alone. Throws `HarnessError` for a ledger without beginning or end. */
export function resultsOf(contents: LedgerContents): Results {
  const { run, exchanges, findings, observations, end } = contents;
  if (run === undefined || end?.verdict === undefined || !isVerdict(end.verdict)) {
    throw new HarnessError(
      'HARNESS_LEDGER_OPEN',
      'Expected a ledger with the beginning and the verdict of its run; one is missing. Run again.',
    );
  }
  const unasked = findings.filter((finding) => finding.unasked === true).map(({ id }) => id);
  const latency = latencyOf(exchanges.values());
  const observed = Object.fromEntries(observations.map(({ key, value }) => [key, value]));
  const previous = run.about?.previous;
  return {
    version: resultsVersion,
    sentence: sentenceOf(contents),
    verdict: end.verdict,
    exitCode: exitCodes[end.verdict],
    target: run.target,
    ...(run.embedded === true && { embedded: true }),
    contract: run.contract,
    ...(run.about?.operation !== undefined && { operation: run.about.operation }),
    ...(run.about?.label !== undefined && { label: run.about.label }),
    startedAt: run.startedAt,
    durationMs: end.durationMs,
    ...(run.conditions?.deadlineMs !== undefined && { deadlineMs: run.conditions.deadlineMs }),
    requests: [...exchanges.values()].reduce((sum, exchange) => sum + timesSent(exchange), 0),
    observed,
    ...(previous !== undefined && {
      changed: { since: previous.startedAt, behaviours: behaviourChanges(previous.observed, observed) },
    }),
    ...(latency !== undefined && { latency }),
    ...(end.reason !== undefined && { reason: end.reason }),
    ...(end.baseline !== undefined && { baseline: end.baseline }),
    ...(unasked.length > 0 && { unasked }),
    findings: findings.map((finding) => resultOf(finding, exchanges)),
  };
}

/** Writes the results in whole or not at all: a reader never meets a half. Throws `HarnessError` where the file cannot be written. */
export function writeResults(file: string, results: Results): void {
  writeWhole(file, 'the results', [`${JSON.stringify(results, undefined, 2)}\n`]);
}
