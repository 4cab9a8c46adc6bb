import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Mutant } from './mutant';
import { mutants as pairs } from './pairs';

export type { Mutant } from './mutant';

/** A module of mutants for each file of a folder. */
function modules(folder: string): readonly { readonly mutants: readonly Mutant[] }[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the files of a folder are its registry, so none is listed twice
  return names.sort().map((name) => require(path.join(folder, name)) as { readonly mutants: readonly Mutant[] });
}

const areas = readdirSync(__dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** Every mutant; ids are unique. Each stands in the file of the requirement it breaks, `pairs` have two faults at once. */
export const mutants: readonly Mutant[] = [
  ...areas.flatMap(({ name }) => modules(path.join(__dirname, name))).flatMap((module) => module.mutants),
  ...pairs,
];
