import type { Finding, Requirement } from '../harness/findings/finding';

/** What the tests see of a run. */
export interface Suite {
  /** What is judged, in order. */
  readonly plan: readonly Requirement[];
  /** Judges one requirement. Rejects with the finding's message where the requirement is not shown to be kept. */
  judge(id: string): Promise<void>;
}

/** What the environment asks of whoever opened the run: the command, or nobody under a bare `npx jest`. */
export interface HeldRun {
  /** Whether the test of a SHOULD that is not kept fails; under the command the verdict tells. */
  readonly isStrict?: boolean;
  readonly plan: readonly Requirement[];
  judge(id: string): Promise<Finding>;
  close(): Promise<void>;
}

// Jest loads the environment by its own means, so a variable of this module could exist twice; the process has one global object.
const key = Symbol.for('listing-conformance.run');
const realm = globalThis as { [key]?: Promise<HeldRun> };

/** Offers a run to every test environment of this process, until `undefined` takes it back. */
export function holdRun(run: Promise<HeldRun> | undefined): void {
  if (run === undefined) delete realm[key];
  else realm[key] = run;
}

/** The run of this process, if one was opened. */
export function heldRun(): Promise<HeldRun> | undefined {
  return realm[key];
}
