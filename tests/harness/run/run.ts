import type { RunTarget } from '../client/run-target';
import type { Client } from '../client/client';
import { startClock, stoppedClock } from '../client/clock';
import { createClient, defaultLimits } from '../client/http-client';
import type { Exchange } from '../client/exchange';
import { NotRecordedError, createReplayClient } from '../client/replay-client';
import { checks } from '../../../generated/checks';
import type { AnyCheck, Scene } from '../judging/check';
import { Evidence } from '../judging/evidence';
import { alternating } from '../judging/history';
import { Listing } from '../listing/listing';
import { checkPolicies } from '../judging/policies';
import { Reproducer } from '../judging/reproduction';
import type { Contract } from '../contract/model';
import { ConfigError, HarnessError, TargetUnreachableError } from '../errors';
import type { Finding, Requirement } from '../findings/finding';
import { brokenFinding, disabledFinding, findingOf, unrecordedFinding, turnedAwayFinding } from '../judging/judgement';
import type { Ledger } from '../findings/ledger';
import { credentialOf } from './credential';
import { firstRead } from './reachability';
import { guarded, TurnedAway } from './guard';
import { inapplicable } from './inapplicable';
import { journalIn } from './journal';
import { requestClassOf } from '../findings/request-class';
import type { Run, RunOptions } from './run-options';

const byId: ReadonlyMap<string, AnyCheck> = new Map(Object.entries(checks));

/** The header that selects the scope. Throws `ConfigError` for a configured scope the contract has no header for. */
function scopeOf(
  contract: Contract,
  { scope, secondScope }: RunTarget,
): { readonly header: string; readonly value?: string } | undefined {
  if (contract.scope !== undefined) return { header: contract.scope.parameter, ...(scope !== undefined && { value: scope }) };
  if (scope === undefined && secondScope === undefined) return undefined;
  throw new ConfigError(
    'CONFIG_SCOPE_UNKNOWN',
    'Expected no project, for the contract has no scope header; found one. Unset TARGET_PROJECT_UID, or name the header under x-listing/scope.',
  );
}

/**
 * Opens a run: asks the first authorised read and resolves with what can then be judged.
 *
 * Rejects with `TargetUnreachableError` where that read is no 2xx JSON object, with `HarnessError` where a requirement has no check,
 * with `ConfigError` where a recording stands in for the network and lacks that read.
 */
