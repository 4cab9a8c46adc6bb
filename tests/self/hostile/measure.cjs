'use strict';
// Loaded before a program, as it stands, because a compiler would cost more than the rest of a start: when the program ends it says on
// descriptor 3 what it has cost.
const { readFileSync, writeSync } = require('node:fs');

/** Peak memory in KiB. What `getrusage(2)` counts begins with that of the process which started this one; `VmHWM` of proc(5) does not. */
function peak(rusage) {
  try {
    return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'latin1'))?.[1] ?? rusage);
  } catch {
    return rusage;
  }
}

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeSync(3, JSON.stringify({ seconds: (userCPUTime + systemCPUTime) / 1e6, memory: peak(maxRSS) / 2 ** 10 }));
});
