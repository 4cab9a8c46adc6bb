import { compareFiles } from '../tests/harness/reports/compare';
import { logged, printable } from '../tests/harness/reports/printable';

/** `npm run compare -- before/results.json after/results.json`: what changed. Exit code 0, 1 (worse) or 2 (unusable input). */
try {
  const { text, exitCode } = compareFiles(process.argv.slice(2));
  process.stdout.write(logged(text));
  process.exitCode = exitCode;
} catch (error) {
  console.error(logged(printable(error instanceof Error ? error.message : String(error), 2000)));
  process.exitCode = 2;
}
