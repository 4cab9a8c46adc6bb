import { scarcityOf } from './scarcity';
import { unwrittenBecause } from './unwritten';

/**
 * Keeps a program alive whose reader has gone, as `| head -1` goes: what is left to be printed is lost, and the exit code stays. Any other
 * failure of an output, such as a full disk, is told by the other one in one sentence, with exit code 3.
 */
export function heedOutputs({ stdout, stderr }: Pick<NodeJS.Process, 'stdout' | 'stderr'>): void {
  let isTold = false;
  for (const [name, stream] of [
    ['standard output', stdout],
    ['standard error', stderr],
  ] as const)
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || isTold) return;
      isTold = true;
      process.exitCode = 3;
      const told = stream === stderr ? stdout : stderr;
      told.write(
        `Expected to write to ${name}; ${unwrittenBecause(error)}. So the exit code is 3. Free some space, and run again.\n`,
      );
    });
}

/**
 * An error that nobody catches, as one within Node's own client, ends a program in one sentence and with the exit code of an error: Node
 * would end it with a stack, and with the exit code of a violation.
 */
export function heedFailures({ stderr, env }: Pick<NodeJS.Process, 'stderr' | 'env'>): void {
  process.on('uncaughtException', (error: unknown) => {
    const cause = error instanceof Error ? error : new Error(String(error));
    const [what = ''] = `${cause.name}: ${cause.message}`.split('\n', 1);
    const broke = `The harness broke (${what}). This says nothing about the target; please report it. DEBUG=1 shows where it happened.`;
    stderr.write(`${env.DEBUG ? (cause.stack ?? broke) : (scarcityOf(cause) ?? broke)}\n`);
    process.exit(3);
  });
}
