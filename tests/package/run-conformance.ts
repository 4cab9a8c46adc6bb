import type { Contract, PolicyValue } from '../harness/contract/model';
import { openLedger } from '../harness/findings/ledger';
import { loadRequirements } from '../harness/findings/requirements';
import type { Results } from '../harness/reports/results';
import { runConformance as judge } from '../harness/run/run-conformance';
import { ConfigError } from '../harness/errors';
import { checkIds } from '../harness/settings/ids';
import type { Given } from '../harness/settings/layer';
import { defaultRate } from '../harness/settings/settings';
import { readTarget } from '../harness/settings/target';

/** What to judge, and how: the settings of the command by the names that a configuration file has for them. */
export interface ConformanceOptions {
  /** What `loadContract` resolved to. */
  readonly contract: Contract;
  /** Base URL of the server under test; a base path is kept. */
  readonly target: string;
  /** Sent as their security schemes say, and written nowhere. */
  readonly credentials?: { readonly key?: string; readonly token?: string };
  /** Value of the scope. */
  readonly project?: string;
  /** A second value of it, whose items must not appear in the first. */
  readonly secondProject?: string;
  /** Files in PEM, for a target that asks for a certificate at the handshake. */
  readonly clientCertificate?: { readonly certificate: string; readonly key: string; readonly passphrase?: string };
  /** Ids of the requirements to judge; absent: all. */
  readonly only?: readonly string[];
  readonly disabled?: readonly { readonly id: string; readonly reason: string }[];
  /** Choices to enforce, such as `{ 'limit.above-maximum': 'clamp' }`. */
  readonly policies?: { readonly [key: string]: PolicyValue };
  readonly strict?: boolean;
  readonly allowInconclusive?: boolean;
  /** Requests a second, with a burst of five times that; default 10, `Infinity`: as fast as answers come. */
  readonly rate?: number;
  /** Seeds every random choice; default 1. */
  readonly seed?: number;
  /** File for the record of the run, from which `listing-conformance report` makes reports; absent: none is written. */
  readonly ledger?: string;
}

function given(value: string | undefined, source: string): Given<string> | undefined {
  return value === undefined ? undefined : { value, source };
}

/**
 * Judges a target by a contract, and resolves to what `results.json` holds. A target that cannot be asked is a verdict, too. Rejects with
 * `ConfigError` where an option is wrong; nothing was sent then.
 */
export async function runConformance(options: ConformanceOptions): Promise<Results> {
  const { contract, credentials, project, secondProject, clientCertificate, only, ...rest } = options;
  const { disabled = [], rate = defaultRate, ledger } = rest;
  const target = readTarget({
    url: { value: options.target, source: 'target' },
    key: given(credentials?.key, 'credentials.key'),
    token: given(credentials?.token, 'credentials.token'),
    project: given(project, 'project'),
    secondProject: given(secondProject, 'secondProject'),
    certificate: clientCertificate && {
      source: 'clientCertificate',
      value: {
        certificate: clientCertificate.certificate,
        key: clientCertificate.key,
        ...(clientCertificate.passphrase !== undefined && {
          passphrase: { value: clientCertificate.passphrase, source: 'clientCertificate.passphrase' },
        }),
      },
    },
  });
  if (target === undefined) throw new ConfigError('CONFIG_NO_TARGET', 'Expected the base URL of a server in target; found none.');
  const requirements = loadRequirements();
  checkIds(
    { only, disabled },
    requirements.map(({ id }) => id),
  );
  return judge(
    {
      contract,
      requirements,
      disabled,
      ...(only && { only }),
      ...(rate !== Infinity && { rate }),
      ...('policies' in rest && { policies: rest.policies }),
      ...(rest.seed !== undefined && { seed: rest.seed }),
      strict: rest.strict ?? false,
      allowInconclusive: rest.allowInconclusive ?? false,
      target,
    },
    openLedger(ledger),
  );
}
