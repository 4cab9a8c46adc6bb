import TestRunner from 'jest-runner';

/** Runs every file in the process that holds the run, also where Jest has workers: one client, one rate, one ledger. */
export default class SerialRunner extends TestRunner {
  override readonly isSerial = true;
}
