import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { AnyMutant, Faults, Mutant } from './mutant';
import { mutants as pairs } from './pairs';

export type { AnyMutant, Faults, Mutant, Silence } from './mutant';

/** What each file of an area holds, by the id of its requirement, which is its path. */
function faultsIn(area: string): readonly (readonly [id: string, Faults])[] {
  const names = readdirSync(path.join(__dirname, area)).sort();
  return names.map((name) => [
    `${area}.${path.parse(name).name}`,
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the files of a folder are its registry, so none is listed twice
    require(path.join(__dirname, area, name)) as Faults,
  ]);
}

const areas = readdirSync(__dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** The faults of each requirement. */
export const faults: ReadonlyMap<string, Faults> = new Map(areas.flatMap(({ name }) => faultsIn(name)));

/** Every fault on every ground; ids are unique. `pairs` have two at once. */
export const allMutants: readonly AnyMutant[] = [...[...faults.values()].flatMap(({ mutants: all }) => all), ...pairs];

/** Those of the reference server. */
export const mutants: readonly Mutant[] = allMutants.filter((one): one is Mutant => one.ground === undefined);
