import { kinds, type Value } from '../field-data';
import { equals } from '../field-filter';
import { refuse, Refusal, valueOf, type Filter, type Pairs } from '../field-query';
import type { Steps } from '../field-steps';
import type { FieldVariant } from './fault';

/** Servers that read an odd query in their own way and keep the contract: nearest to those that drop it, break on it or find too much. */

/** What a reader makes of a query that another refuses. */
function orElse<T>(read: () => T, other: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) return other();
    throw error;
  }
}

const everyOf = (pairs: Pairs, name: string): readonly string[] => pairs.flatMap(([one, value]) => (one === name ? [value] : []));

/** Several filters as one, by a joint of the grammar. */
const joinedBy =
  (joint: ' and ' | ' or '): FieldVariant['change'] =>
  () => ({
    single: (pairs, name) => (name === 'where' ? everyOf(pairs, name).join(joint) || undefined : valueOf(pairs, name)),
  });

/** Another value stands for what items lack, in equality. */
const finding =
  (finds: (asked: string, held: Value) => boolean): FieldVariant['change'] =>
  (base) => ({
    matches: (clause, parcel) =>
      base.matches(clause, parcel) || (kinds[clause.field] === 'text' && finds(clause.text, parcel[clause.field])),
  });

const nothing: Filter = [[{ field: 'id', text: '', value: 'none' }]];

/** Names of members that hold others, and what stands there as text. */
const isHolder = (name: string): boolean => name === 'recipient' || name === 'tags';

export const lawfulReadings: readonly FieldVariant[] = [
  { id: 'repeated-filters-both-hold', change: joinedBy(' and ') },
  { id: 'repeated-filters-either-holds', change: joinedBy(' or ') },
  {
    id: 'repeated-filter-finds-nothing',
    change: (base) => ({
      single: (pairs, name) => (name === 'where' && everyOf(pairs, name).length > 1 ? 'none' : base.single(pairs, name)),
      filterOf: (text) => (text === 'none' ? nothing : base.filterOf(text)),
    }),
  },
  {
    id: 'repeated-token-refused',
    change: (base) => ({
      single: (pairs, name) =>
        name === 'after' && everyOf(pairs, name).length > 1 ? refuse('A token stands once.') : base.single(pairs, name),
    }),
  },
  {
    id: 'semicolon-refused',
    change: (base) => ({
      pairsOf: (raw) => (raw.includes(';') ? refuse('A semicolon is percent-encoded.') : base.pairsOf(raw)),
    }),
  },
  { id: 'semicolon-separates-and-is-refused', change: (base) => ({ pairsOf: (raw) => base.pairsOf(raw.replaceAll(';', '&')) }) },
  {
    id: 'undecodable-bytes-replaced',
    change: (base) => ({
      pairsOf: (raw) =>
        orElse(
          () => base.pairsOf(raw),
          () => [...new URLSearchParams(raw)].map(([name, value]) => [name, value] as const),
        ),
    }),
  },
  { id: 'empty-value-finds-missing', change: finding((asked, held) => asked === '' && held === null) },
  { id: 'blank-value-finds-missing', change: finding((asked, held) => asked.trim() === '' && (held === null || held === '')) },
  {
    id: 'values-trimmed',
    change: (base) => ({ literal: (literal) => base.literal({ ...literal, text: literal.text.trim() }) }),
  },
  {
    id: 'padded-equality',
    change: finding((asked, held) => typeof held === 'string' && asked.trimEnd() === held.trimEnd()),
  },
  {
    id: 'normalised-equality',
    change: finding((asked, held) => typeof held === 'string' && asked.normalize('NFC') === held.normalize('NFC')),
  },
  {
    id: 'unknown-names-ignored-in-order',
    change: (base) => ({
      keysOf: (text) => {
        const known = text.split(',').flatMap((one) =>
          orElse(
            () => base.keysOf(one),
            () => [],
          ),
        );
        return known.length > 0 ? known : base.keysOf(base.order);
      },
    }),
  },
  {
    id: 'unknown-names-find-nothing',
    change: (base) => ({
      filterOf: (text) =>
        orElse(
          () => base.filterOf(text),
          () => nothing,
        ),
    }),
  },
  {
    id: 'unknown-names-show-nothing',
    change: (base) => ({
      pathsOf: (text) =>
        text.split(',').flatMap((one) =>
          orElse(
            () => base.pathsOf(one),
            () => [],
          ),
        ),
    }),
  },
  {
    id: 'holders-are-ordered-by-their-text',
    change: (base: Steps) => ({
      keysOf: (text) => (isHolder(text.replace(/^-/, '')) ? base.keysOf(text.startsWith('-') ? '-id' : 'id') : base.keysOf(text)),
    }),
  },
  {
    id: 'proxy-refuses-first',
    change: (base) => ({
      // What the proxy answers has not the name of the server.
      headersOf: (query, body) => ({ ...base.headersOf(query, body), Server: 'parcels' }),
      admit(ask) {
        if (/per_page=(?!\d)/.test(ask.raw)) refuse('The query is malformed.');
        base.admit(ask);
      },
    }),
  },
  {
    id: 'offset-beyond-64-bits-empty',
    change: (base) => ({ skipOf: (text) => (/^\d{16,}$/.test(text ?? '') ? Number.MAX_SAFE_INTEGER : base.skipOf(text)) }),
  },
  {
    id: 'offset-of-31-bits-refused',
    change: (base) => ({
      skipOf: (text) => (Number(text) + 100 >= 2 ** 31 ? refuse('skip is out of range.') : base.skipOf(text)),
    }),
  },
  {
    id: 'token-with-other-members-accepted',
    change: (base) => ({
      readCursor: (text, keys, sort) =>
        orElse(
          () => base.readCursor(text, keys, sort),
          () => (text.startsWith('{"') ? { values: keys.map(() => null), id: '0' } : base.readCursor(text, keys, sort)),
        ),
    }),
  },
  {
    id: 'days-roll-over',
    change: (base) => ({
      literal: (literal) =>
        base.literal(
          kinds[literal.field] === 'timestamp' ? { ...literal, text: literal.text.replace(/-02-3(\d)T/, '-03-0$1T') } : literal,
        ),
    }),
  },
  {
    id: 'many-signs-refused',
    change: (base) => ({
      literal: (literal) =>
        (literal.text.match(/[^\p{L}\d .-]/gu) ?? []).length > 9 ? refuse('A value has too many signs.') : base.literal(literal),
    }),
  },
  {
    id: 'bytes-read-as-latin-1',
    change: (base) => ({
      pairsOf: (raw) =>
        orElse(
          () => base.pairsOf(raw),
          () =>
            base.pairsOf(
              raw.replaceAll(/%(?=[89a-f][\da-f])([\da-f]{2})/gi, (_, hex: string) =>
                encodeURIComponent(String.fromCharCode(parseInt(hex, 16))),
              ),
            ),
        ),
    }),
  },
  {
    id: 'upper-case-in-equality',
    change: () => ({
      matches: (clause, parcel) => {
        const held = parcel[clause.field];
        return kinds[clause.field] === 'text' && typeof held === 'string'
          ? held.toUpperCase() === clause.text.toUpperCase()
          : equals(clause, held);
      },
    }),
  },
];
