import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { measureCost, type Cost } from '../tests/self/bench/bench';
import { costCells, costHead, purposeHead, purposeRows } from '../tests/self/bench/tables';
import { type BenchTarget, serveFromMemory } from '../tests/self/bench/target';

// Without arguments: every size in a process of its own, so that no size pays for the memory of another. `measure SIZE`: that process.
// `serve SIZE`: the target of one.
const [role, size = ''] = process.argv.slice(2);
const itself = ['-r', 'esbuild-register', __filename];
const line = (cells: readonly string[]): string => cells.map((cell) => cell.padStart(12)).join('');

async function measure(items: number): Promise<Cost> {
  const server = spawn(process.execPath, [...itself, 'serve', String(items)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [told] = (await once(server.stdout, 'data')) as [Buffer];
  try {
    return await measureCost(JSON.parse(told.toString()) as BenchTarget, items, items > 5000 ? 2 : 5);
  } finally {
    server.stdin.end();
  }
}

async function main(): Promise<void> {
  if (role === 'serve') return serveFromMemory(Number(size));
  if (role === 'measure') return console.log(JSON.stringify(await measure(Number(size))));
  const costs = [117, 1000, 10_000].map((items) => {
    const output = execFileSync(process.execPath, [...itself, 'measure', String(items)], { encoding: 'utf8' });
    return JSON.parse(output) as Cost;
  });
  for (const cells of [costHead, ...costs.map(costCells)]) console.log(line(cells));
  console.log();
  for (const cells of [purposeHead, ...costs.flatMap(purposeRows)]) console.log(line(cells));
}

void main();
