import { heedOutputs } from '../tests/harness/closed-output';
import { compareContracts } from '../tests/harness/changes/text';
import { compareFiles } from '../tests/harness/reports/compare';
import { logged, printable } from '../tests/harness/reports/printable';

heedOutputs(process);

/**
 * `npm run compare -- before/results.json after/results.json`: what changed of a target. `npm run compare -- --contract before.yaml after.yaml`:
 * what changed of a contract. Exit code 0, 1 (worse, or clients break) or 2 (unusable input).
 */
async function main(argv: readonly string[]): Promise<void> {
  const { text, exitCode } = argv[0] === '--contract' ? await compareContracts(argv.slice(1)) : compareFiles(argv);
  process.stdout.write(logged(text));
  process.exitCode = exitCode;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(logged(printable(error instanceof Error ? error.message : String(error), 2000)));
  process.exitCode = 2;
});
