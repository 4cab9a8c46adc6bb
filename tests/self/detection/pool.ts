import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { runTrial, type Trial, type Trialled } from './trial';

type Answer = { readonly trialled: Trialled } | { readonly failure: string };

/** A run keeps a core busy, so threads of one run each: one more than there are cores, because some servers keep theirs waiting. */
const mostThreads = 8;

/** Most of what a run makes is gone with it; where the collector comes seldom, it copies less. */
const resourceLimits = { maxYoungGenerationSizeMb: 192 } as const;

/** Runs every trial, a few at a time, on all cores; results are in the order of the trials. Rejects where a trial could not be run. */
export async function runTrials(
  trials: readonly Trial[],
  onTrialled: (trialled: Trialled) => void = () => undefined,
): Promise<readonly Trialled[]> {
  const queue = [...trials.entries()];
  const results: Trialled[] = [];
  const threads = Math.max(1, Math.min(availableParallelism() + 1, mostThreads, trials.length));
  const lane = async (): Promise<void> => {
    const worker = new Worker(path.join(__dirname, 'worker.ts'), { execArgv: ['-r', 'esbuild-register'], resourceLimits });
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const [index, trial] = next;
        const trialled = await ask(worker, trial);
        results[index] = trialled;
        onTrialled(trialled);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: threads }, lane));
  return results;
}

/** Runs trials that are few or short in this process: a thread has to load the harness first, and to warm it up. */
export async function runInTurn(trials: readonly Trial[]): Promise<readonly Trialled[]> {
  const results: Trialled[] = [];
  for (const trial of trials) results.push(await runTrial(trial));
  return results;
}

async function ask(worker: Worker, trial: Trial): Promise<Trialled> {
  const ended = new AbortController();
  const { signal } = ended;
  worker.postMessage(trial);
  try {
    // Rejects where the thread emits an error.
    const answered = once(worker, 'message', { signal }) as Promise<[Answer]>;
    const exited = once(worker, 'exit', { signal }).then(() => undefined);
    exited.catch(() => undefined);
    const [answer] = (await Promise.race([answered, exited])) ?? [];
    if (answer !== undefined && 'trialled' in answer) return answer.trialled;
    throw new Error(`The ${trial.kind} ${trial.id} could not be tried: ${answer?.failure ?? 'its thread ended'}`);
  } finally {
    ended.abort();
  }
}