export async function openRun(options: RunOptions & { readonly ledger: Ledger }): Promise<Run> {
  const { contract, target, ledger, onProgress } = options;
  const plan = options.requirements.filter(({ id }) => options.only === undefined || options.only.includes(id));
  const exchanges: Exchange[] = [];
  let judging: string | undefined;
  const policies = { ...contract.policies, ...options.policies };
  checkPolicies(policies);
  const credential = credentialOf(contract, target);
  const scope = scopeOf(contract, target);
  // A recording is not waited for.
  const clock = options.recorded === undefined ? (options.clock ?? startClock()) : stoppedClock;
  const asking = {
    target: target.url,
    path: contract.path,
    ...(credential && { credential }),
    ...(scope && { scope }),
    record(exchange: Exchange) {
      exchanges.push(exchange);
      ledger.append({ kind: 'exchange', exchange });
      onProgress?.({ kind: 'request', requests: client.requests, judging });
    },
  };
  const client: Client =
    options.recorded !== undefined
      ? createReplayClient({ ...asking, exchanges: options.recorded })
      : createClient({
          ...asking,
          secrets: Object.values(target.credentials).filter((value) => value !== undefined),
          ...(options.rate !== undefined && { rate: options.rate }),
          limits: defaultLimits,
          clock,
        });
  const journal = journalIn(ledger);
  const asked = guarded(client, () => judging !== undefined && byId.get(judging)?.isAttackShaped === true);
  let first: Listing;
  try {
    first = await firstRead(Listing.open(contract, asked, journal), client, target);
  } catch (error) {
    await client.close();
    if (!(error instanceof NotRecordedError)) throw error;
    throw new ConfigError(
      'CONFIG_RECORDING_OTHER',
      `Expected the recording to begin with the first read of a run; it lacks ${error.message}. Replay the exchanges.har of a whole run, by the contract it was made with.`,
    );
  }

  const observed: Record<string, string> = {};
  const reproducer = new Reproducer(first, clock, () => client.requests);
  const scene: Omit<Scene, 'listing' | 'unsendable'> = {
    contract,
    target,
    seed: options.seed ?? 1,
    policies,
    suspects: new Map(),
    askedBy: (exchange) => journal.askedBy(exchange),
    // What stood before the target says nothing about it.
    exchanges: () => exchanges.filter(({ id }) => !asked.byOthers.has(id)),
  };
  const classOf = (exchange: Exchange) => requestClassOf(exchange, journal.askedBy(exchange));

  function observe(key: string, value: string, ids: readonly number[]): void {
    if (observed[key] !== undefined) return;
    observed[key] = value;
    ledger.append({ kind: 'observation', key, value, exchanges: ids });
  }

  async function judge(requirement: Requirement): Promise<Finding> {
    const disabled = options.disabled?.find(({ id }) => id === requirement.id);
    if (disabled !== undefined) return disabledFinding(requirement, disabled.reason);
    const left = inapplicable(requirement, contract);
    if (left !== undefined) return left;
    const check = byId.get(requirement.id);
    if (check === undefined)
      throw new HarnessError(
        'HARNESS_NO_CHECK',
        `Expected a check for the requirement ${requirement.id}; there is none. Add it to tests/harness/checks, or take the requirement out of spec/requirements.yaml.`,
      );
    const evidence = new Evidence(requirement);
    try {
      return await judgeBy(check, requirement, evidence);
    } catch (error) {
      if (!(error instanceof TurnedAway)) throw error;
      return turnedAwayFinding(requirement, evidence, exchanges, classOf, error);
    }
  }

  async function judgeBy(check: AnyCheck, requirement: Requirement, evidence: Evidence): Promise<Finding> {
    const listing = reproducer.listing.noting((reply, query) => evidence.hindrances.note(reply, query, contract));
    const here: Scene = { ...scene, listing, unsendable: (path, why) => evidence.unsendable[why].add(path) };
    await check.judge(here, evidence);
    for (const { key, value, exchanges: ids } of evidence.observations) observe(key, value, ids);
    const finding = await findingOf(requirement, evidence, exchanges, classOf, {
      readAgain: (contradictions) => reproducer.readAgain(contradictions),
      pursue: (pending) => reproducer.pursue(check, requirement, here, pending),
      get alternation() {
        return reproducer.alternation;
      },
    });
    if (reproducer.alternation !== undefined) observe(alternating, reproducer.alternation, finding.exchanges);
    return finding;
  }

  const findings = new Map<string, Promise<Finding>>();
  async function found(id: string): Promise<Finding> {
    const requirement = plan.find((one) => one.id === id);
    if (requirement === undefined) throw new HarnessError('HARNESS_NOT_PLANNED', `Expected ${id} to be planned; it is not.`);
    judging = id;
    onProgress?.({ kind: 'judging', id });
    const finding = await judge(requirement).catch((error: unknown) => {
      if (error instanceof TargetUnreachableError) throw error;
      if (error instanceof NotRecordedError) return unrecordedFinding(requirement, error);
      return brokenFinding(requirement, error);
    });
    ledger.append({ kind: 'finding', finding });
    onProgress?.({ kind: 'finding', finding });
    return finding;
  }

  return {
    plan,
    judge(id) {
      const known = findings.get(id) ?? found(id);
      findings.set(id, known);
      return known;
    },
    get requests() {
      return client.requests;
    },
    observed,
    close: () => client.close(),
  };
}
