/** @jest-config-loader esbuild-register */
// Reporters are not transformed by Jest; this lets them be TypeScript, also under a bare `npx jest`.
import 'esbuild-register';
import type { Config } from 'jest';
import { conformanceProject, transform } from './tests/conformance/jest-project';

const config: Config = {
  reporters: ['default', '<rootDir>/tests/self/count-reporter.ts'],
  projects: [
    { transform, displayName: 'self', testMatch: ['<rootDir>/tests/self/**/*.test.ts'], testTimeout: 60_000 },
    conformanceProject,
  ],
};

export default config;
