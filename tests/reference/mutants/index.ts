import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { AnyMutant, Mutant } from './mutant';
import { mutants as pairs } from './pairs';

export type { AnyMutant, Mutant } from './mutant';

/** A module of mutants for each file of a folder. */
function modules(folder: string): readonly { readonly mutants: readonly AnyMutant[] }[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the files of a folder are its registry, so none is listed twice
  return names.sort().map((name) => require(path.join(folder, name)) as { readonly mutants: readonly AnyMutant[] });
}

const areas = readdirSync(__dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** Every fault on every ground; ids are unique. Each stands in the file of the requirement it breaks, `pairs` have two at once. */
export const allMutants: readonly AnyMutant[] = [
  ...areas.flatMap(({ name }) => modules(path.join(__dirname, name))).flatMap((module) => module.mutants),
  ...pairs,
];

/** Those of the reference server. */
export const mutants: readonly Mutant[] = allMutants.filter((one): one is Mutant => one.ground === undefined);
