import type { ConfiguredCredential } from '../client/credential';
import type { RunTarget } from '../client/run-target';
import type { Contract } from '../contract/model';
import { ConfigError } from '../errors';

/**
 * What to send as the configured credential: the key where both are given. A contract with one scheme takes either for it. Throws
 * `ConfigError` for one the contract does not know.
 */
export function credentialOf(contract: Contract, { credentials }: RunTarget): ConfiguredCredential | undefined {
  const [only, ...others] = contract.credentials;
  const given = (['key', 'token'] as const).flatMap((part) => {
    const [value, variable] = [credentials[part], part === 'key' ? 'TARGET_API_KEY' : 'TARGET_TOKEN'];
    const scheme = others.length === 0 ? only : contract.credentials.find((one) => one.part === part);
    if (value === undefined) return [];
    if (scheme !== undefined) {
      const { in: where, name, http } = scheme;
      return [{ in: where, name, ...(http && { http }), value, variable }];
    }
    throw new ConfigError(
      'CONFIG_CREDENTIAL_UNKNOWN',
      `Expected no credential, because the contract asks for none; found one. Unset ${variable}, or name its security scheme in the operation's security or under x-listing/credential.`,
    );
  });
  return given[0];
}
