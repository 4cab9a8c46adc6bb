import { heedFailures, heedOutputs } from '../tests/harness/closed-output';
import { exitCodes } from '../tests/harness/findings/verdict';
import { conformance } from '../tests/conformance/command';
import { inJest } from '../tests/conformance/in-jest';
import { interruption } from '../tests/conformance/interruption';

heedOutputs(process);
heedFailures(process);

/** `npm run conformance [-- flags]`: see `README.md`. */
void conformance(process.argv.slice(2), process.env, process, interruption(process), inJest).then((exitCode) => {
  // A full disk behind an output has set it before.
  process.exitCode ??= exitCode;
  // What an interrupted run left under way ends here, the embedded server with it.
  if (exitCode === exitCodes.interrupted) process.exit();
});
