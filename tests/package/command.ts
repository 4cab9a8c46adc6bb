#!/usr/bin/env node
import { exitCodes, interruption, main } from './harness';

void main(process.argv.slice(2), process.env, process, interruption(process)).then((exitCode) => {
  process.exitCode = exitCode;
  // What an interrupted run left under way ends here, the embedded server with it.
  if (exitCode === exitCodes.interrupted) process.exit();
});
