import { Client } from 'undici';
import type { Exchange } from '../../harness/client/exchange';
import type { Contract } from '../../harness/contract/model';
import { loadContract } from '../../harness/contract/load';
import { openLedger } from '../../harness/findings/ledger';
import { loadRequirements } from '../../harness/findings/requirements';
import { runConformance } from '../../harness/run/run-conformance';
import { median } from './median';
import type { BenchTarget } from './target';

/** What a run costs the process of the harness; the target is another one and answers from memory. */
export interface Cost {
  readonly items: number;
  readonly requests: number;
  /** Processor time of a run, in milliseconds: the median of all rounds. */
  readonly runMs: number;
  /** Processor time of the same exchanges with bare undici and `JSON.parse`, in milliseconds. */
  readonly bareMs: number;
  /** Of the two in one round: the median of all rounds. */
  readonly ratio: number;
  /** The most that was resident during the first run, beyond what was when it began, in bytes. */
  readonly overStartBytes: number;
  readonly purposes: readonly Purpose[];
}

/** What was asked for the requirements of one area; what several areas ask is counted where it was asked first. */
export interface Purpose {
  readonly area: string;
  readonly requests: number;
  /** Of the bodies, decoded. */
  readonly bytes: number;
}

const placeholder = '<configured credential>';

/** Processor time of this process while something runs, in milliseconds. */
async function timed<T>(work: () => Promise<T>): Promise<readonly [ms: number, result: T]> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1000, result];
}

/** Sends what a run sent again, one request after another, and parses what is JSON. */
async function sendBare(target: BenchTarget, exchanges: readonly Exchange[]): Promise<void> {
  const client = new Client(target.url);
  for (const { request } of exchanges) {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, value === placeholder ? target.apiKey : value]),
    );
    const { body } = await client.request({ method: 'GET', path: request.url.slice(target.url.length), headers });
    const text = await body.text();
    if (text.startsWith('{')) JSON.parse(text);
  }
  await client.close();
}

interface Asked {
  readonly exchanges: readonly Exchange[];
  /** The requirement that each exchange was asked for, in the same order. */
  readonly judging: readonly (string | undefined)[];
}

async function run(target: BenchTarget, contract: Contract): Promise<Asked> {
  const ledger = openLedger(undefined);
  const judging: (string | undefined)[] = [];
  const { url, apiKey, projectUid, secondProjectUid } = target;
  const results = await runConformance(
    {
      contract,
      requirements: loadRequirements(),
      target: { url: new URL(url), credentials: { key: apiKey }, scope: projectUid, secondScope: secondProjectUid },
      onProgress: (progress) => {
        if (progress.kind === 'request') judging.push(progress.judging);
      },
    },
    ledger,
  );
  if (results.verdict !== 'conforms') throw new Error(`Expected the reference server to conform; it is ${results.verdict}.`);
  return { exchanges: [...ledger.exchanges.values()], judging };
}

/** Requests and bytes by the area that asked first, the dearest first. */
export function purposesOf({ exchanges, judging }: Asked): readonly Purpose[] {
  const areas = new Map<string, Purpose>();
  for (const [index, { response }] of exchanges.entries()) {
    const area = judging[index]?.split('.')[0] ?? 'first read';
    const { requests, bytes } = areas.get(area) ?? { requests: 0, bytes: 0 };
    areas.set(area, { area, requests: requests + 1, bytes: bytes + Buffer.byteLength(response?.text ?? '') });
  }
  return [...areas.values()].toSorted((a, b) => b.bytes - a.bytes);
}

/** Measures runs against a target, and the same requests bare, in turns, after one round that is not counted but for its memory. */
export async function measureCost(target: BenchTarget, items: number, rounds: number): Promise<Cost> {
  const contract = await loadContract();
  const started = process.memoryUsage.rss();
  let most = started;
  const look = (): void => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const watch = setInterval(look, 5);
  let asked = await run(target, contract);
  look();
  clearInterval(watch);
  const times: { readonly runMs: number; readonly bareMs: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const [runMs, next] = await timed(() => run(target, contract));
    const [bareMs] = await timed(() => sendBare(target, next.exchanges));
    times.push({ runMs, bareMs });
    asked = next;
  }
  return {
    items,
    requests: asked.exchanges.length,
    runMs: median(times.map(({ runMs }) => runMs)),
    bareMs: median(times.map(({ bareMs }) => bareMs)),
    ratio: median(times.map(({ runMs, bareMs }) => runMs / bareMs)),
    overStartBytes: most - started,
    purposes: purposesOf(asked),
  };
}
