import { heedOutputs } from '../tests/harness/closed-output';
import { exitCodes } from '../tests/harness/findings/verdict';
import { conformance } from '../tests/conformance/command';
import { inJest } from '../tests/conformance/in-jest';
import { interruption } from '../tests/conformance/interruption';

heedOutputs(process);

const interrupted = interruption(process);
let late: string | undefined;
void interrupted.then((signal) => (late = signal));

/** `npm run conformance [-- flags]`: see `README.md`. */
void conformance(process.argv.slice(2), process.env, process, interrupted, inJest).then((exitCode) => {
  // A full disk behind an output has set it before.
  process.exitCode ??= exitCode;
  // Files are written in one go, and a signal is heard behind it.
  setImmediate(() => {
    if (late === undefined) return;
    if (exitCode !== exitCodes.interrupted)
      process.stderr.write(`Interrupted by ${late} when everything was judged and written.\n`);
    // What an interrupted run left under way ends here, the embedded server with it.
    process.exit(exitCodes.interrupted);
  });
});
