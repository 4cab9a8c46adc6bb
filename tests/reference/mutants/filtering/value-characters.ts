import { asked, pattern, textMatches } from '../text-matches';
import type { AnyMutant, Silence } from '../mutant';

export const mutants: readonly AnyMutant[] = [
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
    id: 'capitals-beyond-ascii-lost',
    fault:
      'what is stored is folded by a database that knows ASCII alone, and what is asked by a language that knows all letters',
    source: 'public reports: lower() of SQLite without ICU',
    area: 'filtering',
    primary: 'filtering.value-characters',
    expect: ['filtering.value-characters'],
    behaviour: textMatches(
      (stored, value) => stored.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()) === value.toLowerCase(),
    ),
  },
  {
    id: 'double-quotes-escaped-for-html',
    fault: 'double quotes in a value are escaped as HTML has them, before it is compared',
    source: 'an operator mistake: a filter against scripts over every parameter',
    area: 'filtering',
    primary: 'filtering.value-characters',
    expect: ['filtering.value-characters'],
    behaviour: asked((value) => value.replaceAll('"', '&quot;')),
  },
  {
    id: 'value-alone-split-at-comma',
    fault: 'where it is all of the filter, a name ends at its comma',
    source: 'public reports: a list by commas is read where one value is asked for',
    area: 'filtering',
    primary: 'filtering.value-characters',
    expect: ['filtering.value-characters'],
    behaviour: {
      matchClause: (original) => (cluster, clause, context) =>
        original(
          cluster,
          context.query.filter.length === 1 && clause.path === 'metadata.name'
            ? { ...clause, value: clause.value.split(',')[0] ?? '' }
            : clause,
          context,
        ),
    },
  },
  {
    id: 'quote-doubled-in-a-union',
    fault: 'in a union a quote within a value is escaped twice',
    source: 'public reports: an escape by the builder of each clause and by the one that joins them',
    area: 'filtering',
    primary: 'filtering.value-characters',
    expect: ['filtering.value-characters'],
    behaviour: {
      matchClause: (original) => (cluster, clause, context) =>
        original(
          cluster,
          context.query.filter.length > 1 ? { ...clause, value: clause.value.replaceAll("'", "''") } : clause,
          context,
        ),
    },
  },
  {
    id: 'regular-expression-matches',
    fault: 'a value is a regular expression for the whole text',
    source: 'a public report pattern: the value goes into a $regex',
    area: 'filtering',
    primary: 'filtering.value-characters',
    // A plus sign and a backslash no longer stand for themselves.
    expect: ['filtering.value-characters', 'filtering.exact'],
    behaviour: pattern((value) => value),
  },
  {
    id: 'signs-in-lists-decoded-twice',
    fault: 'a plus sign in a value of a list is read as a blank',
    source: 'public reports: a list is decoded once more where it is split',
    area: 'filtering',
    primary: 'filtering.value-characters',
    expect: ['filtering.value-characters'],
    ground: 'stock',
    rules: { heard: (text) => text.replaceAll(/ in \([^)]*\)/g, (list) => list.replaceAll('+', ' ')) },
  },
];

export const silence: Silence = { items: 0 };
