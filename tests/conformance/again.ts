import { typedCommand } from '../harness/typed-command';

/** Flags that do not say what is judged, and whether a value stands behind them. */
const left: ReadonlyMap<string, boolean> = new Map([
  ['--only', true],
  ['--report', true],
  ['--baseline', true],
  ['--write-baseline', true],
  ['--previous', true],
  ['--propose', false],
  ['--observed', false],
  ['--quiet', false],
]);

const quoted = (text: string): string => (/^[\w./:=,@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

/** The command that judges one requirement as it was judged now, by its id. Credentials stay in the environment they came from. */
export function againWith(argv: readonly string[]): (id: string) => string {
  const kept: string[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const flag = argv[index] ?? '';
    const hasValue = left.get(flag.split('=', 1)[0] ?? '');
    if (hasValue === undefined) kept.push(quoted(flag));
    else if (hasValue && !flag.includes('=')) index += 1;
  }
  return (id) => typedCommand('conformance', [...kept, '--only', id].join(' '));
}
