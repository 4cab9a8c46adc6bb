import { kinds, type Kind } from '../field-data';
import type { Literal } from '../field-filter';
import { crash, type FieldFault } from './fault';

/** Values of the wrong shape, and hostile ones. */

/** A literal that nobody caught. */
export const breaksAt =
  (pattern: RegExp, message: string, kindsOf?: readonly Kind[]): FieldFault['change'] =>
  (base) => ({
    literal: (literal: Literal) =>
      pattern.test(literal.text) && kindsOf?.includes(kinds[literal.field]) !== false ? crash(message) : base.literal(literal),
  });

const keysBreakAt =
  (pattern: RegExp, message: string): FieldFault['change'] =>
  (base) => ({ keysOf: (text) => (pattern.test(text) ? crash(message) : base.keysOf(text)) });

const filterBreaksAt =
  (pattern: RegExp, message: string): FieldFault['change'] =>
  (base) => ({ filterOf: (text) => (pattern.test(text) ? crash(message) : base.filterOf(text)) });

/** One word matches the parcels that lack a note. */
const wordIsMissing =
  (words: readonly string[]): FieldFault['change'] =>
  (base) => ({
    matches: (clause, parcel) =>
      words.includes(clause.text) && kinds[clause.field] === 'text'
        ? parcel[clause.field] === null
        : base.matches(clause, parcel),
  });

