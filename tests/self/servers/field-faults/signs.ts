import { kinds } from '../field-data';
import { equals, type Literal } from '../field-filter';
import type { Clause } from '../field-query';
import { breaksAt } from './values';
import type { FieldFault } from './fault';

/** Reserved signs, and letters, that a server reads as something else. */

/** The clause looks for another text than was asked. */
const looksFor =
  (change: (text: string) => string, when: (literal: Literal) => boolean = () => true): FieldFault['change'] =>
  (base) => ({
    literal: (literal) => (kinds[literal.field] === 'text' && when(literal) ? change(literal.text) : base.literal(literal)),
  });

/** Text of a field matches by a rule of its own. */
const matchesBy =
  (rule: (held: string, asked: string) => boolean): FieldFault['change'] =>
  () => ({
    matches(clause: Clause, parcel) {
      const held = parcel[clause.field];
      return kinds[clause.field] === 'text' && typeof held === 'string' && typeof clause.value === 'string'
        ? rule(held, clause.value)
        : equals(clause, held);
    },
  });

/** `LIKE` in place of equality. */
const like = (held: string, asked: string): boolean => {
  const pattern = asked
    .replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replaceAll('%', '[^]*')
    .replaceAll('_', '[^]');
  return new RegExp(`^${pattern}$`, 'u').test(held);
};

export const signs: readonly FieldFault[] = [
  {
    id: 'plus-decoded-twice',
    source: 'https://github.com/golang/go/issues/25192',
    seen: 'A name with a plus is not found: it is read as a blank.',
    change: looksFor((text) => text.replaceAll('+', ' ')),
  },
  {
    id: 'percent-decoded-twice',
    source: 'no report: a value is decoded twice',
    seen: 'A name with `%25` in it is not found.',
    change: looksFor((text) => text.replaceAll(/%[0-9a-f]{2}/gi, (hex) => String.fromCharCode(parseInt(hex.slice(1), 16)))),
  },
  {
    id: 'percent-decoded-twice-breaks',
    source: 'no report: a value is decoded twice',
    seen: 'A name with a percent sign that no digits follow answers with 500.',
    change: breaksAt(/%(?![0-9a-f]{2})/i, 'URIError: URI malformed', ['text']),
  },
  {
    id: 'equality-by-like',
    source: 'https://github.com/activerecord-hackery/ransack/issues/256',
    seen: 'A value of `%` or `_` finds what it does not equal.',
    change: matchesBy(like),
  },
  {
    id: 'star-is-wildcard',
    source: 'https://docs.spring.io/spring-ldap/reference/',
    seen: 'A value `*` finds everything.',
    change: matchesBy((held, asked) => (asked === '*' ? true : held === asked)),
  },
  {
    id: 'equality-by-regex',
    source: 'https://www.mongodb.com/docs/manual/reference/operator/query/regex/',
    seen: 'A value with `(` answers with 500, and a dot finds any letter.',
    change: matchesBy((held, asked) => new RegExp(`^${asked}$`).test(held)),
  },
  {
    id: 'backslash-eaten',
    source: 'https://dev.mysql.com/doc/refman/8.4/en/string-literals.html',
    seen: 'A name with a backslash is not found.',
    change: looksFor((text) => text.replaceAll(/\\(.)/g, '$1')),
  },
  {
    id: 'apostrophe-breaks',
    source: 'https://cheatsheetseries.owasp.org/cheatsheets/SQL_Injection_Prevention_Cheat_Sheet.html',
    seen: 'An apostrophe in a name answers with 500.',
    change: breaksAt(/'/, 'syntax error at or near'),
  },
  {
    id: 'comma-splits',
    source: 'no report: a list by commas',
    seen: 'A value with a comma is read up to it, where it is no part of a union.',
    change: (base) => ({
      filterOf(text) {
        const filter = base.filterOf(text);
        return filter?.length === 1
          ? filter.map((part) =>
              part.map((clause) => (clause.field === 'name' ? { ...clause, value: clause.text.split(',')[0] ?? '' } : clause)),
            )
          : filter;
      },
    }),
  },
  {
    id: 'ampersand-cuts',
    source: 'no report: decoded before it is split',
    seen: 'A name with an ampersand is not found: the value is decoded before it is split.',
    change: looksFor((text) => text.split('&')[0]?.trimEnd() ?? ''),
  },
  {
    id: 'semicolon-cuts',
    source: 'https://github.com/golang/go/issues/25192',
    seen: 'A name with a semicolon is not found.',
    change: looksFor((text) => text.split(';')[0] ?? ''),
  },
  {
    id: 'hash-cuts',
    source: 'no report: decoded before it is split',
    seen: 'A name with a hash sign is not found.',
    change: looksFor((text) => text.split('#')[0]?.trimEnd() ?? ''),
  },
  {
    id: 'slash-dropped',
    source: 'no report: a proxy joins slashes',
    seen: 'A name with a slash is not found.',
    change: looksFor((text) => text.replaceAll('/', '')),
  },
  {
    id: 'quotes-stripped',
    source: 'no report: quotes are stripped',
    seen: 'A name in double quotes is not found.',
    change: looksFor((text) => text.replaceAll('"', '')),
  },
  {
    id: 'first-dollar-expanded',
    source: 'https://expressjs.com/en/guide/using-template-engines.html',
    seen: 'A name that starts with a dollar is not found.',
    change: looksFor((text) => text.replace(/^\$/, '')),
  },
  {
    id: 'brackets-dropped',
    source: 'no report: brackets are read as a list',
    seen: 'A name in square brackets is not found.',
    change: looksFor((text) => text.replaceAll(/[[\]]/g, '')),
  },
  {
    id: 'accents-normalised',
    source: 'https://unicode.org/reports/tr15/',
    seen: 'A name with an accent is not found: it is looked for decomposed.',
    change: looksFor((text) => text.normalize('NFD')),
  },
  {
    id: 'astral-as-question-mark',
    source: 'https://dev.mysql.com/doc/refman/8.4/en/charset-unicode-utf8mb3.html',
    seen: 'A name with an emoji is not found.',
    change: looksFor((text) => text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '?')),
  },
  {
    id: 'minus-negates',
    source: 'https://docs.github.com/en/search-github/searching-on-github',
    seen: 'A name that starts with a minus finds all others.',
    change: matchesBy((held, asked) => (asked.startsWith('-') ? held !== asked.slice(1) : held === asked)),
  },
  {
    id: 'literal-operator-splits',
    source: 'no report: split at the word, quotes or not',
    seen: 'A name that holds ` and ` or ` or ` is refused.',
    change: (base) => ({
      filterOf: (text) =>
        /'[^']* (?:and|or) [^']*'/i.test(text) && !/' (?:and|or) \w/.test(text) ? base.filterOf('!') : base.filterOf(text),
    }),
  },
  {
    id: 'underscore-is-wildcard',
    source: 'https://github.com/mevdschee/php-crud-api/issues/1038',
    seen: 'A city with an underscore in place of a letter finds that city.',
    change: (base) => ({
      matches(clause, parcel) {
        const held = parcel[clause.field];
        const alike = clause.field === 'recipient.city' && clause.text.includes('_') && typeof held === 'string';
        return alike ? like(held, clause.text.replaceAll('%', '\u0000')) : base.matches(clause, parcel);
      },
    }),
  },
];
