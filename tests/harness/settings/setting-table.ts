import type { Held } from './named-variable';
/**
 * Every setting of a run, once: the parser of the command line, the environment, the schema of the configuration file, `--help` and the
 * table in `README.md` are made from it.
 */

/** What a setting holds, as its sources give it: numbers stay text until they are judged. */
export interface SettingValues {
  readonly text: string;
  /** Of a file or directory; in a configuration file relative to it. */
  readonly path: string;
  readonly list: readonly string[];
  readonly switch: boolean;
  readonly number: string;
  readonly integer: string;
  readonly policies: { readonly [key: string]: string };
  /** By name. */
  readonly variables: { readonly [name: string]: string };
  readonly disabled: readonly { readonly id: string; readonly reason: string }[];
  /** Paths, and what the variable holds that the file names; in a configuration file relative to it. */
  readonly certificate: { readonly certificate: string; readonly key: string; readonly passphrase?: Held };
}

export interface Setting {
  readonly kind: keyof SettingValues;
  /** As in README.md and `--help`, in half a sentence. */
  readonly meaning: string;
  /** The flag, where there is one: what stands behind it, or an empty text where nothing does. Its name is that of the setting. */
  readonly argument?: string;
  /** The environment variable, where there is one. */
  readonly variable?: string;
  /** Whether a configuration file may hold it under its own name. */
  readonly file: boolean;
}

export const settingTable = {
  target: {
    kind: 'text',
    argument: 'URL',
    variable: 'TARGET_URL',
    file: true,
    meaning: 'the server to judge; a base path is kept; without one the embedded server is judged',
  },
  key: {
    kind: 'text',
    variable: 'TARGET_API_KEY',
    file: false,
    meaning: 'the long-lived credential; it is sent as its security scheme says and is in no file, message or log',
  },
  token: {
    kind: 'text',
    variable: 'TARGET_TOKEN',
    file: false,
    meaning: 'the short-lived credential; the same holds for it',
  },
  project: { kind: 'text', variable: 'TARGET_PROJECT_UID', file: true, meaning: 'value of the scope header' },
  contract: { kind: 'path', argument: 'FILE', file: true, meaning: 'another OpenAPI document with an `x-listing`' },
  operation: {
    kind: 'text',
    argument: 'ID',
    file: true,
    meaning: 'which listing of the document, by its `operationId`, where it holds several',
  },
  out: { kind: 'path', argument: 'DIR', file: true, meaning: 'where the reports go (`reports/`)' },
  only: { kind: 'list', argument: 'ID,…', file: true, meaning: 'judge these requirements only' },
  strict: { kind: 'switch', argument: '', file: true, meaning: 'a SHOULD that is not kept fails the run, too' },
  allowInconclusive: {
    kind: 'switch',
    argument: '',
    file: true,
    meaning: 'a core requirement without a witness does not stop the run',
  },
  quick: {
    kind: 'switch',
    argument: '',
    file: true,
    meaning: 'at most 50 requests; another `--seed` asks others, and what was not asked is named',
  },
  rate: {
    kind: 'number',
    argument: 'N',
    file: true,
    meaning: 'requests a second, with a burst of five times that (10; unbounded for the embedded server)',
  },
  deadline: {
    kind: 'number',
    argument: 'N',
    file: true,
    meaning: 'seconds that a run may take; what is left then is inconclusive (600)',
  },
  timeout: {
    kind: 'number',
    argument: 'N',
    file: true,
    meaning: 'seconds that the target may take to begin an answer, and to go on with it (30)',
  },
  seed: { kind: 'integer', argument: 'N', file: true, meaning: 'seeds every random choice (1)' },
  report: { kind: 'list', argument: 'NAME,…', file: true, meaning: 'which reports to write (`html,junit`)' },
  label: {
    kind: 'text',
    argument: 'TEXT',
    file: true,
    meaning: 'a name for what is judged, for the reports, such as `release=4.9`',
  },
  baseline: {
    kind: 'path',
    argument: 'FILE',
    file: true,
    meaning: 'known failures by requirement, each with a reason and an expiry date',
  },
  writeBaseline: {
    kind: 'path',
    argument: 'FILE',
    file: false,
    meaning: 'begin a baseline with the failures of this run; its reasons and dates are yours to fill in',
  },
  propose: {
    kind: 'switch',
    argument: '',
    file: false,
    meaning: 'write `contract.patch`: the smallest change of the document that would make the run conform, for you to accept',
  },
  previous: {
    kind: 'path',
    argument: 'FILE',
    file: true,
    meaning: '`results.json` of a run before: what the target does otherwise since then is told first',
  },
  replay: { kind: 'path', argument: 'FILE', file: false, meaning: 'judge a recording instead of a server' },
  observed: { kind: 'switch', argument: '', file: true, meaning: 'print each observed choice, not their number alone' },
  quiet: { kind: 'switch', argument: '', file: true, meaning: 'no progress, and of a run that conforms one sentence alone' },
  secondProject: {
    kind: 'text',
    file: true,
    meaning: 'a second value of the scope header, whose items must not appear in the first',
  },
  clientCertificate: {
    kind: 'certificate',
    file: true,
    meaning: 'files of a certificate and its key in PEM, for a server that asks for them, and the variable with the passphrase',
  },
  path: { kind: 'variables', file: true, meaning: 'values of the variables in the path of the listing, such as `tenant: acme`' },
  policies: { kind: 'policies', file: true, meaning: 'choices to enforce, such as `limit.above-maximum: clamp`' },
  disabled: { kind: 'disabled', file: true, meaning: 'requirements that are not judged, each with a reason' },
} as const satisfies { readonly [name: string]: Setting };

export type SettingName = keyof typeof settingTable;

export const settingNames = Object.keys(settingTable) as readonly SettingName[];

/** A setting as its interface has it: without the literal types, so that what it lacks can be asked for. */
export const settingOf = (name: SettingName): Setting => settingTable[name];

/** The name of a setting as a flag writes it: `allowInconclusive` is `allow-inconclusive`. */
export const flagName = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Flags that are no settings: they say where settings come from, or what is wanted in place of a run. */
export const furtherFlags = {
  config: {
    argument: 'FILE',
    meaning: 'the same as YAML, and a second project, path variables, pinned policies, disabled requirements',
  },
  list: { argument: '', meaning: 'the requirements, with what each asks of the contract and of the data; nothing is sent' },
  version: { argument: '', meaning: 'the version of the harness' },
  help: { argument: '', meaning: 'this list' },
} as const;

export interface FlagRow {
  /** Such as `--rate N`; empty where the environment alone says it. */
  readonly flag: string;
  readonly variable: string;
  readonly meaning: string;
}

/** What the command line and the environment can say, a row each. */
export function flagRows(): readonly FlagRow[] {
  const flag = (name: string, argument: string): string => `--${flagName(name)}${argument === '' ? '' : ` ${argument}`}`;
  const rows = settingNames.flatMap((name) => {
    const { argument, variable, meaning } = settingOf(name);
    if (argument === undefined && variable === undefined) return [];
    return [{ flag: argument === undefined ? '' : flag(name, argument), variable: variable ?? '', meaning }];
  });
  const further = Object.entries(furtherFlags).map(([name, { argument, meaning }]) => ({
    flag: flag(name, argument),
    variable: '',
    meaning,
  }));
  return [...rows, ...further];
}
