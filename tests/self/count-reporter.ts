import type { AggregatedResult } from '@jest/test-result';

/** Ends a test run with one line that a machine can read. A suite that could not start counts as one failure. */
export default class CountReporter {
  onRunComplete(_contexts: unknown, results: AggregatedResult): void {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    process.stdout.write(`${results.numPassedTests} passed, ${failed} failed\n`);
  }
}
