import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'garbage-token-starts-again',
    fault: 'a token the server never gave gives the first page',
    source: 'public reports: a token that cannot be read is overlooked',
    area: 'pagination',
    primary: 'pagination.token-garbage',
    expect: ['pagination.token-garbage'],
    behaviour: {
      readContinue: (original) => (raw, context) => {
        try {
          return original(raw, context);
        } catch {
          return undefined;
        }
      },
    },
  },
  {
    id: 'garbage-token-gives-nothing',
    fault: 'a token the server never gave gives an empty page',
    source: 'a cursor that is not found is at its end',
    area: 'pagination',
    primary: 'pagination.token-garbage',
    expect: ['pagination.token-garbage'],
    behaviour: {
      readContinue: (original) => (raw, context) => {
        try {
          return original(raw, context);
        } catch {
          return { start: 1_000_000, query: '' };
        }
      },
    },
  },
];

export const silence: Silence = 'silent after the first read';
