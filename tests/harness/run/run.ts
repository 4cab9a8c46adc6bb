import { NotRecordedError } from '../client/replay-client';
import { RunEnded } from '../client/run-ended';
import { Listing } from '../listing/listing';
import { constantAsk } from '../listing/request';
import { checkPolicies } from '../judging/policies';
import { Reproducer } from '../judging/reproduction';
import { PatternTooSlow } from '../contract/bounded-pattern';
import { ConfigError, ContractError, HarnessError, TargetUnreachableError } from '../errors';
import type { Finding, Requirement } from '../findings/finding';
import { brokenFinding, unrecordedFinding } from '../judging/judgement';
import type { Ledger } from '../findings/ledger';
import { type Connection, connect } from './connection';
import { type Guarded, guarded } from './guard';
import { type JudgedRun, isAttackShaped, judge } from './judge';
import { type RunJournal, journalIn } from './journal';
import { bounded, quickOrder, quickRequests } from './quick';
import { firstRead } from './reachability';
import type { Run, RunOptions } from './run-options';

type Recorded = RunOptions & { readonly ledger: Ledger };

/**
 * Rejects with `ConfigError` for what `openRun` refuses before anything is sent, so that a run which is refused has touched no file.
 * `target`: absent where it is the embedded one, which is always as it should be.
 */
export async function checkRun(options: Omit<RunOptions, 'target'> & Partial<Pick<RunOptions, 'target'>>): Promise<void> {
  const { contract, target, recorded } = options;
  checkPolicies({ ...contract.policies, ...options.policies });
  if (target === undefined) return;
  const { client } = connect({ ...options, target }, () => undefined);
  try {
    if (recorded !== undefined) await client.send(constantAsk(contract));
  } catch (error) {
    if (error instanceof NotRecordedError) throw notOfThisRun(error);
    if (!(error instanceof RunEnded)) throw error;
  } finally {
    await client.close();
  }
}

const notOfThisRun = ({ message }: NotRecordedError): ConfigError =>
  new ConfigError(
    'CONFIG_RECORDING_OTHER',
    `Expected the recording to begin with the first read of a run; it lacks ${message}. Replay the exchanges.har of a whole run, by the contract it was made with.`,
  );

/**
 * Opens a run: asks the first authorised read and resolves with what can then be judged. Rejects with `TargetUnreachableError` where that
 * read is no 2xx JSON object, and with `HarnessError` where a requirement has no check. Rejects with `ConfigError` where a recording stands
 * in for the network and lacks that read.
 */
export async function openRun(options: Recorded): Promise<Run> {
  const { ledger, onProgress } = options;
  const plan = options.requirements.filter(({ id }) => options.only === undefined || options.only.includes(id));
  let judging: string | undefined;
  const policies = { ...options.contract.policies, ...options.policies };
  checkPolicies(policies);
  const connection = connect(options, (exchange) => {
    ledger.append({ kind: 'exchange', exchange });
    onProgress?.({ kind: 'request', requests: connection.client.requests, judging });
  });
  const { client } = connection;
  const asking = bounded(client, options.quick === true ? quickRequests : undefined);
  const asked = guarded(asking, () => isAttackShaped(judging), constantAsk(options.contract), options);
  const journal = journalIn(ledger);
  const first = await opened(options, connection, asked, journal);

  const observed: Record<string, string> = {};
  const run: JudgedRun = {
    options,
    bounded: asking,
    reproducer: new Reproducer(first, connection.clock, () => client.requests),
    exchanges: connection.exchanges,
    observe(key, value, ids) {
      if (observed[key] !== undefined) return;
      observed[key] = value;
      ledger.append({ kind: 'observation', key, value, exchanges: ids });
    },
    scene: {
      contract: options.contract,
      target: options.target,
      seed: options.seed ?? 1,
      policies,
      suspects: new Map(),
      askedBy: (exchange) => journal.askedBy(exchange),
      // What stood before the target says nothing about it.
      exchanges: () => connection.exchanges.filter(({ id }) => !asked.byOthers.has(id)),
    },
  };

  async function found(id: string): Promise<Finding> {
    const requirement = plan.find((one) => one.id === id);
    if (requirement === undefined) throw new HarnessError('HARNESS_NOT_PLANNED', `Expected ${id} to be planned; it is not.`);
    judging = id;
    onProgress?.({ kind: 'judging', id });
    const finding = await judge(requirement, run).catch((error: unknown) => brokenOff(requirement, error));
    ledger.append({ kind: 'finding', finding });
    onProgress?.({ kind: 'finding', finding });
    return finding;
  }

  const findings = new Map<string, Promise<Finding>>();
  function judgeOne(id: string): Promise<Finding> {
    const known = findings.get(id) ?? found(id);
    findings.set(id, known);
    return known;
  }
  // What is asked before the bound is reached is for the seed to choose, and not for whoever asks for a finding first.
  let swept: Promise<void> | undefined;
  async function sweep(): Promise<void> {
    for (const { id } of quickOrder(plan, options.seed ?? 1)) await judgeOne(id);
  }
  return {
    plan,
    async judge(id) {
      if (options.quick === true) await (swept ??= sweep());
      return judgeOne(id);
    },
    get requests() {
      return client.requests;
    },
    observed,
    get ended() {
      return asked.ended?.message;
    },
    close: () => client.close(),
  };
}

/** The listing behind the first authorised read. Where there is none the connection is closed. */
async function opened(
  { contract, target }: Recorded,
  { client }: Connection,
  asked: Guarded,
  journal: RunJournal,
): Promise<Listing> {
  try {
    return await firstRead(Listing.open(contract, asked, journal), client, target);
  } catch (error) {
    await client.close();
    if (error instanceof RunEnded) throw new TargetUnreachableError('TARGET_RUN_ENDED', unheard(target, error));
    if (error instanceof PatternTooSlow)
      throw new ContractError('CONTRACT_PATTERN', `Expected a pattern that reads a header at once; ${error.message}.`);
    throw error instanceof NotRecordedError ? notOfThisRun(error) : error;
  }
}

function unheard({ url }: Recorded['target'], { message }: RunEnded): string {
  return `Expected an answer to the first read of the run; the run ended before there was one: ${message}. GET ${url.href}. Check that the target is up, and give the run more time.`;
}

/** What is asked from then on would be in no record: not every requirement is to say so. */
const isFullLedger = (error: unknown): boolean => error instanceof HarnessError && error.code === 'LEDGER_WRITE_FAILED';

/** The finding of a requirement whose check ended with an error. Throws the one that ends the run. */
function brokenOff(requirement: Requirement, error: unknown): Finding {
  if (error instanceof TargetUnreachableError || isFullLedger(error)) throw error;
  return error instanceof NotRecordedError ? unrecordedFinding(requirement, error) : brokenFinding(requirement, error);
}
