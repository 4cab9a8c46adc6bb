import { report } from '../tests/conformance/report-command';

/** `npm run report -- merge …`: see `README.md`. */
process.exitCode = report(process.argv.slice(2), process.env, process);
