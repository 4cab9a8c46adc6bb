#!/usr/bin/env node
import path from 'node:path';
import { loadCompiled } from './compiled.cjs';

const harness = loadCompiled(path.join(__dirname, 'harness.js')) as typeof import('./harness');
const { exitCodes, heedFailures, heedOutputs, interruption, main } = harness;

heedOutputs(process);
heedFailures(process);

void main(process.argv.slice(2), process.env, process, interruption(process)).then((exitCode) => {
  // A full disk behind an output has set it before.
  process.exitCode ??= exitCode;
  // What an interrupted run left under way ends here, the embedded server with it.
  if (exitCode === exitCodes.interrupted) process.exit();
});
