import type { AggregatedResult } from '@jest/test-result';

/** Ends a test run with one line that a machine can read. A suite that could not start counts as one failure. */
export default class CountReporter {
  onRunComplete(_contexts: unknown, results: AggregatedResult): void {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    // Jest writes its own summary after every other reporter, so the line waits for the end of the process.
    process.once('exit', () => process.stdout.write(`${results.numPassedTests} passed, ${failed} failed\n`));
  }
}
