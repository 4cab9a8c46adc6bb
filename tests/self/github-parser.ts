import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** Bundles GitHub's own parser into a directory, and gives what it has against a text. */
export function githubParser(directory: string): (kind: 'workflow' | 'action', text: string) => readonly string[] {
  const parser = path.join(directory, 'parse-workflow.cjs');
  execFileSync(path.join(__dirname, '..', '..', 'node_modules', '.bin', 'esbuild'), [
    path.join(__dirname, 'fixtures', 'parse-workflow.mjs'),
    ...['--bundle', '--platform=node', '--format=cjs', '--log-level=error', `--outfile=${parser}`],
  ]);
  return (kind, text) => {
    const file = path.join(directory, `${kind}.yml`);
    writeFileSync(file, text);
    return JSON.parse(execFileSync(process.execPath, [parser, file, kind], { encoding: 'utf8' })) as string[];
  };
}
