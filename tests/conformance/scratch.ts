import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigError } from '../harness/errors';

/** Less than Jest keeps there; a disk without room for it is full. */
const neededBytes = 2 ** 16;

/** Throws `ConfigError` where the directory for temporary files cannot take what Jest keeps there: it would fail in the middle, or hang. */
export function checkScratch(): void {
  try {
    const directory = mkdtempSync(path.join(tmpdir(), 'listing-conformance-'));
    try {
      writeFileSync(path.join(directory, 'probe'), Buffer.alloc(neededBytes));
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    throw new ConfigError(
      'CONFIG_TEMPORARY',
      `Expected a directory for temporary files that can be written, in ${tmpdir()}; the system says ${code}. Set TMPDIR to another.`,
      { cause },
    );
  }
}
