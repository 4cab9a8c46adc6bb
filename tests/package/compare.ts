import type { Output } from '../harness/init/command';
import { compareFiles } from '../harness/reports/compare';

/** `listing-conformance compare`: as `compareFiles`, with its errors told in a sentence and exit code 2. */
export function compare(argv: readonly string[], { stdout, stderr }: Output): number {
  try {
    const { text, exitCode } = compareFiles(argv);
    stdout.write(text);
    return exitCode;
  } catch (error) {
    stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}
