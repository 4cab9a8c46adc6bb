/**
 * Keeps a program alive whose reader has gone, as `| head -1` goes: what is left to be printed is lost, and the exit code stays. Any other
 * failure of an output, such as a full disk, is told in one sentence where that is possible, with exit code 3.
 */
export function heedOutputs({ stdout, stderr }: Pick<NodeJS.Process, 'stdout' | 'stderr'>): void {
  let isTold = false;
  for (const [name, stream] of [
    ['standard output', stdout],
    ['standard error', stderr],
  ] as const)
    stream.on('error', ({ code, message }: NodeJS.ErrnoException) => {
      if (code === 'EPIPE' || isTold) return;
      isTold = true;
      process.exitCode = 3;
      if (stream !== stderr) stderr.write(`Expected to write to ${name}; ${message}. Free some space, and run again.\n`);
    });
}
