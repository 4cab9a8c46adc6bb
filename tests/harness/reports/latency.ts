import type { Exchange } from '../client/exchange';

/** How long attempts took that brought a response, from sending to the last byte, in milliseconds. */
export interface Latency {
  readonly samples: number;
  readonly p25Ms: number;
  readonly p50Ms: number;
  readonly p75Ms: number;
  readonly p95Ms: number;
  readonly maxMs: number;
}

/** By nearest rank: the smallest value that the share of all does not exceed. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

const rounded = (ms: number): number => Math.round(ms * 100) / 100;

/** The latency of a run; `undefined` where no response arrived. */
export function latencyOf(exchanges: Iterable<Exchange>): Latency | undefined {
  const durations = [...exchanges]
    .flatMap(({ attempts }) => attempts)
    .filter(({ status }) => status !== undefined)
    .map(({ durationMs }) => durationMs)
    .sort((a, b) => a - b);
  if (durations.length === 0) return undefined;
  const at = (share: number): number => rounded(quantile(durations, share));
  return {
    samples: durations.length,
    p25Ms: at(0.25),
    p50Ms: at(0.5),
    p75Ms: at(0.75),
    p95Ms: at(0.95),
    maxMs: at(1),
  };
}
