import { kinds, type Kind } from '../field-data';
import { literalOf, readFilter } from '../field-filter';
import { readKeys } from '../field-order';
import { Refusal, type Clause, type Filter } from '../field-query';
import type { FieldFault } from './fault';

/** Filters that vanish. */

const dropped = Symbol('dropped').toString();

/** A clause that cannot be read counts as if it were not there. */
const without = (filter: Filter | undefined): Filter | undefined => {
  const kept = filter?.map((part) => part.filter((clause: Clause) => clause.value !== dropped)).filter((part) => part.length > 0);
  return kept === undefined || kept.length === 0 ? undefined : kept;
};

/** An ill-typed value of a kind drops its clause. */
const illTypedDropped =
  (concerned: readonly Kind[]): FieldFault['change'] =>
  () => ({
    filterOf: (text) =>
      without(
        readFilter(text, (literal) => {
          try {
            return literalOf(literal);
          } catch (error) {
            if (error instanceof Refusal && concerned.includes(kinds[literal.field])) return dropped;
            throw error;
          }
        }),
      ),
  });

/** Pairs that cannot be decoded are left out, as Go's `URL.Query()` does. */
const pairsDropped =
  (isBroken: (pair: string) => boolean): FieldFault['change'] =>
  (base) => ({
    pairsOf: (raw) =>
      base.pairsOf(
        raw
          .split('&')
          .filter((pair) => !isBroken(pair))
          .join('&'),
      ),
  });

const isUndecodable = (pair: string): boolean => {
  try {
    decodeURIComponent(pair);
    return false;
  } catch {
    return true;
  }
};

export const vanishing: readonly FieldFault[] = [
  {
    id: 'undecodable-pair-dropped',
    source: 'https://github.com/golang/go/issues/25192',
    seen: 'A filter with `%zz` is dropped, and everything is returned.',
    change: pairsDropped(isUndecodable),
  },
  {
    id: 'semicolon-pair-dropped',
    source: 'https://github.com/golang/go/issues/25192',
    seen: 'A filter with a raw semicolon is dropped, and everything is returned.',
    change: pairsDropped((pair) => pair.includes(';')),
  },
  {
    id: 'both-pairs-dropped',
    source: 'https://github.com/golang/go/issues/25192',
    seen: 'A filter with either is dropped, and everything is returned.',
    change: pairsDropped((pair) => isUndecodable(pair) || pair.includes(';')),
  },
  {
    id: 'undecodable-kept-raw-in-order',
    source: 'https://github.com/golang/go/issues/25192',
    seen: 'An order that cannot be decoded is dropped.',
    change: pairsDropped((pair) => pair.startsWith('sort=') && isUndecodable(pair)),
  },
  {
    id: 'ill-typed-boolean-dropped',
    source: 'https://github.com/carltongibson/django-filter/issues/1707',
    seen: 'A word for a boolean drops its clause.',
    change: illTypedDropped(['boolean']),
  },
  {
    id: 'ill-typed-number-dropped',
    source: 'https://github.com/Biarity/Sieve/issues/150',
    seen: 'A word for a number drops its clause.',
    change: illTypedDropped(['number']),
  },
  {
    id: 'ill-typed-timestamp-dropped',
    source: 'https://github.com/xingkaixin/codesesh/pull/321',
    seen: 'A word for a timestamp drops its clause.',
    change: illTypedDropped(['timestamp']),
  },
  {
    id: 'ill-typed-enumeration-dropped',
    source: 'https://github.com/miki725/django-url-filter/issues/64',
    seen: 'An unlisted carrier drops its clause.',
    change: illTypedDropped(['enumeration']),
  },
  {
    id: 'empty-value-matches-all',
    source: 'https://github.com/Biarity/Sieve/issues/50',
    seen: "`name eq ''` finds everything.",
    change: (base) => ({
      matches: (clause, parcel) => (clause.text === '' && clause.value === '') || base.matches(clause, parcel),
    }),
  },
  {
    id: 'empty-note-matches-all',
    source: 'https://github.com/Biarity/Sieve/issues/50',
    seen: "`note eq ''` finds everything, parcels without one included.",
    change: (base) => ({
      matches: (clause, parcel) => (clause.field === 'note' && clause.value === '') || base.matches(clause, parcel),
    }),
  },
  {
    id: 'blank-value-matches-all',
    source: 'https://github.com/Biarity/Sieve/issues/50',
    seen: 'A city of blanks finds everything.',
    change: (base) => ({
      matches: (clause, parcel) =>
        (clause.field === 'recipient.city' && clause.text.trim() === '') || base.matches(clause, parcel),
    }),
  },
  {
    id: 'malformed-filter-dropped',
    source: 'https://github.com/Icinga/icinga2/issues/8026',
    seen: 'A filter that cannot be read is dropped, and everything is returned.',
    change: (base) => ({
      filterOf(text) {
        try {
          return base.filterOf(text);
        } catch {
          return undefined;
        }
      },
    }),
  },
  {
    id: 'unknown-order-dropped',
    source: 'https://github.com/encode/django-rest-framework (OrderingFilter.remove_invalid_fields)',
    seen: 'A documented field whose name has a dot is dropped from an order of several keys.',
    change: () => ({
      keysOf: (text) =>
        readKeys(
          text.split(',').length > 1
            ? text
                .split(',')
                .filter((part) => !part.includes('.'))
                .join(',') || 'id'
            : text,
        ),
    }),
  },
  {
    id: 'semicolon-separates',
    source: 'https://www.w3.org/TR/html401/appendix/notes.html#h-B.2.2',
    seen: 'A raw semicolon ends the pair: a filter with one is cut there, and what cannot be read any more is dropped.',
    change: (base) => ({
      pairsOf: (raw) => base.pairsOf(raw.replaceAll(';', '&')),
      filterOf(text) {
        try {
          return base.filterOf(text);
        } catch (error) {
          if ((text.split("'").length - 1) % 2 === 1) return undefined;
          throw error;
        }
      },
    }),
  },
  {
    id: 'invalid-utf8-pair-dropped',
    source: 'https://github.com/golang/go/issues/25192 (for bytes that are no UTF-8)',
    seen: 'A filter with a byte that is no UTF-8 is dropped, and everything is returned.',
    change: pairsDropped((pair) => !/%zz/i.test(pair) && isUndecodable(pair)),
  },
  {
    id: 'empty-city-clause-dropped',
    source: 'https://github.com/carltongibson/django-filter/issues/1707 (for an empty value)',
    seen: 'A clause that asks for an empty city is dropped.',
    change: (base) => ({
      filterOf(text) {
        const filter = base.filterOf(text);
        return without(
          filter?.map((part) =>
            part.map((clause) =>
              clause.field === 'recipient.city' && clause.text === '' ? { ...clause, value: dropped } : clause,
            ),
          ),
        );
      },
    }),
  },
];
