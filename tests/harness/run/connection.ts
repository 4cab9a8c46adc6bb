import type { Client } from '../client/client';
import { type Clock, startClock, stoppedClock } from '../client/clock';
import type { Exchange } from '../client/exchange';
import { createClient, defaultLimits } from '../client/http-client';
import { createReplayClient } from '../client/replay-client';
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

/** The header that selects the scope. Throws `ConfigError` for a configured scope the contract has no header for. */
function scopeOf(
  contract: Contract,
  { scope, secondScope }: RunTarget,
): { readonly header: string; readonly value?: string } | undefined {
  if (contract.scope !== undefined) return { header: contract.scope.parameter, ...(scope !== undefined && { value: scope }) };
  if (scope === undefined && secondScope === undefined) return undefined;
  throw new ConfigError(
    'CONFIG_SCOPE_UNKNOWN',
    'Expected no project, because the contract has no scope header; found one. Unset TARGET_PROJECT_UID, or name the header under x-listing/scope.',
  );
}

/**
 * Connects a run with its target, or with the recording that stands in for it; nothing is sent yet. `told` hears of each exchange when it
 * is complete. Throws `ConfigError` for a credential or scope that the contract does not know, or that no request can carry.
 */
export function connect(
  { contract, target, recorded, clock: given, rate }: RunOptions,
  told: (exchange: Exchange) => void,
): Connection {
  const credential = credentialOf(contract, target);
  const scope = scopeOf(contract, target);
  const exchanges: Exchange[] = [];
  const asking = {
    target: target.url,
    path: contract.path,
    ...(credential && { credential }),
    ...(scope && { scope }),
    record(exchange: Exchange) {
      exchanges.push(exchange);
      told(exchange);
    },
  };
  // A recording is not waited for.
  if (recorded !== undefined)
    return { client: createReplayClient({ ...asking, exchanges: recorded }), clock: stoppedClock, exchanges };
  const clock = given ?? startClock();
  const secrets = Object.values(target.credentials).filter((value) => value !== undefined);
  const client = createClient({ ...asking, secrets, ...(rate !== undefined && { rate }), limits: defaultLimits, clock });
  return { client, clock, exchanges };
}
