import { kinds, type FieldName } from '../field-data';
import { byCodeUnit, compareUnder, type Collation } from '../field-order';
import { decodeText, encodeText } from '../field-cursor';
import { crash, type FieldFault } from './fault';

/** Cursors that compare by another collation than the sort, or cannot hold a letter. */

const icu = new Intl.Collator('en');
const byLocale: Collation = (one, other) => icu.compare(one, other);
const byLowerCase: Collation = (one, other) => {
  const [left, right] = [one.toLowerCase(), other.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
};

const cursorBy =
  (collation: Collation, fields?: readonly FieldName[]): FieldFault['change'] =>
  (base) => ({
    reach(key, one, cursor, query) {
      const concerned = kinds[key.field] === 'text' && (fields === undefined || fields.includes(key.field));
      return concerned ? compareUnder(key, one, cursor, 'greatest', collation) : base.reach(key, one, cursor, query);
    },
  });

/** `btoa` takes letters up to U+00FF. */
const latin1 = (text: string): string =>
  [...text].some((letter) => (letter.codePointAt(0) ?? 0) > 255)
    ? crash('InvalidCharacterError: Invalid character')
    : Buffer.from(text, 'latin1').toString('base64url');

export const collations: readonly FieldFault[] = [
  {
    id: 'cursor-by-locale',
    source: 'https://github.com/docmost/docmost/issues/2246',
    seen: 'In an order by a text, capitals and accents are lost or come twice.',
    change: cursorBy(byLocale),
  },
  {
    id: 'cursor-by-lower-case',
    source: 'https://github.com/docmost/docmost/issues/2246',
    seen: 'In an order by name, names in capitals are lost.',
    change: cursorBy(byLowerCase, ['name']),
  },
  {
    id: 'cursor-by-code-point',
    source: 'https://github.com/docmost/docmost/issues/2246',
    seen: 'A server that sorts by locale and compares by code points: names in small letters are lost.',
    change: cursorBy(byCodeUnit),
    options: { collation: byLocale },
  },
  {
    id: 'city-by-locale',
    source: 'https://github.com/docmost/docmost/issues/2246',
    seen: 'In an order by city, cities with accents are lost or come twice.',
    change: cursorBy(byLocale, ['recipient.city']),
  },
  {
    id: 'cursor-through-btoa',
    source: 'https://github.com/hayes/pothos/issues/1023',
    seen: 'A page that ends at a CJK name answers with 500.',
    change: () => ({ encode: latin1, decode: (token) => Buffer.from(token, 'base64url').toString('latin1') }),
  },
  {
    id: 'cursor-through-latin1',
    source: 'https://github.com/webiny/webiny-js/issues/1956',
    seen: 'Behind a name that is not Latin, the next page starts elsewhere.',
    change: () => ({ decode: (token) => Buffer.from(token, 'base64url').toString('latin1') }),
  },
  {
    id: 'cursor-in-ascii',
    source: 'https://github.com/FleekHQ/apollo-cursor-pagination/pull/48',
    seen: 'Letters beyond ASCII are a question mark in the cursor.',
    change: () => ({ encode: (text) => encodeText(text.replaceAll(/[^\x20-\x7e]/g, '?')), decode: decodeText }),
  },
  {
    id: 'cursor-in-sixteen-bits',
    source: 'https://dev.mysql.com/doc/refman/8.4/en/charset-unicode-utf8mb3.html',
    seen: 'Letters beyond sixteen bits are a question mark in the cursor.',
    change: () => ({ encode: (text) => encodeText(text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '?')), decode: decodeText }),
  },
  {
    id: 'enumeration-by-rank-and-text',
    source: 'https://github.com/docmost/docmost/issues/2246 (for an enumeration)',
    seen: 'Carriers are sorted by their rank and compared by their text: whole carriers are lost.',
    change: (base) => ({
      compare(key, one, other) {
        if (key.field !== 'carrier') return base.compare(key, one, other);
        const rank = (value: unknown): number => ['sea', 'air', 'rail', 'road'].indexOf(String(value));
        return (key.descending ? -1 : 1) * (rank(one) - rank(other));
      },
      reach: (key, one, cursor, query) =>
        key.field === 'carrier' ? base.compare(key, one, cursor) : base.reach(key, one, cursor, query),
    }),
  },
];
