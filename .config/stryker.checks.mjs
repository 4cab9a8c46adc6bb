import { mutationOf } from './stryker.shared.mjs';

/** The checks, held to what they must find and must not find at servers. */
export default {
  ...mutationOf('checks', ['checks', 'facts', 'judging', 'listing']),
  testRunner: 'proofs',
  plugins: ['./tests/self/mutation/stryker-runner.mjs'],
  testRunnerNodeArgs: ['-r', 'esbuild-register'],
};
