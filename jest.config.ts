/** @jest-config-loader esbuild-register */
// Reporters are not transformed by Jest; this lets them be TypeScript, also under a bare `npx jest`.
import 'esbuild-register';
import type { Config } from 'jest';

const swc = { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' }, sourceMaps: 'inline' };

const shared = {
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
} satisfies Config;

const config: Config = {
  reporters: ['default', '<rootDir>/tests/self/count-reporter.ts'],
  projects: [
    {
      ...shared,
      displayName: 'self',
      testMatch: ['<rootDir>/tests/self/**/*.test.ts'],
      testTimeout: 60_000,
    },
    {
      ...shared,
      displayName: 'conformance',
      roots: ['<rootDir>/tests/conformance'],
      runner: '<rootDir>/tests/conformance/serial-runner.ts',
      testEnvironment: '<rootDir>/tests/conformance/environment.ts',
      globalTeardown: '<rootDir>/tests/conformance/close-run.ts',
      // The client bounds every request; how many a walk needs depends on the target, so a whole check has no bound here.
      testTimeout: 2 ** 31 - 1,
    },
  ],
};

export default config;
