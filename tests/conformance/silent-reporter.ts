import { preRunMessage } from 'jest-util';

/** Says nothing, and takes back the line that Jest writes to a terminal before its first reporter is asked. */
export default class SilentReporter {
  onRunStart(): void {
    preRunMessage.remove(process.stderr);
  }
}
