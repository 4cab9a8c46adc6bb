import { read } from '../projected';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'unknown-projected-field-breaks',
    fault: 'a projection on a root that does not exist gives a 500',
    source: 'a public report pattern: the column name goes to the store unchecked',
    area: 'projection',
    primary: 'projection.malformed',
    expect: ['projection.malformed'],
    behaviour: read((paths) => {
      if (paths[0] === 'constructor') throw new TypeError('no such column');
      return paths;
    }),
  },
  {
    id: 'blanks-in-a-projection-break',
    fault: 'a blank behind the comma of a projection gives a 500',
    source: 'a published fault model: input that is split and not trimmed',
    area: 'projection',
    primary: 'projection.malformed',
    expect: ['projection.malformed'],
    behaviour: {
      readProjection: (original) => (raw, context) => {
        if (raw?.includes(', ') === true) throw new TypeError('no such column');
        return original(raw, context);
      },
    },
  },
];

export const silence: Silence = 'silent after the first read';
