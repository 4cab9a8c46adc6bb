import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Version, versionOf } from '../changes/contracts';
import { contractChanges } from '../changes/contracts';
import { changelogSection } from '../changes/text';
import { readDocument } from '../contract/document';
import { ConfigError } from '../errors';
import { makeDirectory } from '../made-directory';
import { checkReplaceable } from '../replaceable';
import { unwrittenBecause } from '../unwritten';
import { packageFiles } from './package';

/** The flags of `npm run generate -- --contract`. */
export interface PackageFlags {
  readonly contract: string;
  readonly out: string | undefined;
  readonly operation: string | undefined;
  readonly name: string | undefined;
  /** The contract of the version before, or the directory of its package; without it, the package that the new one takes the place of. */
  readonly before: string | undefined;
}

/**
 * Writes the package of a contract into a directory, and tells where. Throws `ContractError` for a document that is no contract, and
 * `ConfigError` for a directory that cannot be written, or holds another package.
 */
export async function generatePackage({ contract, out, operation, name, before }: PackageFlags): Promise<string> {
  if (out === undefined || out === '')
    throw new ConfigError('CONFIG_OUT_MISSING', 'Expected where the package goes; found no --out. Name a directory: --out DIR.');
  if (existsSync(path.join(out, 'package.json')) && !existsSync(path.join(out, 'contract.json')))
    throw new ConfigError(
      'CONFIG_OUT_TAKEN',
      `Expected an empty directory, or an earlier package of a contract, in ${out}; found another package. Choose another directory with --out.`,
    );
  const document = await readDocument(contract);
  const { changelog, advice } = await changelogOf({ file: contract, document }, before ?? earlierPackage(out));
  const files = await packageFiles({ file: contract, document, operation, name, changelog });
  write(out, files);
  const made = JSON.parse(files.get('package.json') ?? '{}') as { readonly name: string; readonly version: string };
  const installed = path.isAbsolute(out) ? out : `./${path.normalize(out)}`;
  return `Wrote ${made.name} ${made.version} to ${out}. Install it with npm install ${installed}\n${advice}`;
}

const earlierPackage = (out: string): string | undefined => (existsSync(path.join(out, 'contract.json')) ? out : undefined);

const title = '# Changelog\n\n';

/** What changed since the version before, above what its own changelog says; and what the version should be, where it is too low. */
async function changelogOf(
  version: Version,
  before: string | undefined,
): Promise<{ readonly changelog: string; readonly advice: string }> {
  const now = versionOf(version);
  if (before === undefined) return { changelog: `${title}## ${now}\n\nThe first version.\n`, advice: '' };
  const isPackage = existsSync(path.join(before, 'contract.json'));
  const file = isPackage ? path.join(before, 'contract.json') : before;
  const earlier = { file, document: await readDocument(file) };
  const told = isPackage ? textIn(path.join(before, 'CHANGELOG.md')) : '';
  const history = told.startsWith(title) ? told.slice(title.length) : `## ${versionOf(earlier)}\n`;
  // Made again before it was released.
  if (versionOf(earlier) === now) return { changelog: `${title}${history}`, advice: '' };
  const changes = contractChanges(earlier, version);
  const [major = 0, afterwards = 0] = [versionOf(earlier), now].map((one) => Number.parseInt(one, 10));
  const isTooLow = changes.some(({ effect }) => effect === 'breaks') && afterwards <= major;
  return {
    changelog: `${title}${changelogSection(now, versionOf(earlier), changes)}\n${history}`,
    advice: isTooLow
      ? `Clients break by what changed since ${versionOf(earlier)}, so info/version should be ${major + 1}.0.0. See CHANGELOG.md\n`
      : '',
  };
}

function textIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function write(directory: string, files: ReadonlyMap<string, string>): void {
  try {
    makeDirectory(directory);
    const all = [...files].map(([name, content]) => [path.join(directory, name), content] as const);
    for (const [file] of all) checkReplaceable(file);
    for (const [file, content] of all) {
      rmSync(file, { force: true });
      writeFileSync(file, content, { flag: 'wx' });
    }
  } catch (cause) {
    const why = unwrittenBecause(cause);
    throw new ConfigError('CONFIG_OUT_UNWRITABLE', `Cannot write to ${directory}: ${why}. Choose another directory with --out.`, {
      cause,
    });
  }
}
