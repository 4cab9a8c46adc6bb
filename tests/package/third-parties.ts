import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { repository } from '../harness/contract/directories';

/** A library whose code stands in the package. */
export interface ThirdParty {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** Its licence in full. */
  readonly text: string;
}

/** What lets its code be passed on within a package, as long as its notice goes with it (https://spdx.org/licenses/). */
export const permissive: readonly string[] = [
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  'Python-2.0',
];

function thirdParty(folder: string): ThirdParty {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as ThirdParty;
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  // One that ships no text names its licence, and its manifest is the notice.
  const text =
    file === undefined ? `Licensed under ${license}, by its package.json.` : readFileSync(path.join(folder, file), 'utf8');
  return { name, version, license, text };
}

/** The libraries that a build took in, by name. Throws where one may not be passed on. */
export function packagesIn({ outputs }: Metafile): readonly ThirdParty[] {
  const inputs = Object.values(outputs).flatMap((output) =>
    Object.entries(output.inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
  const folders = inputs.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []);
  const parties = [...new Set(folders)].map((folder) => thirdParty(path.resolve(repository, folder)));
  const found = [...new Map(parties.map((one) => [`${one.name} ${one.version}`, one])).values()];
  const foreign = found.find(({ license }) => !license.split(' AND ').every((one) => permissive.includes(one)));
  if (foreign !== undefined)
    throw new Error(`${foreign.name} is licensed under ${foreign.license}, which is none of ${permissive.join(', ')}.`);
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Their names, versions and licences, and below them the text of each. */
export function thirdParties(packages: readonly ThirdParty[]): string {
  return [
    'The package holds code of these libraries:',
    '',
    ...packages.map(({ name, version, license }) => `${name} ${version} (${license})`),
    ...packages.map(({ name, version, text }) => `\n${'-'.repeat(72)}\n${name} ${version}\n\n${text.trim()}`),
    '',
  ].join('\n');
}
