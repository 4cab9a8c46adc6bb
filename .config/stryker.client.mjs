import { createRequire } from 'node:module';
import { mutationOf } from './stryker.shared.mjs';

const require = createRequire(import.meta.url);
require('esbuild-register');
const { transform } = require('../tests/conformance/jest-project.ts');

/** The client, held to its Jest tests. */
export default {
  ...mutationOf('client', ['client']),
  testRunner: 'jest',
  jest: { config: { transform, testMatch: ['<rootDir>/tests/self/client/**/*.test.ts'], testTimeout: 60_000 } },
};
