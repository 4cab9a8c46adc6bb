import { parseArgs } from 'node:util';
import { ConfigError } from '../errors';
import type { Layer } from './layer';
import { given } from './layer';
import { nearest } from '../nearest';
import { flagName, flagRows, furtherFlags, settingNames, settingOf } from './setting-table';

interface Flag {
  readonly type: 'string' | 'boolean';
  readonly multiple: boolean;
}

const flagOf = (argument: string, kind?: string): Flag => ({
  type: argument === '' ? 'boolean' : 'string',
  multiple: kind === 'list',
});

const settingFlags = settingNames.flatMap((name) => {
  const { argument, kind } = settingOf(name);
  return argument === undefined ? [] : [{ name, flag: flagName(name), ...flagOf(argument, kind) }];
});

const options: { readonly [flag: string]: Flag } = {
  ...Object.fromEntries(settingFlags.map(({ flag, type, multiple }) => [flag, { type, multiple }])),
  ...Object.fromEntries(Object.entries(furtherFlags).map(([name, { argument }]) => [name, flagOf(argument)])),
};

const written = flagRows().flatMap(({ flag }) => (flag === '' ? [] : [flag]));
const usage = `The flags are ${written.slice(0, -1).join(', ')} and ${written.at(-1)}.`;

const refusal = (code: string, problem: string): ConfigError => new ConfigError(code, `${problem} ${usage}`);

/** What `--help` prints. */
export function help(): string {
  const rows = flagRows().map(({ flag, variable, meaning }) => [
    [flag, variable].filter((part) => part !== '').join(', '),
    meaning,
  ]);
  const width = Math.max(...rows.map(([what = '']) => what.length));
  return [
    'Judges a list endpoint by its OpenAPI document, and writes the reports.',
    '',
    ...rows.map(([what = '', meaning = '']) => `  ${what.padEnd(width)}  ${meaning.replaceAll('`', '')}`),
    '',
    'Flags win over the environment, the environment over the file of --config.',
    '',
  ].join('\n');
}

export interface ReadFlags {
  readonly layer: Layer;
  /** The configuration file that the command line names. */
  readonly config: string | undefined;
}

/** Whether the command line asks for help, whatever else it says. */
export const asksForHelp = (argv: readonly string[]): boolean => argv.includes('--help');

/** Whether it asks for the requirements in place of a run. */
export const asksForList = (argv: readonly string[]): boolean => argv.includes('--list');

export const asksForVersion = (argv: readonly string[]): boolean => argv.includes('--version');

/** What the command line sets, and the configuration file it names. Throws `ConfigError` for a flag that is unknown or incomplete. */
export function readFlags(argv: readonly string[]): ReadFlags {
  // Not `strict`: Node's own sentences speak of positional arguments and escapes, not of this command.
  const { values, tokens } = parseArgs({ args: [...argv], options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional') {
      throw refusal('CONFIG_ARGUMENT', `Expected flags only; received ${JSON.stringify(token.value)}.`);
    }
    if (token.kind !== 'option') continue;
    const type = Object.hasOwn(options, token.name) ? options[token.name]?.type : undefined;
    if (type === undefined) {
      const [near] = nearest(token.name, Object.keys(options));
      throw refusal(
        'CONFIG_UNKNOWN_FLAG',
        `Unknown flag ${token.rawName}${near === undefined ? '.' : `; did you mean --${near}?`}`,
      );
    }
    if (type === 'boolean' && token.value !== undefined) throw refusal('CONFIG_FLAG_VALUE', `${token.rawName} takes no value.`);
    if (type === 'string' && (token.value === undefined || (!token.inlineValue && token.value.startsWith('-')))) {
      const begins =
        token.value === undefined ? '' : `, and one that begins with a dash is written ${token.rawName}=${token.value}`;
      throw refusal('CONFIG_FLAG_VALUE', `${token.rawName} needs a value${begins}.`);
    }
  }
  const layer = settingFlags.flatMap(({ name, flag, multiple }) => {
    const value = values[flag];
    const read =
      multiple && Array.isArray(value) ? value.flatMap((names) => (typeof names === 'string' ? names.split(',') : [])) : value;
    return read === undefined ? [] : [[name, given(read, `--${flag}`)] as const];
  });
  return { config: typeof values.config === 'string' ? values.config : undefined, layer: Object.fromEntries(layer) };
}
