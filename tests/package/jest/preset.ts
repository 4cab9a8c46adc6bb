import path from 'node:path';

/** A Jest project with one test for each requirement. What it judges stands in the environment and in `testEnvironmentOptions`. */
const preset = {
  displayName: 'listing-conformance',
  roots: [__dirname],
  testMatch: ['**/conformance.test.js'],
  testEnvironment: path.join(__dirname, 'environment.js'),
  // The suite stands in a package, where Jest looks for no tests of its own.
  haste: { retainAllFiles: true },
  testPathIgnorePatterns: [],
  transform: {},
};

export = preset;
