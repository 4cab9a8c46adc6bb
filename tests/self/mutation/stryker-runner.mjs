// A test runner of Stryker's that keeps the harness loaded and switches its mutants on and off: with a fresh Jest for each mutant
// a run over the checks takes hours. See https://stryker-mutator.io/docs/stryker-js/plugins/.
import { createRequire } from 'node:module';
import path from 'node:path';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  MutantRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';

/** What the instrumented code reads and writes. @type {import('@stryker-mutator/api/core').InstrumenterContext} */
const context = (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});

/** @type {readonly import('./proofs').Proof[]} */
let proofs = [];

/** For one mutant: what all checks share would else be tried by every proof. */
const mostProofs = 120;

/** All mutants take some four hours; one in so many of them is tried, and the others count neither way. */
const oneIn = 8;
/** Scattered by a multiplicative hash: neighbours are often mutants of one expression. */
const isInSample = (id) => (Math.imul(Number(id), 0x9e3779b1) >>> 16) % oneIn === 0;

/** Tries proofs one after another; `untilOneFails`: what follows a failure is not tried. */
async function attempt(chosen, untilOneFails) {
  const tests = [];
  for (const { name, refute } of chosen) {
    context.currentTestId = name;
    const started = performance.now();
    const failureMessage = await refute().catch((error) => String(error));
    const test = { id: name, name, timeSpentMs: performance.now() - started };
    tests.push(
      failureMessage === undefined
        ? { ...test, status: TestStatus.Success }
        : { ...test, status: TestStatus.Failed, failureMessage },
    );
    if (failureMessage !== undefined && untilOneFails) break;
  }
  context.currentTestId = undefined;
  return { status: DryRunStatus.Complete, tests };
}

/** @type {import('@stryker-mutator/api/test-runner').TestRunner} */
const runner = {
  capabilities: () => ({ reloadEnvironment: false }),
  async init() {
    // The working directory is the sandbox, where the checks are instrumented.
    ({ proofs } = createRequire(path.resolve('package.json'))('./tests/self/mutation/proofs.ts'));
  },
  async dryRun() {
    const result = await attempt(proofs, false);
    return { ...result, mutantCoverage: context.mutantCoverage };
  },
  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    if (!isInSample(activeMutant.id)) return { status: MutantRunStatus.Error, errorMessage: 'not in the sample' };
    Object.assign(context, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit && 0, mutantCoverage: undefined });
    try {
      const chosen = testFilter === undefined ? proofs : proofs.filter(({ name }) => testFilter.includes(name));
      const result = await attempt(chosen.slice(0, mostProofs), true);
      return toMutantRunResult(determineHitLimitReached(context.hitCount, context.hitLimit) ?? result);
    } finally {
      Object.assign(context, { activeMutant: undefined, hitLimit: undefined, hitCount: undefined });
    }
  },
};

export const strykerPlugins = [declareValuePlugin(PluginKind.TestRunner, 'proofs', runner)];
