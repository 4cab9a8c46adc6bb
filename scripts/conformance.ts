import { exitCodes } from '../tests/harness/findings/verdict';
import { conformance } from '../tests/conformance/command';
import { inJest } from '../tests/conformance/in-jest';
import { interruption } from '../tests/conformance/interruption';

/** `npm run conformance [-- flags]`: see `README.md`. */
void conformance(process.argv.slice(2), process.env, process, interruption(process), inJest).then((exitCode) => {
  process.exitCode = exitCode;
  // What an interrupted run left under way ends here, the embedded server with it.
  if (exitCode === exitCodes.interrupted) process.exit();
});
