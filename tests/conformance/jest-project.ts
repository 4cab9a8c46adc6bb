import type { Config } from 'jest';

/** TypeScript is compiled by swc, without a look at types: `npm run typecheck` has that. */
export const transform: NonNullable<Config['transform']> = {
  '^.+\\.ts$': [
    '@swc/jest',
    { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' }, sourceMaps: 'inline' },
  ],
};

/** The suite as a Jest project of TypeScript, beside the self tests; the command runs it as it was bundled (`run-suite.ts`). */
export const conformanceProject = {
  transform,
  displayName: 'conformance',
  roots: ['<rootDir>/tests/conformance'],
  runner: '<rootDir>/tests/conformance/serial-runner.ts',
  testEnvironment: '<rootDir>/tests/conformance/bare-environment.ts',
  globalTeardown: '<rootDir>/tests/conformance/close-run.ts',
} satisfies Config;
