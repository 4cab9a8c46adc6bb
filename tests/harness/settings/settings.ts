import { existsSync } from 'node:fs';
import type { RunTarget } from '../client/run-target';
import { ConfigError } from '../errors';
import type { PolicyValue } from '../contract/model';
import { defaultReports } from '../reports/registry';
import type { RunAbout } from '../findings/ledger-record';
import { aboutRun, readLabel } from './about';
import { readConfigFile } from './config-file';
import type { Environment } from './environment';
import { readEnvironment } from './environment';
import { readFlags } from './flags';
import type { Given, Layer } from './layer';
import { readProxies } from './proxies';
import { readReports } from './reports';
import { readTarget } from './target';

/** What a run was asked to do, each part judged as far as that is possible before the contract is read. */
export interface Settings {
  /** Absent: the embedded reference server. */
  readonly target: RunTarget | undefined;
  /** Path of the OpenAPI document; absent: the shipped one. */
  readonly contract: string | undefined;
  /** Which listing of it, by `operationId`; absent: the only one. */
  readonly operation: string | undefined;
  /** Values of the variables in its path. */
  readonly path: { readonly [name: string]: string };
  /** Directory for the files of the run. */
  readonly out: string;
  readonly only: readonly string[] | undefined;
  readonly strict: boolean;
  readonly allowInconclusive: boolean;
  /** At most 50 requests. */
  readonly quick: boolean;
  /** Requests per second; `undefined`: unlimited. */
  readonly rate: number | undefined;
  /** Milliseconds for the whole run; `undefined`: as the client has it. */
  readonly deadlineMs: number | undefined;
  /** Milliseconds until an answer begins, and between two pieces of it; `undefined`: as the client has it. */
  readonly timeoutMs: number | undefined;
  readonly seed: number | undefined;
  /** A recording to judge in place of a target; what it says of its run stands where nothing else is given. */
  readonly replay: string | undefined;
  /** Names of the reports to write; each is known. */
  readonly reports: readonly string[];
  /** What the user calls what is judged, and the pipeline that the run is part of. */
  readonly about: RunAbout;
  /** File of known failures. */
  readonly baseline: string | undefined;
  /** Where a baseline is begun; no file stands there yet. */
  readonly writeBaseline: string | undefined;
  /** Write what the document would have to say for the run to conform. */
  readonly propose: boolean;
  /** Results of a run before, whose choices are compared with those of this one. */
  readonly previous: string | undefined;
  /** Print each observation. */
  readonly observed: boolean;
  /** No progress, and of a run that conforms the sentence alone. */
  readonly quiet: boolean;
  readonly policies: { readonly [key: string]: PolicyValue };
  readonly disabled: readonly { readonly id: string; readonly reason: string }[];
}

/** The documented rate of the field: what a server must be able to bear from one client. */
export const defaultRate = 10;

const defaultOut = 'reports';

const isDecimal = /^\d+(\.\d+)?$/;

function readRate({ value, source }: Given<string>): number {
  const rate = Number(value);
  if (!isDecimal.test(value) || rate <= 0 || !Number.isFinite(rate)) {
    throw new ConfigError(
      'CONFIG_RATE',
      `Expected a number of requests per second above 0 in ${source}; received ${JSON.stringify(value)}.`,
    );
  }
  return rate;
}

/** More is no bound, and no timer can hold it. */
const longestSeconds = 7 * 24 * 3600;

/** A number of seconds, in milliseconds. */
function readSeconds({ value, source }: Given<string>): number {
  const seconds = Number(value);
  if (!isDecimal.test(value) || seconds <= 0 || seconds > longestSeconds) {
    throw new ConfigError(
      'CONFIG_SECONDS',
      `Expected a number of seconds above 0, and at most ${longestSeconds}, in ${source}; received ${JSON.stringify(value.slice(0, 60))}.`,
    );
  }
  return Math.max(1, Math.round(seconds * 1000));
}

