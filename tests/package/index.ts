/** The programmatic interface of the package; README.md shows its use. */
export { loadContract } from '../harness/contract/load';
export type { ListingChoice } from '../harness/contract/listing';
export type { Contract } from '../harness/contract/model';
export { ConfigError, ContractError, HarnessError, TargetUnreachableError } from '../harness/errors';
export type { Level, Outcome } from '../harness/findings/finding';
export { exitCodes, type Verdict } from '../harness/findings/verdict';
export type { ResultFinding as Finding, Results } from '../harness/reports/results';
export { type ConformanceOptions, runConformance } from './run-conformance';
