import { heedFailures, heedOutputs } from '../tests/harness/closed-output';
import { init } from '../tests/harness/init/command';

heedOutputs(process);
heedFailures(process);

/** `npm run init -- --openapi FILE_OR_URL [--path PATH]`: begins a contract from a document; see `README.md`. Exit code 0, 2 or 3. */
void init(process.argv.slice(2), process.env, process).then((code) => {
  // A full disk behind an output has set it before.
  process.exitCode ??= code;
});
