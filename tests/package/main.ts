/* eslint-disable @typescript-eslint/no-require-imports -- what is loaded late is loaded by a call, in CommonJS */
import { conformance } from '../conformance/command';
import type { Terminal } from '../conformance/command';
import { inOrder } from '../conformance/judge-plan';
import type { Environment } from '../harness/settings/environment';

type Command = (argv: readonly string[], environment: Environment, terminal: Terminal) => Promise<number>;

/** What the first word may be; without one of them a target is judged. Each is loaded when it is asked for. */
const commands: { readonly [name: string]: Command } = {
  init: (...given) => (require('../harness/init/command') as typeof import('../harness/init/command')).init(...given),
  report: async (...given) =>
    (require('../conformance/report-command') as typeof import('../conformance/report-command')).report(...given),
  compare: (...given) =>
    (require('../conformance/compare-command') as typeof import('../conformance/compare-command')).compare(...given),
};

/** `listing-conformance [init | report | compare] …`; resolves to the exit code, and never rejects. */
export function main(
  argv: readonly string[],
  environment: Environment,
  terminal: Terminal,
  interruption: Promise<string>,
): Promise<number> {
  const [first = '', ...rest] = argv;
  const command = Object.hasOwn(commands, first) ? commands[first] : undefined;
  return command?.(rest, environment, terminal) ?? conformance(argv, environment, terminal, interruption, inOrder);
}
