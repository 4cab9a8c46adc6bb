import type { Client } from '../client/client';
import { type Clock, startClock, stoppedClock } from '../client/clock';
import type { Exchange } from '../client/exchange';
import { createClient, defaultLimits } from '../client/http-client';
import { createReplayClient } from '../client/replay-client';
import type { ConfiguredScope } from '../client/request';
import type { RunTarget } from '../client/run-target';
import type { Contract } from '../contract/model';
import { ConfigError } from '../errors';
import { credentialOf } from './credential';
import type { RunOptions } from './run-options';

/** What a run asks by, and what it was answered. */
export interface Connection {
  readonly client: Client;
  readonly clock: Clock;
  /** Every exchange so far, in the order of completion. */
  readonly exchanges: readonly Exchange[];
}

/**
 * The parameter that selects the scope. Throws `ConfigError` for a configured scope the contract has no parameter for. Where the scope is
 * part of the path, it must be given and able to stand there.
 */
export function configuredScope(contract: Contract, { scope, secondScope }: RunTarget): ConfiguredScope | undefined {
  if (contract.scope !== undefined) {
    const { parameter: name, in: place } = contract.scope;
    const value = scope ?? contract.scope.value;
    if (place === 'path') checkInPath(name, value, secondScope);
    return { in: place, name, ...(value !== undefined && { value }) };
  }
  if (scope === undefined && secondScope === undefined) return undefined;
  throw new ConfigError(
    'CONFIG_SCOPE_UNKNOWN',
    'Expected no project, because the contract has no scope; found one. Unset TARGET_PROJECT_UID, or name its parameter under x-listing/scope.',
  );
}

function checkInPath(name: string, value: string | undefined, second: string | undefined): void {
  const wrong = [value, ...(second === undefined ? [] : [second])].find((one) => one === undefined || /^\.{0,2}$/.test(one));
  if (value !== undefined && wrong === undefined) return;
  throw new ConfigError(
    'CONFIG_SCOPE_PATH',
    `Expected a project for ${name}, a part of the path; found ${wrong === undefined ? 'none' : JSON.stringify(wrong)}. Set TARGET_PROJECT_UID.`,
  );
}

/**
 * Connects a run with its target, or with the recording that stands in for it; nothing is sent yet. `told` hears of each exchange when it
 * is complete. Throws `ConfigError` for a credential or scope that the contract does not know, or that no request can carry.
 */
export function connect(
  { contract, target, recorded, recordedEnd, clock: given, rate, limits }: RunOptions,
  told: (exchange: Exchange) => void,
): Connection {
  const credential = credentialOf(contract, target);
  const scope = configuredScope(contract, target);
  const exchanges: Exchange[] = [];
  const asking = {
    target: target.url,
    path: contract.path,
    accept: contract.success.mediaType,
    ...(credential && { credential }),
    ...(scope && { scope }),
    record(exchange: Exchange) {
      exchanges.push(exchange);
      told(exchange);
    },
  };
  // A recording is not waited for.
  if (recorded !== undefined)
    return { client: createReplayClient({ ...asking, exchanges: recorded, ended: recordedEnd }), clock: stoppedClock, exchanges };
  const clock = given ?? startClock();
  const secrets = Object.values(target.credentials).filter((value) => value !== undefined);
  const client = createClient({
    ...asking,
    items: contract.items,
    secrets,
    ...(target.proxies && { proxies: target.proxies }),
    ...(target.certificate && { certificate: target.certificate }),
    ...(rate !== undefined && { rate }),
    limits: { ...defaultLimits, ...limits },
    clock,
  });
  return { client, clock, exchanges };
}
