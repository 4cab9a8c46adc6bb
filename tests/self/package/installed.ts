import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repository } from '../../harness/contract/directories';
import type { Invoked } from '../command/run-command';

/** An empty folder of a user, with the packed package installed in it. */
export interface Installed {
  readonly folder: string;
  /** Names of the files in the tarball. */
  readonly files: readonly string[];
  remove(): void;
}

/** No setting of whoever runs the tests reaches a command. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(TARGET_|GITHUB_|DEBUG$|JEST_|NODE_ENV$|npm_)/.test(name)),
);

/** Packs the package, which builds it, and installs the tarball without a registry. */
export function install(): Installed {
  const home = mkdtempSync(path.join(tmpdir(), 'package-'));
  const folder = path.join(home, 'user');
  mkdirSync(folder);
  const npm = (args: readonly string[], cwd: string): string =>
    execFileSync('npm', args, { cwd, encoding: 'utf8', env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const packed = npm(['pack', '--json', '--pack-destination', home], repository);
  const [{ files } = { files: [] }] = JSON.parse(packed) as readonly { readonly files: readonly { readonly path: string }[] }[];
  const tarball = readdirSync(home).find((name) => name.endsWith('.tgz')) ?? '';
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  npm(['install', '--offline', '--no-audit', '--no-fund', path.join(home, tarball)], folder);
  return {
    folder,
    files: files.map((file) => file.path),
    remove() {
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Runs a program of Node in the folder of the user, with no setting but those given. */
export function runIn(
  { folder }: Installed,
  args: readonly string[],
  given: { readonly [name: string]: string } = {},
): Promise<Invoked> {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...environment, ...given },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
    });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => {
      resolve({ exitCode, ...output });
    });
  });
}

/** Runs `npx listing-conformance` as npx would, without npx. */
export const command = (installed: Installed, args: readonly string[], given: { readonly [name: string]: string } = {}) =>
  runIn(installed, [path.join('node_modules', '.bin', 'listing-conformance'), ...args], given);
