import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ErrorObject } from 'ajv/dist/2020';
import { Ajv2020 } from 'ajv/dist/2020';
import { parse } from 'yaml';
import { ConfigError } from '../errors';
import schema from './config.schema.json';
import type { Environment } from './environment';
import type { Layer } from './layer';
import { given } from './layer';
import { nearest } from '../nearest';

/** A configuration file as its schema (`config.schema.json`) admits it. */
interface ConfigFile {
  readonly target?: string;
  readonly contract?: string;
  readonly out?: string;
  readonly only?: readonly string[];
  readonly strict?: boolean;
  readonly allowInconclusive?: boolean;
  readonly rate?: number;
  readonly seed?: number;
  readonly report?: readonly string[];
  readonly baseline?: string;
  readonly quiet?: boolean;
  readonly project?: string;
  readonly secondProject?: string;
  readonly credentials?: { readonly key?: string; readonly token?: string };
  readonly policies?: { readonly [key: string]: string };
  readonly disabled?: readonly { readonly id: string; readonly reason: string }[];
}

const maximumBytes = 256 * 1024;

const validate = new Ajv2020({ allErrors: true }).compile<ConfigFile>(schema);

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';

function readText(file: string): string {
  try {
    const { size } = statSync(file);
    if (size > maximumBytes) throw new Error(`it has ${size} bytes, more than ${maximumBytes}`);
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const message = `Cannot read the configuration ${file}: ${reasonOf(cause)}. Check the path given with --config.`;
    throw new ConfigError('CONFIG_FILE_UNREADABLE', message, { cause });
  }
}

function parseYaml(text: string, file: string): unknown {
  try {
    // An empty file sets nothing. Aliases stay bounded by the library's default (100).
    return parse(text) ?? {};
  } catch (cause) {
    throw new ConfigError('CONFIG_FILE_SYNTAX', `The configuration ${file} is no YAML: ${reasonOf(cause)}`, { cause });
  }
}

/** One broken rule in words. Values are left out: a credential may have been written here by mistake. */
function problemOf({ instancePath, keyword, message, params }: ErrorObject): string {
  const place = instancePath === '' ? 'the file' : instancePath;
  if (keyword !== 'additionalProperties') return `${place} ${message ?? keyword}`;
  const name = String((params as { readonly additionalProperty: string }).additionalProperty);
  const [near] = instancePath === '' ? nearest(name, Object.keys(schema.properties)) : [];
  return `${place} has an unknown key ${JSON.stringify(name)}${near === undefined ? '' : ` (did you mean ${near}?)`}`;
}

/**
 * What a configuration file sets. Paths in it are relative to it; credentials in it are names of environment variables.
 * Throws `ConfigError` for a file that cannot be read, is no YAML, breaks its schema, or names a variable that is not set.
 */
export function readConfigFile(file: string, environment: Environment): Layer {
  const config = parseYaml(readText(file), file);
  if (!validate(config)) {
    const problems = (validate.errors ?? []).slice(0, 3).map(problemOf);
    throw new ConfigError('CONFIG_FILE_INVALID', `The configuration ${file} is not valid: ${problems.join('; ')}.`);
  }
  const from = <Value>(key: keyof ConfigFile, value: Value | undefined) => given(value, `${key} in ${file}`);
  const beside = (path: string | undefined): string | undefined => (path === undefined ? undefined : join(dirname(file), path));
  const credential = (part: 'key' | 'token') => {
    const name = config.credentials?.[part];
    // A name whose variable is not set is kept as an empty value, which is refused like an empty TARGET_API_KEY.
    return name === undefined ? undefined : given(environment[name] ?? '', `${name} (credentials.${part} in ${file})`);
  };
  return {
    target: from('target', config.target),
    contract: from('contract', beside(config.contract)),
    out: from('out', beside(config.out)),
    only: from('only', config.only),
    strict: from('strict', config.strict),
    allowInconclusive: from('allowInconclusive', config.allowInconclusive),
    rate: from('rate', config.rate?.toString()),
    seed: from('seed', config.seed?.toString()),
    report: from('report', config.report),
    baseline: from('baseline', beside(config.baseline)),
    quiet: from('quiet', config.quiet),
    project: from('project', config.project),
    secondProject: from('secondProject', config.secondProject),
    key: credential('key'),
    token: credential('token'),
    policies: from('policies', config.policies),
    disabled: from('disabled', config.disabled),
  };
}
