import { execFileSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { requirementIds } from '../../generated/requirement-ids';
import { repository } from '../harness/contract/directories';
import { possibleNeeds } from '../harness/pages/possible-needs';
import { keepDeclarations } from './declarations';
import { packagesIn, thirdParties } from './third-parties';

const source = (name: string): string => path.join(repository, 'tests', 'package', name);

/** Leaves the lines of the libraries out of a source map, because they would take most of the package. */
function keepOwnLines(file: string): void {
  const map = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly sources: readonly string[];
    readonly sourcesContent: readonly string[];
  };
  const sourcesContent = map.sourcesContent.map((text, index) =>
    map.sources[index]?.includes('node_modules/') === true ? null : text,
  );
  writeFileSync(file, JSON.stringify({ ...map, sourcesContent }));
}

const options: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  sourcemap: true,
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
  // Some libraries are modules that ask where they stand.
  banner: { js: `'use strict';const ownUrl = require('node:url').pathToFileURL(__filename).href;` },
  define: {
    'import.meta.url': 'ownUrl',
    isPackaged: 'true',
    packagedNeeds: JSON.stringify(Object.fromEntries(requirementIds.map((id) => [id, possibleNeeds(id)]))),
  },
};

/**
 * Builds the package into a folder: `harness.js` holds the harness with its libraries, so that an installation fetches nothing else and
 * starts by reading one file; the others are thin and share it. Declarations stand below `types/`.
 */
export async function buildPackage(out: string): Promise<void> {
  rmSync(out, { recursive: true, force: true });
  await bundle(out);
  declare(out);
}

async function bundle(out: string): Promise<void> {
  const { metafile } = await build({
    ...options,
    entryPoints: [source('harness.ts')],
    outfile: path.join(out, 'harness.js'),
    metafile: true,
  });
  keepOwnLines(path.join(out, 'harness.js.map'));
  await build({
    ...options,
    entryPoints: {
      index: source('index-module.ts'),
      command: source('command.ts'),
      'jest-preset': source('jest/preset.ts'),
      environment: source('jest/environment.ts'),
      'conformance.test': path.join(repository, 'tests', 'conformance', 'every-area.ts'),
    },
    outdir: out,
    // Whoever chooses the preset has a Jest, which brings it.
    external: ['jest-environment-node'],
    // All of them stand in one folder, and take from one file what it exports.
    plugins: [
      {
        name: 'shared-harness',
        setup: (bundling) => {
          bundling.onResolve({ filter: /\/(harness|open-run|flags-of)$/ }, () => ({ path: './harness.js', external: true }));
        },
      },
    ],
  });
  for (const asset of ['report.css', 'table-filter.js'])
    copyFileSync(path.join(repository, 'tests', 'harness', 'reports', 'html', asset), path.join(out, asset));
  // The library reads its schema from beside itself when it is loaded.
  const ctrf = path.dirname(require.resolve('ctrf'));
  for (const schema of readdirSync(ctrf).filter((name) => /^ctrf-schema-.*\.json$/.test(name)))
    copyFileSync(path.join(ctrf, schema), path.join(out, schema));
  writeFileSync(path.join(out, 'THIRD-PARTY-LICENSES.txt'), thirdParties(packagesIn(metafile)));
}

function declare(out: string): void {
  const compiler = path.join(repository, 'node_modules', 'typescript', 'bin', 'tsc');
  const types = path.join(out, 'types');
  execFileSync(process.execPath, [compiler, '-p', path.join(repository, '.config', 'tsconfig.package.json'), '--outDir', types]);
  keepDeclarations(types, ['tests/package/index.d.ts', 'tests/package/jest/preset.d.ts']);
}
