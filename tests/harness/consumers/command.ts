import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readDocument } from '../contract/document';
import { ConfigError } from '../errors';
import { packageFiles } from './package';

/** The flags of `npm run generate -- --contract`. */
export interface PackageFlags {
  readonly contract: string;
  readonly out: string | undefined;
  readonly operation: string | undefined;
  readonly name: string | undefined;
}

/**
 * Writes the package of a contract into a directory, and tells where. Throws `ContractError` for a document that is no contract, and
 * `ConfigError` for a directory that cannot be written, or holds another package.
 */
export async function generatePackage({ contract, out, operation, name }: PackageFlags): Promise<string> {
  if (out === undefined || out === '')
    throw new ConfigError('CONFIG_OUT_MISSING', 'Expected where the package goes; found no --out. Name a directory: --out DIR.');
  if (existsSync(path.join(out, 'package.json')) && !existsSync(path.join(out, 'contract.json')))
    throw new ConfigError(
      'CONFIG_OUT_TAKEN',
      `Expected an empty directory, or an earlier package of a contract, in ${out}; found another package. Choose another directory with --out.`,
    );
  const files = await packageFiles({ file: contract, document: await readDocument(contract), operation, name, changelog: '' });
  write(out, files);
  const { name: made, version } = JSON.parse(readFileSync(path.join(out, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
  };
  return `Wrote ${made} ${version} to ${out}. Install it with npm install ${path.isAbsolute(out) ? out : `./${path.normalize(out)}`}\n`;
}

function write(directory: string, files: ReadonlyMap<string, string>): void {
  try {
    mkdirSync(directory, { recursive: true });
    for (const [name, content] of files) writeFileSync(path.join(directory, name), content);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigError('CONFIG_OUT_UNWRITABLE', `Cannot write to ${directory}: ${why}. Choose another directory with --out.`, {
      cause,
    });
  }
}
