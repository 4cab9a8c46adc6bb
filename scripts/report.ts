import { heedFailures, heedOutputs } from '../tests/harness/closed-output';
import { report } from '../tests/conformance/report-command';

heedOutputs(process);
heedFailures(process);

/** `npm run report -- merge …`: see `README.md`. */
process.exitCode = report(process.argv.slice(2), process.env, process);
