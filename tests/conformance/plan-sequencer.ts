import TestSequencer from '@jest/test-sequencer';
import type { Test } from '@jest/test-result';

/** Files in the order they were named, which is that of the plan: two runs ask in the same order. */
export default class PlanSequencer extends TestSequencer {
  override sort(tests: Test[]): Test[] {
    return tests;
  }
}
