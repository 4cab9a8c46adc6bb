import { execFileSync } from 'node:child_process';
import { costCells, costHead, measureCost, type Cost } from '../tests/self/bench/bench';

// Without arguments: every size in a process of its own, so that no size pays for the memory of another. With one: that size.
const [size] = process.argv.slice(2);
const line = (cells: readonly string[]): string => cells.map((cell) => cell.padStart(12)).join('');

if (size === undefined) {
  console.log(line(costHead));
  for (const items of [117, 1000, 10_000]) {
    const output = execFileSync(process.execPath, ['-r', 'esbuild-register', __filename, String(items)], { encoding: 'utf8' });
    console.log(line(costCells(JSON.parse(output) as Cost)));
  }
} else {
  void measureCost(Number(size), Number(size) > 5000 ? 2 : 3).then((cost) => console.log(JSON.stringify(cost)));
}
