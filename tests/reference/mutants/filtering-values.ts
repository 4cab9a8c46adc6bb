import { textAt } from '../json';
import type { BehaviourOverride } from '../behaviour';
import type { Mutant } from './mutant';

type Match = (stored: string, asked: string) => boolean;

/** Text fields are matched in another way, enumerations and timestamps as they should be. */
function textMatches(match: Match): BehaviourOverride {
  return {
    matchClause: (original) => (cluster, clause, context) => {
      const stored = textAt(cluster, clause.path);
      return clause.kind === 'string' ? stored !== undefined && match(stored, clause.value) : original(cluster, clause, context);
    },
  };
}

/** What was asked for is changed before it is compared. */
function asked(change: (value: string) => string): BehaviourOverride {
  return textMatches((stored, value) => stored === change(value));
}

/** A pattern where it is one, the text itself where it is not. */
function pattern(write: (value: string) => string): BehaviourOverride {
  return textMatches((stored, value) => {
    try {
      return new RegExp(`^(?:${write(value)})$`, 's').test(stored);
    } catch {
      return stored === value;
    }
  });
}

const quoted = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');

function decodedOnceMore(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Faults in how the value of a clause is read and compared. */
export const filteringValueMutants: readonly Mutant[] = [
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
        'substring-matches',
        'a value matches texts that hold it',
        'a search index in the place of a comparison',
        textMatches((stored, value) => stored.includes(value)),
      ],
      [
        'like-wildcards',
        'percent sign and underscore in a value are wildcards',
        'LIKE in the place of =',
        pattern((value) => quoted(value).replaceAll('%', '.*').replaceAll('_', '.')),
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
    expect: ['filtering.exact'],
    behaviour,
  })),
  {
    id: 'outer-blanks-never-found',
    fault: 'blanks around a value are dropped, so that a text which ends in one is never found',
    source: 'a public report pattern: a trim in the reader of parameters',
    area: 'filtering',
    primary: 'filtering.outer-blanks',
    // That the value finds the text without the blank is a choice of the grammar.
    expect: ['filtering.outer-blanks'],
    behaviour: asked((value) => value.trim()),
  },
  {
    id: 'inner-blanks-dropped',
    fault: 'every blank in a value is dropped, in the text too',
    source: 'an operator mistake: a grammar that reads words, joined again without what stood between them',
    area: 'filtering',
    primary: 'filtering.value-characters',
    expect: ['filtering.value-characters', 'filtering.outer-blanks'],
    behaviour: asked((value) => value.replaceAll(' ', '')),
  },
  {
    id: 'regular-expression-matches',
    fault: 'a value is a regular expression for the whole text',
    source: 'a public report pattern: the value goes into a $regex',
    area: 'filtering',
    primary: 'filtering.exact',
    // A plus sign and a backslash no longer stand for themselves.
    expect: ['filtering.exact', 'filtering.value-characters'],
    behaviour: pattern((value) => value),
  },
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
    id: 'asked-value-lowered',
    fault: 'the value is written in small letters, the text it is compared with is not',
    source: 'an operator mistake: case folding on one side of a comparison',
    area: 'filtering',
    primary: 'filtering.value-operators',
    expect: ['filtering.value-operators', 'filtering.value-characters'],
    behaviour: {
      matchClause: (original) => (cluster, clause, context) =>
        original(cluster, clause.path === 'metadata.name' ? { ...clause, value: clause.value.toLowerCase() } : clause, context),
    },
  },
  {
    id: 'value-cut-at-equals-sign',
    fault: 'a value ends at an equals sign',
    source: 'an operator mistake: split by "=" and the second part taken',
    area: 'filtering',
    primary: 'filtering.value-characters',
    expect: ['filtering.value-characters'],
    behaviour: asked((value) => value.split('=')[0] ?? value),
  },
  {
    id: 'value-cut-at-blank',
    fault: 'a value ends at a blank',
    source: 'an operator mistake: a grammar read word by word',
    area: 'filtering',
    primary: 'filtering.value-characters',
    // That what ends in a blank finds what does not is a choice of the grammar; that what holds one before its end is lost is none.
    expect: ['filtering.value-characters', 'filtering.outer-blanks'],
    behaviour: asked((value) => value.split(' ')[0] ?? value),
  },
  {
    id: 'value-cut-at-operator',
    fault: 'a value ends where it holds the name of an operator',
    source: 'a public report pattern: a scanner that looks for AND and OR anywhere',
    area: 'filtering',
    primary: 'filtering.value-operators',
    expect: ['filtering.value-operators'],
    behaviour: asked((value) => value.split(/AND|OR/)[0] ?? value),
  },
  {
    id: 'value-with-operator-refused',
    fault: 'a value that holds the name of an operator is refused as malformed',
    source: 'a public report pattern: an expression split at every AND and OR',
    area: 'filtering',
    primary: 'filtering.value-operators',
    expect: ['filtering.value-operators'],
    behaviour: {
      readFilter: (original) => (raw, context) =>
        original(/[A-Z](?:AND|OR)[A-Z]|^metadata\.name=OR[A-Z]/.test(raw ?? '') ? 'malformed' : raw, context),
    },
  },
  {
    id: 'plus-sign-read-as-blank',
    fault: 'an encoded plus sign in a value becomes a blank',
    source: 'a published fault model: plus signs replaced after percent-decoding',
    area: 'filtering',
    primary: 'filtering.value-characters',
    expect: ['filtering.value-characters'],
    behaviour: asked((value) => value.replaceAll('+', ' ')),
  },
  {
    id: 'value-read-as-latin-1',
    fault: 'the bytes of a value are read as Latin-1',
    source: 'a public report pattern: the default URI encoding of an older servlet container',
    area: 'filtering',
    primary: 'filtering.value-characters',
    expect: ['filtering.value-characters'],
    behaviour: asked((value) => Buffer.from(value).toString('latin1')),
  },
  {
    id: 'stored-text-decomposed',
    fault: 'texts are stored with accents apart from their letters, and compared byte by byte',
    source: 'a public report pattern: NFD names from one file system against NFC from a client',
    area: 'filtering',
    primary: 'filtering.value-characters',
    expect: ['filtering.value-characters'],
    behaviour: textMatches((stored, value) => stored.normalize('NFD') === value),
  },
  {
    id: 'backslash-swallowed',
    fault: 'a backslash in a value is taken for an escape and dropped',
    source: 'a published fault model: unescaping what was never escaped',
    area: 'filtering',
    primary: 'filtering.value-characters',
    expect: ['filtering.value-characters', 'filtering.exact'],
    behaviour: asked((value) => value.replaceAll('\\', '')),
  },
  {
    id: 'timestamps-match-by-day',
    fault: 'a timestamp matches all of its day',
    source: 'a public report pattern: a DATE column where a TIMESTAMP is meant',
    area: 'filtering',
    primary: 'filtering.equality-sound',
    expect: ['filtering.equality-sound', 'filtering.count'],
    behaviour: {
      matchClause: (original) => (cluster, clause, context) => {
        const stored = textAt(cluster, clause.path);
        return clause.kind === 'timestamp' && stored !== undefined
          ? dayOf(stored) === dayOf(clause.value)
          : original(cluster, clause, context);
      },
    },
  },
];

function stripped(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{Mn}/gu, '');
}

function dayOf(text: string): string {
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? text : new Date(instant).toISOString().slice(0, 10);
}
