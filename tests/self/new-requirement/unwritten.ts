import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Stands before what is left to be written of a new requirement. In two parts, so that this file is none of the places. */
export const mark = ['UN', 'WRITTEN:'].join('');

const places = ['spec', 'tests/harness/checks', 'tests/reference/mutants'];

/** What is left to be written below the top of a repository, as sentences that name the file and the line. */
export function unwritten(root: string): readonly string[] {
  return places.flatMap((place) =>
    readdirSync(path.join(root, place), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|yaml)$/.test(name))
      .sort()
      .flatMap((name) =>
        readFileSync(path.join(root, place, name), 'utf8')
          .split('\n')
          .flatMap((line, index) => {
            const what = line.split(mark)[1]?.replace(/['"();]+$/, '');
            return what === undefined ? [] : [`${place}/${name}:${index + 1} is not written yet:${what}.`];
          }),
      ),
  );
}
