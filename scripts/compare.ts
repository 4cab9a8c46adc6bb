import { compareFiles } from '../tests/harness/reports/compare';

/** `npm run compare -- before/results.json after/results.json`: what changed. Exit code 0, 1 (worse) or 2 (unusable input). */
try {
  const { text, exitCode } = compareFiles(process.argv.slice(2));
  process.stdout.write(text);
  process.exitCode = exitCode;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
