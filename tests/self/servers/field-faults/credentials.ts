import { readQuery, type Steps } from '../field-steps';
import { Refusal, type Ask } from '../field-query';
import type { FieldFault } from './fault';
import { tagOf } from './http';

/** Credential and query together. */

const openWhere =
  (isOpen: (ask: Ask) => boolean): FieldFault['change'] =>
  (base) => ({
    admit: (ask) => (isOpen(ask) ? undefined : base.admit(ask)),
  });

const names =
  (parameter: string) =>
  ({ raw }: Ask): boolean =>
    raw.split('&').some((pair) => pair.startsWith(`${parameter}=`));

/** The query is read, and refused, before the credential is. */
const queryFirst =
  (concerns: (ask: Ask) => boolean): FieldFault['change'] =>
  (base: Steps) => ({
    admit(ask) {
      if (concerns(ask)) readQuery(base, ask);
      base.admit(ask);
    },
  });

const ignoredOn401 = (message: string): never => {
  throw new Refusal(422, 'unprocessable', message);
};

export const credentials: readonly FieldFault[] = [
  {
    id: 'open-with-skip',
    source: 'https://github.com/thomas4019/expressa/issues/107',
    seen: 'With `skip=0`, anybody reads the list without a credential.',
    change: openWhere(names('skip')),
  },
  {
    id: 'open-with-limit',
    source: 'https://github.com/thomas4019/expressa/issues/107',
    seen: 'With `per_page=1`, anybody reads the list without a credential.',
    change: openWhere(names('per_page')),
  },
  {
    id: 'open-with-token',
    source: 'https://github.com/thomas4019/expressa/issues/107',
    seen: 'Whoever has a token reads on without a credential.',
    change: openWhere(names('after')),
  },
  {
    id: 'open-with-tag',
    source: 'no report: a layer for conditional requests that stands before the authentication',
    seen: 'Whoever asks by the tag of a page reads it without a credential.',
    change: (base) => ({
      ...openWhere(({ headers }) => headers['if-none-match'] !== undefined && headers['x-parcel-key'] === undefined)(base),
      headersOf: (_, body) => ({ 'Cache-Control': 'private, no-cache', ETag: tagOf(body) }),
    }),
  },
  {
    id: 'open-with-filter',
    source: 'https://github.com/thomas4019/expressa/issues/107',
    seen: 'With a filter, anybody reads the list with a wrong credential.',
    change: openWhere((ask) => names('where')(ask) && ask.headers['x-parcel-key'] !== undefined),
  },
  {
    id: 'open-with-order',
    source: 'https://github.com/thomas4019/expressa/issues/107',
    seen: 'With an order, anybody reads the list without a credential.',
    change: openWhere(names('sort')),
  },
  {
    id: 'open-with-projection',
    source: 'https://github.com/thomas4019/expressa/issues/107',
    seen: 'With a projection, anybody reads the list without a credential.',
    change: openWhere(names('fields')),
  },
  {
    id: 'open-where-cached',
    source: 'https://owasp.org/www-community/attacks/Web_Cache_Deception',
    seen: 'What somebody has read with a credential, anybody reads under the same URL.',
    change(base) {
      const cached = new Set<string>();
      return {
        admit(ask) {
          if (ask.raw !== '' && cached.has(ask.raw)) return;
          base.admit(ask);
          cached.add(ask.raw);
        },
      };
    },
  },
  {
    id: 'query-before-credential',
    source: 'https://github.com/openwallet-foundation/acapy/issues/2666',
    seen: 'Without a credential, a malformed query is explained with 400.',
    change: queryFirst(() => true),
  },
  {
    id: 'limit-before-credential',
    source: 'https://github.com/openwallet-foundation/acapy/issues/2666',
    seen: 'Without a credential, a limit that is no number is explained with 400.',
    change: queryFirst((ask) => names('per_page')(ask) && !names('where')(ask)),
  },
  {
    id: 'filter-before-credential',
    source: 'https://github.com/openwallet-foundation/acapy/issues/2666',
    seen: 'Without a credential, a malformed filter is explained with 422.',
    change: (base) => ({
      admit(ask) {
        try {
          if (names('where')(ask)) readQuery(base, ask);
        } catch (error) {
          if (error instanceof Refusal) ignoredOn401(error.message);
        }
        base.admit(ask);
      },
    }),
  },
  {
    id: 'open-with-empty-key-and-token',
    source: 'https://github.com/thomas4019/expressa/issues/107',
    seen: 'With an empty credential and a token, anybody reads on.',
    change: openWhere((ask) => names('after')(ask) && ask.headers['x-parcel-key'] === ''),
  },
  {
    id: 'open-with-malformed-limit',
    source: 'https://github.com/thomas4019/expressa/issues/107',
    seen: 'With a limit that is no number, the list is answered without a credential, and without a limit of its own.',
    change: (base) => ({
      ...openWhere(({ raw }) => /per_page=(?!\d)/.test(raw))(base),
      sizeOf: (text) => (text === undefined || /^-?\d/.test(text) ? base.sizeOf(text) : base.sizeOf(undefined)),
    }),
  },
];
