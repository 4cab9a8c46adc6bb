import { heedFailures, heedOutputs } from '../tests/harness/closed-output';
import { compare } from '../tests/conformance/compare-command';

heedOutputs(process);
heedFailures(process);

/** `npm run compare -- before/results.json after/results.json`, or `--contract before.yaml after.yaml`: see `README.md`. */
void compare(process.argv.slice(2), process.env, process).then((exitCode) => {
  // A full disk behind an output has set it before.
  process.exitCode ??= exitCode;
});
