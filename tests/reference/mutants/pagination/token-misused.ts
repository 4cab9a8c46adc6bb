import type { BehaviourOverride } from '../../behaviour';
import { unknownToken } from '../../token';
import type { Mutant, Silence } from '../mutant';

/** Tokens that anybody can read: the digest of the query, and the start as a text that `read` takes. */
function readable(
  encoding: 'base64' | 'base64url',
  read: (text: string) => number,
  write: (start: number) => string = String,
): BehaviourOverride {
  return {
    encodeToken: () => (state) => Buffer.from(`${state.query}:${write(state.start)}`).toString(encoding),
    decodeToken: () => (text) => {
      const [query = '', start] = Buffer.from(text, encoding).toString().split(':');
      if (start === undefined) throw unknownToken();
      return { query, start: read(start) };
    },
  };
}

export const mutants: readonly Mutant[] = [
  {
    id: 'garbage-token-breaks',
    fault: 'a token the server never gave ends in a 500',
    source: 'public reports: a decoder whose error nobody handles',
    area: 'pagination',
    primary: 'pagination.token-misused',
    expect: ['pagination.token-misused'],
    behaviour: {
      decodeToken: (original) => (text, context) => {
        if (!text.includes('.')) throw new Error('illegal base64');
        return original(text, context);
      },
    },
  },
  {
    id: 'altered-token-breaks',
    fault: 'a token that was altered ends in a 500',
    source: 'a signature is checked by an assertion',
    area: 'pagination',
    primary: 'pagination.token-misused',
    expect: ['pagination.token-misused'],
    behaviour: {
      decodeToken: (original) => (text, context) => {
        try {
          return original(text, context);
        } catch (refusal) {
          throw text.includes('.') ? new Error('signature mismatch') : refusal;
        }
      },
    },
  },
  {
    id: 'token-with-offset-breaks',
    fault: 'a token beside an offset ends in a 500',
    source: 'missing combination: two positions at once',
    area: 'pagination',
    primary: 'pagination.token-misused',
    expect: ['pagination.token-misused'],
    behaviour: {
      pageStart: (original) => (query, context) => {
        if (query.token !== undefined && query.offset > 0) throw new Error('two positions');
        return original(query, context);
      },
    },
  },
  {
    id: 'token-number-breaks',
    fault: 'a token that is readable, and no longer a number, ends in a 500',
    source: 'public reports: int() of what a base64 cursor holds',
    area: 'pagination',
    primary: 'pagination.token-misused',
    expect: ['pagination.token-misused'],
    behaviour: readable('base64', (text) => {
      if (Number.isNaN(Number(text))) throw new Error('invalid literal for int()');
      return Number(text);
    }),
  },
  {
    id: 'token-date-breaks',
    fault: 'a token that is readable, and no longer a date, ends in a 500',
    source: 'public reports: the position of a cursor goes to the parser of dates',
    area: 'pagination',
    primary: 'pagination.token-misused',
    expect: ['pagination.token-misused'],
    behaviour: readable(
      'base64url',
      (text) => new Date(new Date(text).toISOString()).getTime() / 86_400_000,
      (start) => new Date(start * 86_400_000).toISOString().slice(0, 10),
    ),
  },
];

export const silence: Silence = 'silent after the first read';
