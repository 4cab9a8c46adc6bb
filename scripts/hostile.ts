import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { jobs, runJobs, type HostileRow } from '../tests/self/hostile/hostile-runs';
import { hostileFile, hostilePage } from '../tests/self/hostile/page';

/** `npm run hostile [-- TEXT …]`: runs every hostile target, or those whose name holds one of the texts, and puts them into generated/hostile.md. */
async function main(): Promise<void> {
  const tell = ({ kind, name, from, measured, leaks, wrong }: HostileRow): void => {
    const cost = `${Math.round(measured.seconds)} s, ${Math.round(measured.memory ?? 0)} MiB`;
    console.log([`${kind}: ${name}, ${from}`, `exit code ${measured.exitCode ?? 'none'}`, cost, ...leaks, ...wrong].join('; '));
  };
  const rows = await runJobs(process.argv.slice(2), tell);
  const before = existsSync(hostileFile) ? readFileSync(hostileFile, 'utf8') : '';
  writeFileSync(hostileFile, hostilePage(jobs, rows, before));
  process.exitCode = rows.every(({ wrong, leaks }) => wrong.length + leaks.length === 0) ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
