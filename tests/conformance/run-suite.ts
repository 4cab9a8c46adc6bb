import path from 'node:path';
import { runCLI } from 'jest';
import { areasOf } from './areas';
import { conformanceProject } from './jest-project';
import type { HeldRun } from './suite';
import { holdRun } from './suite';

const repository = path.resolve(__dirname, '..', '..');

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
        // An area is the name of its file here. Files without a planned requirement would hold no test, which Jest takes for a mistake.
        _: areasOf(run.plan).map((area) => path.join(__dirname, `${area}.test.ts`)),
        runTestsByPath: true,
        config: JSON.stringify({ ...conformanceProject, rootDir: repository }),
        runInBand: true,
        reporters: [path.join(__dirname, 'silent-reporter.ts')],
        testSequencer: path.join(__dirname, 'plan-sequencer.ts'),
        watchman: false,
      },
      [repository],
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
