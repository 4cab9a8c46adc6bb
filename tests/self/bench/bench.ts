import { Client } from 'undici';
import type { Exchange } from '../../harness/client/exchange';
import { loadContract } from '../../harness/contract/load';
import { openLedger } from '../../harness/findings/ledger';
import { loadRequirements } from '../../harness/findings/requirements';
import { runConformance } from '../../harness/run/run-conformance';
import type { BehaviourOverride } from '../../reference/behaviour';
import { startReference, type Reference } from '../../reference/server';
import type { StoredObject } from '../../reference/types';

/** What one run costs. Times in milliseconds, memory in bytes. */
export interface Cost {
  readonly items: number;
  readonly requests: number;
  /** Of the run, in one process with the embedded target. */
  readonly runMs: number;
  /** Of the same requests, one after another, with bare undici and `JSON.parse`. */
  readonly bareMs: number;
  /** The most that was resident in this process at any time since the run began; the target and its data are in it. */
  readonly peakBytes: number;
}

const placeholder = '<configured credential>';

/**
 * Keeps what a query has sorted: the embedded target sorts for each page anew, which at 10,000 items would take longer than
 * everything that is measured here.
 */
const sortingOnce: BehaviourOverride = () => {
  const sorted = new Map<string, readonly StoredObject[]>();
  return {
    sortItems: (original) => (clusters, context) => {
      const { scope, filter, order } = context.query;
      const key = JSON.stringify([scope, filter, order]);
      const known = sorted.get(key) ?? original(clusters, context);
      sorted.set(key, known);
      return known;
    },
  };
};

/** Sends what a run sent again, one request after another, and parses what is JSON. */
async function sendBare(target: Reference, exchanges: readonly Exchange[]): Promise<number> {
  const client = new Client(target.url);
  const started = performance.now();
  for (const { request } of exchanges) {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, value === placeholder ? target.apiKey : value]),
    );
    const { body } = await client.request({ method: 'GET', path: request.url.slice(target.url.length), headers });
    const text = await body.text();
    if (text.startsWith('{')) JSON.parse(text);
  }
  const took = performance.now() - started;
  await client.close();
  return took;
}

/**
 * Runs the harness against the embedded target, and sends the same requests bare, in turns; the shortest of `rounds` times each, at
 * least two, because in the first the target still sorts.
 */
export async function measureCost(items: number, rounds: number): Promise<Cost> {
  const target = await startReference({ size: items, behaviour: sortingOnce });
  try {
    return await measureAt(target, items, rounds);
  } finally {
    await target.close();
  }
}

async function measureAt(target: Reference, items: number, rounds: number): Promise<Cost> {
  const contract = await loadContract();
  const requirements = loadRequirements();
  const { apiKey, projectUid, secondProjectUid } = target;
  const asked = { url: new URL(target.url), credentials: { key: apiKey }, scope: projectUid, secondScope: secondProjectUid };
  let [runMs, bareMs, requests, peakBytes] = [Infinity, Infinity, 0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const ledger = openLedger(undefined);
    const watch = setInterval(() => (peakBytes = Math.max(peakBytes, process.memoryUsage.rss())), 5);
    const started = performance.now();
    const results = await runConformance({ contract, requirements, target: asked }, ledger);
    runMs = Math.min(runMs, performance.now() - started);
    clearInterval(watch);
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
    if (results.verdict !== 'conforms') throw new Error(`Expected the embedded target to conform; it is ${results.verdict}.`);
    requests = results.requests;
    bareMs = Math.min(bareMs, await sendBare(target, [...ledger.exchanges.values()]));
  }
  return { items, requests, runMs, bareMs, peakBytes };
}

const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MiB`;

export const costHead = ['items', 'requests', 'run', 'bare', 'ratio', 'peak memory'];

/** One cost as cells below `costHead`. */
export function costCells({ items, requests, runMs, bareMs, peakBytes }: Cost): readonly string[] {
  return [
    String(items),
    String(requests),
    `${runMs.toFixed(0)} ms`,
    `${bareMs.toFixed(0)} ms`,
    (runMs / bareMs).toFixed(2),
    mebibytes(peakBytes),
  ];
}
