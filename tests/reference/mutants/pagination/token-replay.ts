import { malformed } from '../../errors';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'token-used-up',
    fault: 'a continue token works once',
    source: 'server-side cursors that are removed when read',
    area: 'pagination',
    primary: 'pagination.token-replay',
    expect: ['pagination.token-replay'],
    behaviour: () => {
      let issued = 0;
      const used = new Set<string>();
      return {
        encodeToken: (original) => (state, context) => `${original(state, context)}.${(issued += 1)}`,
        decodeToken: (original) => (text, context) => {
          if (used.has(text)) throw malformed('continue', 'TokenUsed', 'The continue token was used before.');
          used.add(text);
          return original(text.replace(/\.\d+$/, ''), context);
        },
      };
    },
  },
  {
    id: 'token-moves-on',
    fault: 'a continue token that is sent again gives the page after its own',
    source: 'a server-side cursor that moves with each read',
    area: 'pagination',
    primary: 'pagination.token-replay',
    expect: ['pagination.token-replay'],
    behaviour: () => {
      let issued = 0;
      const uses = new Map<string, number>();
      return {
        encodeToken: (original) => (state, context) => `${original(state, context)}.${(issued += 1)}`,
        decodeToken: (original) => (text, context) => {
          const before = uses.get(text) ?? 0;
          uses.set(text, before + 1);
          const state = original(text.replace(/\.\d+$/, ''), context);
          return { ...state, start: state.start + 10 * before };
        },
      };
    },
  },
];

export const silence: Silence = { items: 1 };
