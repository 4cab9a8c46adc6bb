import { existsSync } from 'node:fs';
import path from 'node:path';
import { requirementIds } from '../../generated/requirement-ids';
import { allMutants } from '../reference/mutants';
import { mutants as pairs } from '../reference/mutants/pairs';

/** The id of a requirement is the path of what belongs to it. */

const below = (folder: string, id: string): string => path.join(__dirname, '..', folder, ...id.split('.'));

test.each(['harness/checks', 'reference/mutants'])('each requirement has its file in %s', (folder) => {
  expect(requirementIds.filter((id) => !existsSync(`${below(folder, id)}.ts`))).toEqual([]);
});

test('each mutant stands in the file of the requirement that names it best', async () => {
  const files = await Promise.all(
    requirementIds.map(async (id) => {
      const module = (await import(below('reference/mutants', id))) as { readonly mutants: typeof allMutants };
      return module.mutants.map((mutant) => ({ id: mutant.id, primary: mutant.primary, file: id }));
    }),
  );
  const placed = files.flat();
  expect(placed.filter(({ primary, file }) => primary !== file)).toEqual([]);
  expect(placed.length).toBe(allMutants.length - pairs.length);
});
