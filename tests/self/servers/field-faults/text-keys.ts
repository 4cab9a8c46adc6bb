import { kinds } from '../field-data';
import type { Key } from '../field-query';
import { crash, type FieldFault } from './fault';

/** Cursors that lose a part of a text by which the order goes, or what parts equal texts, in some orders or in one alone. */

/** What a cursor keeps of a text. */
type Keeps = (text: string) => string;

const textKey = ({ field }: Key): boolean => kinds[field] === 'text' && field !== 'note';
const byCity = (key: Key): boolean => key.field === 'recipient.city';
const down =
  (holds: (key: Key) => boolean) =>
  (key: Key): boolean =>
    holds(key) && key.descending;
const up =
  (holds: (key: Key) => boolean) =>
  (key: Key): boolean =>
    holds(key) && !key.descending;
const byName = (key: Key): boolean => key.field === 'name';

const keeping =
  (keeps: Keeps, concerned: (key: Key) => boolean = textKey): FieldFault['change'] =>
  (base) => ({
    cursorOf(last, query) {
      const { values, id } = base.cursorOf(last, query);
      const kept = values.map((value, index) => {
        const key = query.keys[index];
        return typeof value === 'string' && key !== undefined && concerned(key) ? keeps(value) : value;
      });
      return { values: kept, id };
    },
  });

const breaking = (sign: RegExp, concerned?: (key: Key) => boolean): FieldFault['change'] =>
  keeping((text) => (sign.test(text) ? crash('InvalidCharacterError: Invalid character') : text), concerned);

const tieless =
  (concerned: (key: Key) => boolean): FieldFault['change'] =>
  (base) => ({
    reachTie(one, cursor, query) {
      const [key] = query.keys;
      return key !== undefined && concerned(key) ? -1 : base.reachTie(one, cursor, query);
    },
  });

const wide = /[\u0100-\uffff]/;

const seenIn = (which: string, what: string): string =>
  `In an order by ${which}, behind a page that ends with ${what}, parcels come again or are lost.`;

export const textKeys: readonly FieldFault[] = [
  {
    id: 'text-key-cut-at-comma',
    source: 'no report: the values of a cursor are joined by commas',
    seen: seenIn('name', 'a comma'),
    change: keeping((text) => text.replace(/,.*/s, '')),
  },
  {
    id: 'text-key-cut-at-blank',
    source: 'no report: the values of a cursor are joined by blanks',
    seen: seenIn('city', 'a blank'),
    change: keeping((text) => text.replace(/ .*/s, ''), byCity),
  },
  {
    id: 'text-key-without-accents',
    source: 'no report: a cursor is normalised',
    seen: seenIn('any text', 'an accent'),
    change: keeping((text) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '')),
  },
  {
    id: 'text-key-stripped-to-ascii',
    source: 'https://github.com/FleekHQ/apollo-cursor-pagination/pull/48 (for letters that are left out)',
    seen: seenIn('city', 'letters beyond ASCII'),
    change: keeping((text) => text.replaceAll(/[^\x20-\x7e]/g, ''), byCity),
  },
  {
    id: 'text-key-stripped-to-ascii-down',
    source: 'https://github.com/FleekHQ/apollo-cursor-pagination/pull/48 (for one direction)',
    seen: seenIn('descending city', 'letters beyond ASCII'),
    change: keeping((text) => text.replaceAll(/[^\x20-\x7e]/g, '\ufffd'), down(byCity)),
  },
  {
    id: 'text-key-plus-as-blank',
    source: 'no report: a token is decoded as a form twice',
    seen: seenIn('descending name', 'a plus'),
    change: keeping((text) => text.replaceAll('+', ' ')),
  },
  {
    id: 'text-key-without-quotes',
    source: 'no report: the values of a cursor are quoted, and quotes in them are stripped',
    seen: seenIn('name', 'a quote'),
    change: keeping((text) => text.replaceAll(/['"]/g, '')),
  },
  {
    id: 'text-key-percent-decoded',
    source: 'no report: a token is decoded as a URL twice',
    seen: seenIn('name', 'a percent sign'),
    change: keeping((text) => decodeURIComponent(text)),
  },
  {
    id: 'text-key-cut-short',
    source: 'no report: a cursor keeps so many letters',
    seen: seenIn('name', 'a long text'),
    change: keeping((text) => text.slice(0, 9)),
  },
  {
    id: 'text-key-wide-breaks-name-up',
    source: 'https://github.com/hayes/pothos/issues/1023 (for one direction)',
    seen: 'In an order by name, a page that ends at a CJK text answers with 500.',
    change: breaking(wide, up(byName)),
  },
  {
    id: 'text-key-accent-breaks-city-down',
    source: 'https://github.com/hayes/pothos/issues/1023 (for ASCII, and one direction)',
    seen: 'In a descending order by city, a page that ends at an accent answers with 500.',
    change: breaking(/[^\x20-\x7e]/, down(byCity)),
  },
  {
    id: 'text-key-wide-breaks-name-down',
    source: 'https://github.com/hayes/pothos/issues/1023 (for one direction)',
    seen: 'In a descending order by name, a page that ends at a CJK text answers with 500.',
    change: breaking(wide, down(byName)),
  },
  {
    id: 'text-key-accent-breaks-city',
    source: 'https://github.com/hayes/pothos/issues/1023 (for ASCII)',
    seen: 'In an order by city, a page that ends at an accent answers with 500.',
    change: breaking(/[^\x20-\x7e]/, up(byCity)),
  },
  {
    id: 'text-key-lower-case-city-down',
    source: 'https://github.com/docmost/docmost/issues/2246 (for one direction)',
    seen: seenIn('descending city', 'a capital'),
    change: keeping((text) => text.toLowerCase(), down(byCity)),
  },
  {
    id: 'no-tie-breaker-city',
    source: 'https://github.com/tokio-rs/toasty/issues/1141 (for one text)',
    seen: 'In an order by city, parcels that share the city at the edge of a page are lost.',
    change: tieless(up(byCity)),
  },
  {
    id: 'no-tie-breaker-city-down',
    source: 'https://github.com/tokio-rs/toasty/issues/1141 (for one text and direction)',
    seen: 'In a descending order by city, parcels that share the city at the edge of a page are lost.',
    change: tieless(down(byCity)),
  },
  {
    id: 'no-tie-breaker-name',
    source: 'https://github.com/tokio-rs/toasty/issues/1141 (for one text)',
    seen: 'In an order by name, parcels that share the name at the edge of a page are lost.',
    change: tieless(up(byName)),
  },
  {
    id: 'no-tie-breaker-name-down',
    source: 'https://github.com/tokio-rs/toasty/issues/1141 (for one text and direction)',
    seen: 'In a descending order by name, parcels that share the name at the edge of a page are lost.',
    change: tieless(down(byName)),
  },
];
