import type { Mutant, Silence } from '../mutant';

/** An offset written in this way breaks the server. */
function malformedOffset(id: string, pattern: RegExp, fault: string, source: string): Mutant {
  return {
    id,
    fault,
    source,
    area: 'pagination',
    primary: 'pagination.offset-malformed',
    expect: ['pagination.offset-malformed'],
    behaviour: {
      readOffset: (original) => (raw, context) => {
        if (raw !== undefined && pattern.test(raw)) throw new Error('not a number');
        return original(raw, context);
      },
    },
  };
}

export const mutants: readonly Mutant[] = [
  malformedOffset('offset-negative-breaks', /^-/, 'a negative offset ends in a 500', 'public reports: the database refuses it'),
  malformedOffset('offset-text-breaks', /[a-z]/, 'an offset that is a word ends in a 500', 'a parser whose error nobody handles'),
];

export const silence: Silence = 'silent after the first read';
