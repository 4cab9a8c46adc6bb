import type { BehaviourOverride } from '../../behaviour';
import type { Clause } from '../../filter';
import { textAt } from '../../json';
import { asked, pattern, quoted, textMatches } from '../text-matches';
import type { AnyMutant, Mutant, Silence } from '../mutant';

/** A filter with such a value ends in a 500. */
const breaksOn = (value: RegExp): BehaviourOverride => ({
  readFilter: (original) => (raw, context) => {
    const filter = original(raw, context);
    if (filter.flat().some((clause) => value.test(clause.value))) throw new Error('invalid value');
    return filter;
  },
});

function decodedOnceMore(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function stripped(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{Mn}/gu, '');
}

/** Timestamps are compared as `read` gives them. */
const instantsRead = (read: (text: string) => string): BehaviourOverride => ({
  matchClause: (original) => (item, clause, context) => {
    const stored = textAt(item, clause.path);
    return clause.kind === 'timestamp'
      ? stored !== undefined && read(stored) === read(clause.value)
      : original(item, clause, context);
  },
});

export const mutants: readonly AnyMutant[] = [
  {
    id: 'offset-of-an-instant-ignored',
    fault: 'the offset of a timestamp that is asked for is ignored',
    source: 'public reports: an instant stored in a column without a time zone',
    area: 'filtering',
    primary: 'filtering.exact',
    expect: ['filtering.exact'],
    behaviour: instantsRead((text) => text.replace(/(?:Z|[+-]\d\d:\d\d)$/, '')),
  },
  {
    id: 'letters-beyond-ascii-are-alike',
    fault: 'every letter beyond ASCII equals every other',
    source: 'public reports: a column of one byte a letter writes a question mark for each',
    area: 'filtering',
    primary: 'filtering.exact',
    expect: ['filtering.exact'],
    behaviour: textMatches((stored, value) => stored.replaceAll(/[^\x00-\x7f]/g, '?') === value.replaceAll(/[^\x00-\x7f]/g, '?')),
  },
  {
    id: 'quote-in-a-candidate-breaks',
    fault: 'a quote in the state that is filtered by ends in a 500',
    source: 'public reports: one column left out where statements were given parameters',
    area: 'filtering',
    primary: 'filtering.exact',
    expect: ['filtering.exact'],
    behaviour: {
      readFilter: (original) => (raw, context) => {
        const filter = original(raw, context);
        if (filter.flat().some(({ path, value }) => path === 'status.state' && value.includes("'")))
          throw new Error('syntax error');
        return filter;
      },
    },
  },
  ...(
    [
      [
        'prefix-matches',
        'a value matches texts that begin with it',
        'a LIKE with a percent sign behind',
        textMatches((stored, value) => stored.startsWith(value)),
      ],
      [
        'suffix-matches',
        'a value matches texts that end with it',
        'a LIKE with a percent sign before',
        textMatches((stored, value) => stored.endsWith(value)),
      ],
      [
        'foreign-texts-compared-by-three-letters',
        'texts in other letters are compared by their first three',
        'an index of n-grams',
        textMatches((stored, value) =>
          /^[^\x00-\u02ff]/.test(value) ? stored.slice(0, 3) === value.slice(0, 3) : stored === value,
        ),
      ],
      [
        'substring-matches',
        'a value matches texts that hold it',
        'a search index in the place of a comparison',
        textMatches((stored, value) => stored.includes(value)),
      ],
      [
        'glob-wildcards',
        'star and question mark in a value are wildcards',
        'a key scan with a glob',
        pattern((value) => quoted(value).replaceAll('\\*', '.*').replaceAll('\\?', '.')),
      ],
      [
        'outer-quotes-stripped',
        'quotes around a value are dropped',
        'a grammar with optional quotes that is not documented',
        asked((value) => value.replace(/^(["'])(.*)\1$/s, '$2')),
      ],
      [
        'values-decoded-twice',
        'percent sequences in a value are decoded again',
        'a gateway and the handler both decode',
        asked(decodedOnceMore),
      ],
      [
        'accents-ignored',
        'letters match with and without accent',
        'a general_ci collation',
        textMatches((stored, value) => stripped(stored) === stripped(value)),
      ],
      // Names that items have are asked for, too: one differs from another by what an underscore stands for.
      [
        'like-wildcards',
        'percent sign and underscore in a value are wildcards',
        'LIKE in the place of =',
        pattern((value) => quoted(value).replaceAll('%', '.*').replaceAll('_', '.')),
      ],
      [
        'texts-compared-as-numbers',
        'texts that read as numbers are compared as numbers',
        'implicit conversion of a loosely typed store',
        textMatches(
          (stored, value) =>
            stored === value || (/^[\d.]+$/.test(value) && /^[\d.]+$/.test(stored) && Number(stored) === Number(value)),
        ),
      ],
      [
        'values-cut-at-twelve-characters',
        'texts are compared by their first twelve characters',
        'an index on a prefix of the column',
        textMatches((stored, value) => stored.slice(0, 12) === value.slice(0, 12)),
      ],
    ] as const
  ).map(([id, fault, source, behaviour]): Mutant => ({
    id,
    fault,
    source: `a public report pattern: ${source}`,
    area: 'filtering',
    primary: 'filtering.exact',
    // What has an accent or a percent sequence is asked for as it stands, too, and is then taken for another.
    expect: [
      'filtering.exact',
      ...(['accents-ignored', 'values-decoded-twice', 'like-wildcards'].includes(id)
        ? (['filtering.value-characters'] as const)
        : []),
    ],
    behaviour,
  })),
  ...(
    [
      [
        'name-of-every-object',
        'a value that every object has as a name matches everything',
        'a look-up in a plain object',
        /^(?:__proto__|constructor)$/,
      ],
      [
        'word-for-nothing',
        'the word null matches everything',
        'public reports: text turned into a value of the language',
        /^(?:null|undefined|None)$/,
      ],
      [
        'number-of-text',
        'a text that reads as a number matches everything',
        'public reports: text turned into a number',
        /^(?:1e3|10)$/,
      ],
      ['colon-in-value', 'a value that begins with a colon matches everything', 'a grammar of the search engine below', /^:/],
      [
        'semicolon-in-value',
        'a value that begins with a semicolon matches everything',
        'a list with a separator of its own',
        /^;/,
      ],
      ['hash-in-value', 'a value that ends with a number sign matches everything', 'a fragment that is cut off', /#$/],
    ] as const
  ).map(([id, fault, source, pattern]): Mutant => ({
    id: `${id}-matches-everything`,
    fault,
    source,
    area: 'filtering',
    primary: 'filtering.exact',
    // A name of an item is that word as well.
    expect: ['filtering.exact', ...(id === 'word-for-nothing' ? ['filtering.value-characters' as const] : [])],
    behaviour: textMatches((stored, value) => stored === value || (pattern.test(value) && !stored.includes(value))),
  })),
  ...(
    [
      ['nul-breaks', 'a NUL in a value ends in a 500', 'public reports: invalid byte sequence for encoding UTF8', /\u0000/],
      [
        'letter-beyond-the-first-plane-breaks',
        'a letter beyond the first plane ends in a 500',
        'public reports: utf8 of three bytes',
        /\u{1f600}/u,
      ],
      [
        'letter-beyond-the-first-plane-at-the-end-breaks',
        'a letter beyond the first plane at the end of a value ends in a 500',
        'a text cut by UTF-16 units',
        /[\u{10000}-\u{10ffff}]$/u,
      ],
      ['long-value-breaks', 'a value of more than 256 bytes ends in a 500', 'a column of varchar(256)', /^.{257}/s],
      ['many-digits-break', 'a value of more than 19 digits ends in a 500', 'a number beyond int64', /^\d{20,}$/],
      ['bracket-breaks', 'an open bracket in a value ends in a 500', 'a value put into a regular expression', /^\[no/],
      [
        'end-of-the-calendar-breaks',
        'a timestamp at the end of the calendar ends in a 500',
        'OverflowError: date value out of range',
        /^9999-/,
      ],
    ] as const
  ).map(([id, fault, source, pattern]): Mutant => ({
    id,
    fault,
    source,
    area: 'filtering',
    primary: 'filtering.exact',
    expect: ['filtering.exact'],
    behaviour: breaksOn(pattern),
  })),
  ...(
    [
      ['leading-at-stripped', 'an at sign before a value is dropped', 'a client that reads files named so', /^@/],
      ['final-number-sign-stripped', 'a number sign behind a value is dropped', 'a fragment that is cut off', /#$/],
      ['values-cleaned-as-paths', 'a value is cleaned as a path', 'path.Clean over a parameter', /^\.\/|\/$/g],
    ] as const
  ).map(([id, fault, source, pattern]): Mutant => ({
    id,
    fault,
    source,
    area: 'filtering',
    primary: 'filtering.exact',
    expect: ['filtering.exact'],
    behaviour: asked((value) => value.replace(pattern, '') || value),
  })),
  ...(
    [
      ['empty-value-matches-everything', 'an empty value matches everything', 'Sieve #50', ({ value }) => value === ''],
      [
        'undeclared-candidate-value-dropped',
        'a clause with a value that its enumeration does not declare is left out, but of the first field',
        'a parser of enumerations that answers nothing',
        ({ path, kind, value }) => kind === 'enumeration' && path !== 'spec.cloudType' && value === 'no-such-value',
      ],
    ] as const satisfies readonly (readonly [string, string, string, (clause: Clause) => boolean])[]
  ).map(([id, fault, source, isLeftOut]): Mutant => ({
    id,
    fault,
    source,
    area: 'filtering',
    primary: 'filtering.exact',
    expect: ['filtering.exact'],
    behaviour: {
      readFilter: (original) => (raw, context) =>
        original(raw, context).map((clauses) => clauses.filter((clause) => !isLeftOut(clause))),
    },
  })),
  {
    id: 'asked-value-searched-for-the-text',
    fault: 'a value matches every text that stands within it',
    source: 'an operator mistake: the arguments of a search function swapped',
    area: 'filtering',
    primary: 'filtering.exact',
    // "true" stands within ") or true --", "node-1" within "node-10".
    expect: ['filtering.exact', 'security.injection', 'filtering.or'],
    behaviour: textMatches((stored, value) => value.includes(stored)),
  },
  {
    id: 'bracket-breaks-a-part',
    fault: 'a part goes into a regular expression, and one that is none breaks the target',
    source: 'public reports: a bracket in a search is a 500',
    area: 'filtering',
    primary: 'filtering.exact',
    expect: ['filtering.exact', 'filtering.text-match'],
    ground: 'stock',
    rules: { matches: (held, part) => new RegExp(part).test(held) },
  },
];

export const silence: Silence = { items: 0 };
