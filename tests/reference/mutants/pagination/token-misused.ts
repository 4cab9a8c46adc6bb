import type { Mutant, Silence } from '../mutant';

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
];

export const silence: Silence = 'silent after the first read';
