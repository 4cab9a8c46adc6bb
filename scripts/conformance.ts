import { exitCodes } from '../tests/harness/findings/verdict';
import { conformance } from '../tests/conformance/command';

/** `npm run conformance [-- flags]`: see `README.md`. */
const interruption = new Promise<string>((resolve) => {
  // npm passes a signal on that the terminal has sent already, so there may be two.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, resolve);
});

void conformance(process.argv.slice(2), process.env, process, interruption).then((exitCode) => {
  process.exitCode = exitCode;
  // What an interrupted run left under way ends here, the embedded server with it.
  if (exitCode === exitCodes.interrupted) process.exit();
});
