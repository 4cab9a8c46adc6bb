import path from 'node:path';
import { repository } from '../tests/harness/contract/directories';
import { buildPackage } from '../tests/package/build';

/** `npm run build`: what `npm pack` packs, into `dist/package/`. */
buildPackage(path.join(repository, 'dist', 'package')).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
