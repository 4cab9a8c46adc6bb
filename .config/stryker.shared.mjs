/**
 * Mutation testing of the harness itself, by hand: `npm run mutants:harness`. It takes three quarters of an hour, so it is no part of CI.
 * @param {string} name of the report @param {readonly string[]} parts @returns {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export const mutationOf = (name, parts) => ({
  mutate: parts.map((part) => `tests/harness/${part}/**/*.ts`),
  // The words of a message are not behaviour.
  mutator: { excludedMutations: ['StringLiteral'] },
  // What is made as a module loads is not made again for each mutant.
  ignoreStatic: true,
  coverageAnalysis: 'perTest',
  timeoutMS: 5_000,
  dryRunTimeoutMinutes: 15,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { reportTests: false, allowColor: false },
  jsonReporter: { fileName: `reports/mutants-of-${name}.json` },
});