export const hostileValues: readonly FieldFault[] = [
  {
    id: 'nul-breaks',
    source: 'https://github.com/philgyford/pepysdiary/issues/603',
    seen: 'A NUL in a filter answers with 500.',
    change: breaksAt(/\0/, 'invalid byte sequence for encoding "UTF8": 0x00'),
  },
  {
    id: 'invalid-utf8-breaks',
    source: 'https://github.com/stellar/go-stellar-sdk/issues/1469',
    seen: 'Invalid UTF-8 answers with 500.',
    change: (base) => ({
      pairsOf: (raw) => (/%(?:c0|ff|fe|80|c3%28)/i.test(raw) ? crash('URIError: URI malformed') : base.pairsOf(raw)),
    }),
  },
  {
    id: 'astral-breaks',
    source: 'https://dev.mysql.com/doc/refman/8.4/en/charset-unicode-utf8mb3.html',
    seen: 'A letter beyond the BMP answers with 500.',
    change: breaksAt(/[\u{10000}-\u{10ffff}]/u, 'Illegal mix of collations'),
  },
  {
    id: 'empty-text-breaks',
    source: 'https://github.com/uriyyo/fastapi-pagination/issues/1496 (for a value)',
    seen: 'An empty value answers with 500.',
    change: breaksAt(/^$/, 'Cannot read properties of undefined'),
  },
  {
    id: 'instants-filtered-by-milliseconds',
    source: 'https://github.com/xing/rails_cursor_pagination #101, in a filter',
    seen: 'A filter by an instant finds others of the same millisecond.',
    change: (base) => ({
      matches: (clause, parcel) =>
        base.matches(clause, parcel) ||
        (kinds[clause.field] === 'timestamp' && Date.parse(String(parcel[clause.field])) === Date.parse(String(clause.value))),
    }),
  },
  {
    id: 'number-beyond-64-bits-breaks',
    source: 'https://www.sqlite.org/rescode.html (Python int too large to convert to SQLite INTEGER)',
    seen: 'A number beyond 64 bits answers with 500.',
    change: breaksAt(/^-?\d{19,}/, 'OverflowError: Python int too large to convert to SQLite INTEGER', ['number']),
  },
  {
    id: 'word-for-boolean-breaks',
    source: 'https://github.com/svthalia/concrexit/issues/3325',
    seen: 'A word for a boolean answers with 500.',
    change: breaksAt(/^(?!true$|false$)/, 'invalid input syntax for type boolean', ['boolean']),
  },
  {
    id: 'word-for-timestamp-breaks',
    source: 'https://www.postgresql.org/docs/current/errcodes-appendix.html (22007)',
    seen: 'A word for a timestamp answers with 500.',
    change: breaksAt(/^\D|^$/, 'invalid input syntax for type timestamp', ['timestamp']),
  },
  {
    id: 'word-for-number-breaks',
    source: 'https://www.postgresql.org/docs/current/errcodes-appendix.html (22P02)',
    seen: 'A word for a number answers with 500.',
    change: breaksAt(/^[a-z]/i, 'invalid input syntax for type numeric', ['number']),
  },
  {
    id: 'end-of-calendar-breaks',
    source: 'https://docs.python.org/3/library/datetime.html (OverflowError: date value out of range)',
    seen: 'A timestamp at the end of the calendar, with an offset, answers with 500.',
    change: breaksAt(/^(?:9999-12-31T.*-|0001-01-01T.*\+)/, 'OverflowError: date value out of range', ['timestamp']),
  },
  {
    id: 'day-that-is-none-breaks',
    source: 'https://www.postgresql.org/docs/current/errcodes-appendix.html (22008)',
    seen: 'February 30 answers with 500.',
    change: breaksAt(/-02-3\d|-13-|T2[5-9]|T[3-9]/, 'date/time field value out of range', ['timestamp']),
  },
  {
    id: 'unlisted-enumeration-breaks',
    source: 'https://www.postgresql.org/docs/current/errcodes-appendix.html (22P02)',
    seen: 'A value that the enumeration does not list answers with 500.',
    change: breaksAt(/^(?!air$|road$|rail$|sea$)/, 'invalid input value for enum carrier', ['enumeration']),
  },
  {
    id: 'object-names-break-order',
    source: 'https://cheatsheetseries.owasp.org/cheatsheets/Prototype_Pollution_Prevention_Cheat_Sheet.html',
    seen: 'An order by `constructor` answers with 500.',
    change: keysBreakAt(/constructor|__proto__|toString|hasOwnProperty|valueOf/, 'TypeError: column.toSQL is not a function'),
  },
  {
    id: 'object-names-break-filter',
    source: 'https://cheatsheetseries.owasp.org/cheatsheets/Prototype_Pollution_Prevention_Cheat_Sheet.html',
    seen: 'A filter by `__proto__` answers with 500.',
    change: filterBreaksAt(/(?:^|\.| )(?:__proto__|constructor|toString)\b/, 'TypeError: fields[name].parse is not a function'),
  },
  {
    id: 'object-names-break-projection',
    source: 'https://cheatsheetseries.owasp.org/cheatsheets/Prototype_Pollution_Prevention_Cheat_Sheet.html',
    seen: 'A projection of `toString` answers with 500.',
    change: (base) => ({
      pathsOf: (text) =>
        /\b(?:toString|constructor|__proto__)\b/.test(text)
          ? crash('TypeError: Converting circular structure to JSON')
          : base.pathsOf(text),
    }),
  },
  {
    id: 'object-path-breaks-filter',
    source: 'https://docs.djangoproject.com/en/5.2/ref/exceptions/#fielderror',
    seen: 'A filter by `recipient` answers with 500.',
    change: filterBreaksAt(/(?:^| )(?:recipient|tags) /, 'FieldError: Related Field got invalid lookup'),
  },
  {
    id: 'object-path-breaks-order',
    source: 'https://github.com/rapid7/attackerkb/issues/8',
    seen: 'An order by `tags` answers with 500.',
    change: keysBreakAt(/(?:^|,)-?(?:recipient|tags)(?:,|$)/, 'FieldError: Cannot resolve keyword'),
  },
  {
    id: 'word-null-is-missing',
    source: 'no report: the word null is read as JSON',
    seen: 'A note `null` is not found; the parcels without one are.',
    change: wordIsMissing(['null']),
  },
  {
    id: 'word-none-is-missing',
    source: 'https://github.com/encode/django-rest-framework/issues/9381',
    seen: 'A name `None` or `undefined` is not found.',
    change: wordIsMissing(['None', 'undefined']),
  },
  {
    id: 'text-true-is-coerced',
    source: 'https://github.com/ljharb/qs#parsing-primitivescalar-values (query types coerced)',
    seen: 'A name `true` is not found.',
    change: (base) => ({
      literal: (literal) => (kinds[literal.field] === 'text' && literal.text === 'true' ? true : base.literal(literal)),
    }),
  },
  {
    id: 'text-number-is-coerced',
    source: 'https://www.sqlite.org/datatype3.html#type_affinity',
    seen: 'A name `10` or `1e3` is not found.',
    change: (base) => ({
      literal: (literal) =>
        literal.field === 'name' && /^\d+(?:e\d+)?$/.test(literal.text) ? Number(literal.text) : base.literal(literal),
    }),
  },
  {
    id: 'length-breaks-filter',
    source: 'no report: the length of a text is a field of it',
    seen: 'A filter by `name.length` or `length` answers with 500.',
    change: filterBreaksAt(/(?:^|\.| )length /, 'TypeError: kind.startsWith is not a function'),
  },
  {
    id: 'inherited-name-lists-all',
    source: 'https://cheatsheetseries.owasp.org/cheatsheets/Prototype_Pollution_Prevention_Cheat_Sheet.html',
    seen: 'A filter by a name that every object inherits finds everything.',
    change: (base) => ({
      filterOf: (text) =>
        /^(?:constructor|toString|valueOf|hasOwnProperty|__proto__) eq /.test(text) ? undefined : base.filterOf(text),
    }),
  },
  {
    id: 'list-path-breaks-filter',
    source: 'https://www.postgresql.org/docs/current/errcodes-appendix.html (22P02, malformed array literal)',
    seen: 'A filter by `tags` answers with 500.',
    change: filterBreaksAt(/(?:^| )tags /, 'malformed array literal'),
  },
  {
    id: 'object-path-lists-all',
    source: 'no report: the clause of an object is empty',
    seen: 'A filter by `recipient` finds everything.',
    change: (base) => ({ filterOf: (text) => (text.startsWith('recipient eq ') ? undefined : base.filterOf(text)) }),
  },
  {
    id: 'undefined-is-missing-note',
    source: 'https://github.com/encode/django-rest-framework/issues/9381 (for one field)',
    seen: 'A note `undefined` finds the parcels without a note.',
    change: (base) => ({
      matches: (clause, parcel) =>
        clause.field === 'note' && clause.text === 'undefined' ? parcel.note === null : base.matches(clause, parcel),
    }),
  },
  {
    id: 'dot-is-any-letter-in-city',
    source: 'https://www.mongodb.com/docs/manual/reference/operator/query/regex/ (for one field)',
    seen: 'A city with a dot in place of a letter finds that city.',
    change: (base) => ({
      matches: (clause, parcel) =>
        clause.field === 'recipient.city' && /^[\p{L} .]+$/u.test(clause.text) && clause.text.includes('.')
          ? new RegExp(`^${clause.text}$`, 'u').test(String(parcel['recipient.city']))
          : base.matches(clause, parcel),
    }),
  },
];
