import type { Cost } from './bench';

const mebibytes = (bytes: number, digits: number): string => `${(bytes / 2 ** 20).toFixed(digits)} MiB`;

export const costHead = ['items', 'requests', 'run', 'bare', 'ratio', 'over start'];

/** One cost as cells below `costHead`. */
export function costCells({ items, requests, runMs, bareMs, ratio, overStartBytes }: Cost): readonly string[] {
  const ms = (time: number): string => `${time.toFixed(0)} ms`;
  return [String(items), String(requests), ms(runMs), ms(bareMs), ratio.toFixed(1), mebibytes(overStartBytes, 0)];
}

export const purposeHead = ['items', 'asked for', 'requests', 'bodies'];

/** What a run asked for, as rows below `purposeHead`. */
export const purposeRows = ({ items, purposes }: Cost): readonly (readonly string[])[] =>
  purposes.map(({ area, requests, bytes }) => [String(items), area, String(requests), mebibytes(bytes, 1)]);
