/** What the package is made of, in one file; what its users may rely on is `index.ts`. */
export { heedFailures, heedOutputs } from '../harness/closed-output';
export { interruption } from '../conformance/interruption';
export * from './index';
export { openFromEnvironment } from '../conformance/open-run';
export { flagsOf } from './jest/flags-of';
export { main } from './main';
