import type { Mutant, Silence } from '../mutant';
import { everything } from '../page-as';
import { refusalAs } from '../refusal-as';

/** What a limit written in this way gives in place of a refusal; `undefined`: the server breaks. */
function malformedLimit(id: string, pattern: RegExp, fault: string, source: string, limit?: number): Mutant {
  return {
    id,
    fault,
    source,
    area: 'pagination',
    primary: 'pagination.limit-malformed',
    expect: ['pagination.limit-malformed'],
    behaviour: {
      readLimit: (original) => (raw, context) => {
        if (raw === undefined || !pattern.test(raw)) return original(raw, context);
        if (limit === undefined) throw new Error('not a number');
        return limit;
      },
    },
  };
}

export const mutants: readonly Mutant[] = [
  malformedLimit('limit-zero-gives-ten', /^0$/, 'a limit of zero gives ten items', 'a default of another layer', 10),
  malformedLimit(
    'limit-negative-means-everything',
    /^-/,
    'a negative limit gives everything',
    'public reports: LIMIT -1 is "no limit" to SQLite',
    everything,
  ),
  malformedLimit(
    'limit-empty-means-everything',
    /^$/,
    'a limit without a value gives everything',
    'NaN compares false',
    everything,
  ),
  malformedLimit('limit-zero-breaks', /^0$/, 'a limit of zero ends in a 500', 'division by the page size'),
  malformedLimit('limit-negative-breaks', /^-/, 'a negative limit ends in a 500', 'public reports: the database refuses it'),
  malformedLimit('limit-fraction-breaks', /\./, 'a limit with a fraction ends in a 500', 'a parser for integers that throws'),
  malformedLimit('limit-text-breaks', /[a-z]/, 'a limit that is a word ends in a 500', 'a parser whose error nobody handles'),
  malformedLimit(
    'limit-overflow-breaks',
    /^(?:9223372036854775808|\d{20,})$/,
    'a limit of 2^63 ends in a 500',
    'integer overflow',
  ),
  {
    id: 'error-with-success-status',
    fault: 'a malformed limit is answered by a 200 with an error body',
    source: 'public reports: errors as results',
    area: 'response',
    primary: 'pagination.limit-malformed',
    // The body of a 200 is declared to be a page.
    expect: ['pagination.limit-malformed', 'response.schema'],
    behaviour: refusalAs(
      () => ({ status: 200 }),
      ({ code }) => code === 'InvalidLimit',
    ),
  },
];

export const silence: Silence = 'silent after the first read';
