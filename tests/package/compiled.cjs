'use strict';
const { randomUUID } = require('node:crypto');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const v8 = require('node:v8');
const vm = require('node:vm');

// V8 11, that of Node 20, optimises code on further threads as soon as it is warm. A run of a second spends more on that than it gains, so it
// waits for code that is hot. Later ones have a quick compiler in between, and do not know the flag.
if (process.versions.v8.startsWith('11.')) v8.setFlagsFromString('--interrupt-budget=1000000');

let isHeeding = false;

/** From now on a signal that a program does not heed itself, as while it is loaded, ends it in words and with the exit code of an interruption. */
exports.heedSignals = () => {
  if (isHeeding) return;
  isHeeding = true;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'])
    process.on(signal, () => {
      if (process.listenerCount(signal) > 1) return;
      process.stderr.write(`Interrupted by ${signal}.\n`);
      process.exit(130);
    });
};

/** Every path that a user names is read from the working directory. */
exports.heedDirectory = () => {
  try {
    process.cwd();
  } catch (error) {
    process.stderr.write(`The working directory is gone (${error.message}). Change to one that exists, and run again.\n`);
    process.exit(2);
  }
};

/** Loads a file of one module, with what V8 has compiled of it before: see `compiled.d.cts`. */
exports.loadCompiled = (file) => {
  exports.heedSignals();
  exports.heedDirectory();
  const { mtimeMs, size } = fs.statSync(file);
  const kept = `${file}.${size}-${mtimeMs}.compiled`;
  const cachedData = fs.existsSync(kept) ? fs.readFileSync(kept) : undefined;
  const compiled = new vm.Script(Module.wrap(fs.readFileSync(file, 'utf8')), { filename: file, cachedData });
  if (cachedData === undefined || compiled.cachedDataRejected) process.once('exit', () => keep(compiled, kept));
  const module = new Module(file);
  compiled.runInThisContext()(module.exports, Module.createRequire(file), module, file, path.dirname(file));
  return module.exports;
};

function keep(compiled, kept) {
  // What a run that judges nothing has compiled is too little to be kept.
  if (process.cpuUsage().user < 4e5) return;
  const made = `${kept}.${randomUUID()}`;
  try {
    fs.writeFileSync(made, compiled.createCachedData());
    fs.renameSync(made, kept);
  } catch {
    // A disk that is full, or is not to be written: what cannot be kept is compiled again.
    fs.rmSync(made, { force: true });
  }
}
