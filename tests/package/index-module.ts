/** The values of `index.ts`, taken from the one file that the other modules of the package share. */
export {
  ConfigError,
  ContractError,
  exitCodes,
  HarnessError,
  loadContract,
  runConformance,
  TargetUnreachableError,
} from './harness';
