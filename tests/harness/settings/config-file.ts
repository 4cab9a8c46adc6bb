import { dirname, isAbsolute, join } from 'node:path';
import type { ErrorObject } from 'ajv/dist/2020';
import { Ajv2020 } from 'ajv/dist/2020';
import { brokenRule } from '../broken-rule';
import { ConfigError } from '../errors';
import { configSchema as schema } from './config-schema';
import type { Environment } from './environment';
import type { Layer } from './layer';
import { given } from './layer';
import { late } from '../late';
import { inputText } from '../input-file';
import { nearest } from '../nearest';
import { parsedYaml } from '../parsed-yaml';
import { heldBy } from './named-variable';
import { settingNames, settingOf, type Setting, type SettingValues } from './setting-table';

/** A configuration file as its schema (`config-schema.ts`) admits it. */
type ConfigFile = { readonly [name: string]: unknown } & {
  readonly credentials?: { readonly key?: string; readonly token?: string };
};

/** As a configuration file writes a client certificate: the passphrase as the name of a variable. */
interface CertificateFiles {
  readonly certificate: string;
  readonly key: string;
  readonly passphrase?: string;
}

const maximumBytes = 256 * 1024;

const validator = late(() => new Ajv2020({ allErrors: true }).compile<ConfigFile>(schema));

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';

function readText(file: string): string {
  try {
    return inputText(file, maximumBytes);
  } catch (cause) {
    const message = `Cannot read the configuration ${file}: ${reasonOf(cause)}. Check the path given with --config.`;
    throw new ConfigError('CONFIG_FILE_UNREADABLE', message, { cause });
  }
}

function parseYaml(text: string, file: string): unknown {
  try {
    // An empty file sets nothing.
    return parsedYaml(text) ?? {};
  } catch (cause) {
    throw new ConfigError('CONFIG_FILE_SYNTAX', `The configuration ${file} is no YAML: ${reasonOf(cause)}`, { cause });
  }
}

/** One broken rule in words. Values are left out: a credential may have been written here by mistake. */
function problemOf(error: ErrorObject): string {
  const { instancePath, keyword, params } = error;
  // No other rule of the schema has a pattern there.
  if (keyword === 'pattern' && /^\/(credentials|clientCertificate)\//.test(instancePath))
    return `${instancePath} must be the name of an environment variable, and not what that holds`;
  // The only other pattern is that of a reason.
  if (keyword === 'pattern') return `${instancePath} must not be empty`;
  const said = brokenRule(error, 'the file');
  if (keyword !== 'additionalProperties' || instancePath !== '') return said;
  const { additionalProperty: name } = params as { readonly additionalProperty: string };
  const [near] = nearest(name, Object.keys(schema.properties));
  return `${said}${near === undefined ? '' : ` (did you mean ${near}?)`}`;
}

/**
 * What a configuration file sets. Paths in it are relative to it; credentials in it are names of environment variables.
 * Throws `ConfigError` for a file that cannot be read, is no YAML, breaks its schema, or names a variable that is not set.
 */
export function readConfigFile(file: string, environment: Environment): Layer {
  const config = parseYaml(readText(file), file);
  const validate = validator();
  if (!validate(config)) {
    const problems = (validate.errors ?? []).slice(0, 3).map(problemOf);
    throw new ConfigError('CONFIG_FILE_INVALID', `The configuration ${file} is not valid: ${problems.join('; ')}.`);
  }
  const beside = (name: string): string => (isAbsolute(name) ? name : join(dirname(file), name));
  const certificate = ({ certificate: cert, key, passphrase }: CertificateFiles): SettingValues['certificate'] => {
    const held = passphrase !== undefined && {
      passphrase: heldBy(environment, passphrase, `clientCertificate.passphrase in ${file}`),
    };
    return { certificate: beside(cert), key: beside(key), ...held };
  };
  // As a flag would say it: numbers as text, so that one reader judges both.
  const said = (value: unknown, { kind }: Setting): unknown => {
    if (kind === 'path') return beside(value as string);
    if (kind === 'certificate') return certificate(value as CertificateFiles);
    return kind === 'number' || kind === 'integer' ? String(value) : value;
  };
  const settings = settingNames.flatMap((name) => {
    const value = settingOf(name).file ? config[name] : undefined;
    return value === undefined ? [] : [[name, given(said(value, settingOf(name)), `${name} in ${file}`)] as const];
  });
  const credential = (part: 'key' | 'token') => {
    const name = config.credentials?.[part];
    return name === undefined ? undefined : heldBy(environment, name, `credentials.${part} in ${file}`);
  };
  return { ...(Object.fromEntries(settings) as Layer), key: credential('key'), token: credential('token') };
}