function readSeed({ value, source }: Given<string>): number {
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(Number(value))) {
    throw new ConfigError('CONFIG_SEED', `Expected a whole number from 0 on in ${source}; received ${JSON.stringify(value)}.`);
  }
  return Number(value);
}

function readOnly({ value, source }: Given<readonly string[]>): readonly string[] {
  const ids = value.map((id) => id.trim()).filter((id) => id !== '');
  if (ids.length === 0)
    throw new ConfigError('CONFIG_ONLY_EMPTY', `${source} names no requirement; name at least one id, or leave it out.`);
  return [...new Set(ids)];
}

function readPath({ value, source }: Given<string>): string {
  if (value.trim() === '') throw new ConfigError('CONFIG_PATH_EMPTY', `${source} is empty; name a path, or leave it out.`);
  return value;
}

/** What a person has filled in is never written over. */
function readNewFile(given: Given<string>): string {
  const file = readPath(given);
  if (!existsSync(file)) return file;
  throw new ConfigError(
    'CONFIG_FILE_EXISTS',
    `${given.source} names ${file}, which exists. Name another file, or move that one away.`,
  );
}

function refuseTarget(target: Given<string> | undefined): void {
  if (target === undefined) return;
  throw new ConfigError(
    'CONFIG_REPLAY_TARGET',
    `--replay judges a recording and asks no target, but ${target.source} names one. Leave out one of the two.`,
  );
}

const map = <From, To>(value: From | undefined, change: (value: From) => To): To | undefined =>
  value === undefined ? undefined : change(value);

/**
 * Flags win over environment, environment over file. Reads the configuration file where one is named, and nothing else.
 * Throws `ConfigError` with one sentence for the person at the terminal; it never repeats a credential.
 */
export function resolveSettings(argv: readonly string[], environment: Environment): Settings {
  const { layer: flags, config } = readFlags(argv);
  const variables = readEnvironment(environment);
  const file: Layer = config === undefined ? {} : readConfigFile(config, environment);
  const pick = <Key extends keyof Layer>(key: Key): Layer[Key] => flags[key] ?? variables[key] ?? file[key];
  const replay = map(pick('replay'), readPath);
  if (replay !== undefined) refuseTarget(pick('target'));
  // A recording was made under its own credential; those of now are not needed.
  const target =
    replay !== undefined
      ? undefined
      : readTarget(
          {
            url: pick('target'),
            key: pick('key'),
            token: pick('token'),
            project: pick('project'),
            secondProject: pick('secondProject'),
            certificate: pick('clientCertificate'),
          },
          readProxies(environment),
        );
  return {
    target,
    contract: map(pick('contract'), readPath),
    operation: pick('operation')?.value,
    path: pick('path')?.value ?? {},
    out: map(pick('out'), readPath) ?? defaultOut,
    only: map(pick('only'), readOnly),
    strict: pick('strict')?.value ?? false,
    quick: pick('quick')?.value ?? false,
    allowInconclusive: pick('allowInconclusive')?.value ?? false,
    rate: map(pick('rate'), readRate) ?? (target === undefined ? undefined : defaultRate),
    deadlineMs: map(pick('deadline'), readSeconds),
    timeoutMs: map(pick('timeout'), readSeconds),
    seed: map(pick('seed'), readSeed),
    replay,
    reports: map(pick('report'), readReports) ?? defaultReports,
    about: aboutRun(map(pick('label'), readLabel), environment),
    baseline: map(pick('baseline'), readPath),
    writeBaseline: map(pick('writeBaseline'), readNewFile),
    propose: pick('propose')?.value ?? false,
    previous: map(pick('previous'), readPath),
    observed: pick('observed')?.value ?? false,
    quiet: pick('quiet')?.value ?? false,
    policies: pick('policies')?.value ?? {},
    disabled: pick('disabled')?.value ?? [],
  };
}
