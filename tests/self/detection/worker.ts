import { parentPort } from 'node:worker_threads';
import { runTrial, type Trial } from './trial';

// One message is one trial; the answer is what it showed, or the error that the pool throws.
parentPort?.on('message', (trial: Trial) => {
  runTrial(trial).then(
    (trialled) => parentPort?.postMessage({ trialled }),
    (error: unknown) =>
      parentPort?.postMessage({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
