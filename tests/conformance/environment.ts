import { TestEnvironment } from 'jest-environment-node';
import type { Circus } from '@jest/types';
import type { Finding } from '../harness/findings/finding';
import type { HeldRun, Suite } from './suite';
import { heldRun } from './suite';

/** How an outcome shows in Jest. A warning passes where no strict run was asked for. */
function shownAs({ outcome }: Finding, isStrict: boolean): 'passed' | 'failed' | 'skipped' {
  switch (outcome) {
    case 'pass':
      return 'passed';
    case 'warn':
      return isStrict ? 'failed' : 'passed';
    case 'fail':
    case 'error':
      return 'failed';
    case 'inconclusive':
    case 'not-applicable':
    case 'disabled':
      return 'skipped';
  }
}

/** What is wrong with a setting, a contract or a target is said in its sentence: Jest would print the stack and the causes below it. */
function inWords(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || !/^(CONFIG|CONTRACT|TARGET)_/.test(String(error.code))) return error;
  error.stack = `${error.name}: ${error.message}`;
  delete error.cause;
  return error;
}

/**
 * Gives the tests the one run of this process, and lets a test end as skipped after it has begun: only then is it known that
 * the target's data could not show either.
 */
export default class ConformanceEnvironment extends TestEnvironment {
  #finding: Finding | undefined;
  #run: HeldRun | undefined;

  override async setup(): Promise<void> {
    await super.setup();
    const run = await this.openRun().catch((error: unknown) => {
      throw inWords(error);
    });
    this.#run = run;
    const suite: Suite = {
      plan: run.plan,
      judge: async (id) => {
        this.#finding = undefined;
        const finding = await this.judgeOne(id);
        this.#finding = finding;
        if (shownAs(finding, run.isStrict === true) !== 'passed') throw new Error(finding.message);
      },
    };
    Object.assign(this.global, { suite });
  }

  /** Jest keeps the globals of a file; what a run holds beside its ledger is free for the reports. */
  override async teardown(): Promise<void> {
    this.#run = undefined;
    await super.teardown();
  }

  private async judgeOne(id: string): Promise<Finding> {
    if (this.#run === undefined) throw new Error('The tests ended before this one.');
    return this.#run.judge(id);
  }

  /** The one run of this process, which whoever started Jest holds. */
  protected async openRun(): Promise<HeldRun> {
    const run = await heldRun();
    if (run === undefined) throw new Error('The run was closed before its tests ended.');
    return run;
  }

  // Called after Jest's own handler of the same event.
  handleTestEvent(event: Circus.Event): void {
    if (event.name === 'test_start') this.#finding = undefined;
    if (this.#finding === undefined || shownAs(this.#finding, false) !== 'skipped') return;
    if (event.name === 'test_fn_failure') event.test.errors = [];
    if (event.name === 'test_done') {
      event.test.status = 'skip';
      event.test.name += ` (${this.#finding.outcome}: ${this.#finding.message})`;
    }
  }
}
