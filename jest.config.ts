/** @jest-config-loader esbuild-register */
// Reporters are not transformed by Jest; this lets them be TypeScript, also under a bare `npx jest`.
import 'esbuild-register';
import type { Config } from 'jest';
import { conformanceProject, transform } from './tests/conformance/jest-project';

const config: Config = {
  // For the self tests that start processes, and no measure of how long they take: a busy machine may need ten times as long as a
  // quiet one. Jest heeds it at the top only.
  testTimeout: 600_000,
  // Jest leaves a core idle; here a suite waits for servers and processes as often as it computes.
  maxWorkers: '100%',
  testSequencer: '<rootDir>/tests/self/balanced-sequencer.ts',
  reporters: ['default', '<rootDir>/tests/self/count-reporter.ts'],
  projects: [
    {
      transform,
      displayName: 'self',
      testMatch: ['<rootDir>/tests/self/**/*.test.ts'],
      testRunner: '<rootDir>/tests/self/shared-runner.ts',
    },
    conformanceProject,
  ],
};

export default config;
