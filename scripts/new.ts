import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { repository } from '../tests/harness/contract/directories';
import { newRequirement } from '../tests/self/new-requirement/new-requirement';
import { unwritten } from '../tests/self/new-requirement/unwritten';

/** `npm run new -- AREA.NAME`: the files of a new requirement, and what is left to be written in them. Exit code 0 or 2. */
try {
  newRequirement(repository, process.argv[2] ?? '');
  execFileSync(process.execPath, ['-r', 'esbuild-register', path.join('scripts', 'generate.ts')], { cwd: repository });
  console.log(unwritten(repository).join('\n'));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
