/** @jest-config-loader esbuild-register */
// Reporters are not transformed by Jest; this lets them be TypeScript, also under a bare `npx jest`.
import 'esbuild-register';
import type { Config } from 'jest';

const typescript = {
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' }, sourceMaps: 'inline' },
    ],
  },
} satisfies Config;

const config: Config = {
  // Bounds the whole of a slow self test; the conformance tests are bounded by the client.
  testTimeout: 60_000,
  projects: [{ ...typescript, displayName: 'self', testMatch: ['<rootDir>/tests/self/**/*.test.ts'] }],
};

export default config;
