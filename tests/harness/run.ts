import type { Client } from './client/client';
import { createClient, defaultLimits } from './client/http-client';
import type { Ask, Exchange } from './client/exchange';
import { NotRecordedError, createReplayClient } from './client/replay-client';
import { checks } from './checks';
import type { Check, Scene } from './checks/check';
import { Evidence } from './checks/evidence';
import { Listing } from './checks/listing';
import { isObject } from './contract/pointer';
import { Reproducer } from './checks/reproduction';
import type { Contract } from './contract/model';
import { ConfigError, HarnessError, TargetUnreachableError } from './errors';
import type { Finding, Requirement } from './findings/finding';
import { brokenFinding, disabledFinding, findingOf, unrecordedFinding } from './judgement';
import type { Ledger } from './findings/ledger';
import type { Run, RunOptions, RunTarget } from './run-options';

const byId: ReadonlyMap<string, Check> = new Map(checks.map((check) => [check.id, check]));

/** The credential that is sent: the key where both are given. */
function credentialOf(
  contract: Contract,
  { credentials }: RunTarget,
): { header: string; value: string; variable: string } | undefined {
  for (const [part, variable] of [
    ['key', 'TARGET_API_KEY'],
    ['token', 'TARGET_TOKEN'],
  ] as const) {
    const value = credentials[part];
    const scheme = contract.credentials.find((one) => one.part === part);
    if (value !== undefined && scheme !== undefined) return { header: scheme.header, value, variable };
  }
  return undefined;
}

/** The first authorised read: anything but a 2xx with a JSON object means that this is not the listing. */
function assertReachable(exchange: Exchange): void {
  const { request, response, attempts } = exchange;
  const stop = (code: string, arrived: string, next: string): never => {
    throw new TargetUnreachableError(
      code,
      `Expected a 2xx with a JSON object from the target; ${arrived}. GET ${request.url}. ${next}`,
    );
  };
  if (response === undefined)
    stop(
      'TARGET_NO_RESPONSE',
      `received no response (${attempts.at(-1)?.failure ?? 'unknown failure'})`,
      'Check the URL, and that the target is up and can be reached from here.',
    );
  else if (response.status === 401 || response.status === 403)
    stop(
      'TARGET_CREDENTIAL_REFUSED',
      `credential refused with status ${response.status}`,
      'Check TARGET_API_KEY or TARGET_TOKEN, and TARGET_PROJECT_UID.',
    );
  else if (response.status >= 300 && response.status < 400)
    stop(
      'TARGET_REDIRECTS',
      `received a redirect with status ${response.status} to ${response.headers.location ?? 'nowhere'}`,
      'Give the URL the redirect leads to.',
    );
  else if (response.status === 404)
    stop('TARGET_NOT_FOUND', 'received status 404', 'Check the base path in the URL: the path of the listing is added to it.');
  else if (response.status < 200 || response.status >= 300)
    stop('TARGET_STATUS', `received status ${response.status}`, 'Check that the target works at all.');
  else if (!isObject(response.json))
    stop(
      'TARGET_NOT_JSON',
      `received ${response.headers['content-type'] ?? 'a body without a media type'} that is no JSON object`,
      'Check that the URL is that of the API, not of a page in front of it.',
    );
}

/** Tells a refused probe from a credential that expired: after a 401 to the configured credential, the first read is tried again. */
function guarded(client: Client): Client {
  return {
    get requests() {
      return client.requests;
    },
    close: () => client.close(),
    async send(ask: Ask): Promise<Exchange> {
      const exchange = await client.send(ask);
      const own = (ask.credential ?? 'configured') === 'configured' && ask.scope === undefined;
      if (own && exchange.response?.status === 401) {
        const control = await client.send({});
        if (control.response?.status === 401) {
          throw new TargetUnreachableError(
            'TARGET_CREDENTIAL_EXPIRED',
            `Expected the credential to last for the run; it was accepted at first and is now refused with 401. GET ${control.request.url}. Take a fresh one and run again.`,
          );
        }
      }
      return exchange;
    },
  };
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
  const credential = credentialOf(contract, target);
  const asking = {
    target: target.url,
    path: contract.path,
    ...(credential && { credential }),
    ...(contract.scopeHeader !== undefined && {
      scope: { header: contract.scopeHeader, ...(target.scope !== undefined && { value: target.scope }) },
    }),
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
        });
  const listing = new Listing(contract, guarded(client));
  try {
    assertReachable((await listing.ask({})).exchange);
  } catch (error) {
    await client.close();
    if (!(error instanceof NotRecordedError)) throw error;
    throw new ConfigError(
      'CONFIG_RECORDING_OTHER',
      `Expected the recording to begin with the first read of a run; it lacks ${error.message}. Replay the exchanges.har of a whole run, by the contract it was made with.`,
    );
  }

  const observed: Record<string, string> = {};
  const scene: Scene = {
    contract,
    listing,
    target,
    seed: options.seed ?? 1,
    policies: { ...contract.policies, ...options.policies },
    exchanges: () => exchanges,
  };
  const reproducer = new Reproducer();

  async function judge(requirement: Requirement): Promise<Finding> {
    const disabled = options.disabled?.find(({ id }) => id === requirement.id);
    if (disabled !== undefined) return disabledFinding(requirement, disabled.reason);
    const check = byId.get(requirement.id);
    if (check === undefined)
      throw new HarnessError(
        'HARNESS_NO_CHECK',
        `Expected a check for the requirement ${requirement.id}; there is none. Add it to tests/harness/checks, or take the requirement out of spec/requirements.yaml.`,
      );
    const evidence = new Evidence(requirement);
    await check.judge(scene, evidence);
    for (const { key, value, exchanges: ids } of evidence.observations) {
      if (observed[key] !== undefined) continue;
      observed[key] = value;
      ledger.append({ kind: 'observation', key, value, exchanges: ids });
    }
    return findingOf(requirement, evidence, exchanges, (pending) => reproducer.pursue(check, requirement, scene, pending));
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
