import path from 'node:path';
import { runCLI } from 'jest';
import type { HeldRun } from './suite';
import { holdRun } from './suite';

/** Where the suite stands as JavaScript: its tests in one file, and their environment (`scripts/bundled.cjs`). */
declare const suiteDirectory: string;

/** How one test ended in Jest. */
export interface TestOutcome {
  readonly title: string;
  readonly status: string;
}

export interface SuiteOutcome {
  readonly tests: readonly TestOutcome[];
  /** What kept a file from running, in one line each. Findings are not among them: they stand in the ledger. */
  readonly problems: readonly string[];
}

/** Runs the Jest suite over a run, in this process and without a word from Jest. */
export async function runSuite(run: HeldRun): Promise<SuiteOutcome> {
  holdRun(Promise.resolve(run));
  try {
    const { results } = await runCLI(
      {
        $0: 'jest',
        _: [path.join(suiteDirectory, 'suite.test.js')],
        runTestsByPath: true,
        config: JSON.stringify({
          rootDir: suiteDirectory,
          testEnvironment: path.join(suiteDirectory, 'environment.js'),
          transform: {},
          // It stands below node_modules, where Jest looks for no tests.
          haste: { retainAllFiles: true },
          testPathIgnorePatterns: [],
        }),
        runInBand: true,
        reporters: [path.join(suiteDirectory, 'silent-reporter.js')],
        watchman: false,
      },
      [suiteDirectory],
    );
    return {
      tests: results.testResults.flatMap(({ testResults }) => testResults.map(({ title, status }) => ({ title, status }))),
      problems: results.testResults.flatMap(({ testFilePath, testExecError }) =>
        testExecError ? [`${path.basename(testFilePath)}: ${testExecError.message.split('\n', 1)[0] ?? ''}`] : [],
      ),
    };
  } finally {
    holdRun(undefined);
  }
}
