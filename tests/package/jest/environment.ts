import type { EnvironmentContext, JestEnvironmentConfig } from '@jest/environment';
import ConformanceEnvironment from '../../conformance/environment';
import { openFromEnvironment } from '../../conformance/open-run';
import type { HeldRun } from '../../conformance/suite';
import { flagsOf } from './flags-of';

/** Gives the tests of the preset a run of their own, closed with them: a caller may have a project for each of several targets. */
export default class PackagedEnvironment extends ConformanceEnvironment {
  readonly #project: JestEnvironmentConfig['projectConfig'];
  #opened: Promise<HeldRun> | undefined;

  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    super(config, context);
    this.#project = config.projectConfig;
  }

  protected override async openRun(): Promise<HeldRun> {
    this.#opened = openFromEnvironment(flagsOf(this.#project.testEnvironmentOptions, this.#project.rootDir));
    return this.#opened;
  }

  override async teardown(): Promise<void> {
    await (await this.#opened?.catch(() => undefined))?.close();
    await super.teardown();
  }
}
