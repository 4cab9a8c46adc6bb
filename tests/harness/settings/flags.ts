import { parseArgs } from 'node:util';
import { ConfigError } from '../errors';
import type { Layer } from './layer';
import { given } from './layer';
import { nearest } from '../nearest';

const options = {
  target: { type: 'string' },
  contract: { type: 'string' },
  out: { type: 'string' },
  config: { type: 'string' },
  only: { type: 'string', multiple: true },
  strict: { type: 'boolean' },
  'allow-inconclusive': { type: 'boolean' },
  rate: { type: 'string' },
  seed: { type: 'string' },
  replay: { type: 'string' },
  report: { type: 'string', multiple: true },
  baseline: { type: 'string' },
  quiet: { type: 'boolean' },
} as const;

const usage =
  'The flags are --target URL, --contract FILE, --out DIR, --config FILE, --only ID,…, --strict, --allow-inconclusive, --rate N, --seed N, --replay FILE, --report NAME,…, --baseline FILE and --quiet.';

const refusal = (code: string, problem: string): ConfigError => new ConfigError(code, `${problem} ${usage}`);

/** What the command line sets, and the configuration file it names. Throws `ConfigError` for a flag that is unknown or incomplete. */
export function readFlags(argv: readonly string[]): { readonly layer: Layer; readonly config: string | undefined } {
  // Not `strict`: Node's own sentences speak of positional arguments and escapes, not of this command.
  const { values, tokens } = parseArgs({ args: [...argv], options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional') {
      throw refusal('CONFIG_ARGUMENT', `Expected flags only; received ${JSON.stringify(token.value)}.`);
    }
    if (token.kind !== 'option') continue;
    if (!Object.hasOwn(options, token.name)) {
      const [near] = nearest(token.name, Object.keys(options));
      throw refusal(
        'CONFIG_UNKNOWN_FLAG',
        `Unknown flag ${token.rawName}${near === undefined ? '.' : `; did you mean --${near}?`}`,
      );
    }
    const { type } = options[token.name as keyof typeof options];
    if (type === 'boolean' && token.value !== undefined) throw refusal('CONFIG_FLAG_VALUE', `${token.rawName} takes no value.`);
    if (type === 'string' && (token.value === undefined || (!token.inlineValue && token.value.startsWith('-')))) {
      throw refusal('CONFIG_FLAG_VALUE', `${token.rawName} needs a value.`);
    }
  }
  const text = (name: 'target' | 'contract' | 'out' | 'config' | 'rate' | 'seed' | 'replay' | 'baseline'): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const flag = (name: 'strict' | 'allow-inconclusive' | 'quiet'): true | undefined => (values[name] === true ? true : undefined);
  const list = (name: 'only' | 'report'): readonly string[] | undefined =>
    values[name]?.flatMap((names) => (typeof names === 'string' ? names.split(',') : []));
  return {
    config: text('config'),
    layer: {
      target: given(text('target'), '--target'),
      contract: given(text('contract'), '--contract'),
      out: given(text('out'), '--out'),
      only: given(list('only'), '--only'),
      strict: given(flag('strict'), '--strict'),
      allowInconclusive: given(flag('allow-inconclusive'), '--allow-inconclusive'),
      rate: given(text('rate'), '--rate'),
      seed: given(text('seed'), '--seed'),
      replay: given(text('replay'), '--replay'),
      report: given(list('report'), '--report'),
      baseline: given(text('baseline'), '--baseline'),
      quiet: given(flag('quiet'), '--quiet'),
    },
  };
}
