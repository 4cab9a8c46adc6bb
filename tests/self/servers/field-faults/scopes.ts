import { depots, parcelsOf } from '../field-data';
import { decodeText, encodeText } from '../field-cursor';
import { refuse, type Ask } from '../field-query';
import type { FieldFault } from './fault';

/** The scope. */

const every = parcelsOf(130);

/** A token tells its depot, and whose it is in a way that is not read at once. */
const withDepot = (text: string): string => {
  const depot = every.find(({ id }) => text.includes(`"i":"${id}"`))?.depot ?? depots[0];
  return encodeText(text.replace('{', `{"d":"${depot}","h":"${encodeText(depot)}",`));
};

function depotInToken({ raw, headers }: Ask): string | undefined {
  const text = decodeText(new URLSearchParams(raw).get('after') ?? '');
  const [, depot, own] = /"d":"([^"]+)","h":"([^"]+)"/.exec(text) ?? [];
  if (own !== undefined && own !== encodeText(headers['x-depot'] ?? '')) refuse('The token belongs to another depot.');
  return depot;
}

export const scopes: readonly FieldFault[] = [
  {
    id: 'scope-as-query-wins',
    source: 'https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/',
    seen: 'A depot in the query is read in place of that of the header.',
    change: (base) => ({
      depotOf(ask) {
        const named = /(?:^|&)x-depot=([^&]*)/i.exec(ask.raw)?.[1];
        return named === undefined ? base.depotOf(ask) : base.depotOf({ ...ask, headers: { ...ask.headers, 'x-depot': named } });
      },
    }),
  },
  {
    id: 'scope-unknown-is-all',
    source: 'https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/',
    seen: 'A depot that does not exist answers with the parcels of all.',
    change: (base) => ({
      depotOf: (ask) => (depots.some((one) => one === ask.headers['x-depot']) ? base.depotOf(ask) : undefined),
    }),
  },
  {
    id: 'scope-unknown-is-another',
    source: 'https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/',
    seen: 'A depot that does not exist answers with the parcels of the last one.',
    change: (base) => ({
      depotOf: (ask) => (depots.some((one) => one === ask.headers['x-depot']) ? base.depotOf(ask) : depots[1]),
    }),
  },
  {
    id: 'scope-lost-on-second-page',
    source: 'https://github.com/hypequery/hypequery/issues/348 (for the scope)',
    seen: 'From the second page on, the parcels of all depots come.',
    change: (base) => ({ depotOf: (ask) => (ask.raw.includes('after=') ? undefined : base.depotOf(ask)) }),
  },
  {
    id: 'scope-lost-beside-order',
    source: 'https://github.com/hypequery/hypequery/issues/348 (for the scope)',
    seen: 'With an order by city, the parcels of all depots come.',
    change: (base) => ({ depotOf: (ask) => (ask.raw.includes('sort=recipient') ? undefined : base.depotOf(ask)) }),
  },
  {
    id: 'scope-lost-beside-offset',
    source: 'https://github.com/thomas4019/expressa/issues/107 (for the scope)',
    seen: 'With an offset, the parcels of all depots come.',
    change: (base) => ({ depotOf: (ask) => (/skip=[1-9]/.test(ask.raw) ? undefined : base.depotOf(ask)) }),
  },
  {
    id: 'scope-lost-beside-projection',
    source: 'https://github.com/thomas4019/expressa/issues/107 (for the scope)',
    seen: 'With a projection, the parcels of all depots come.',
    change: (base) => ({ depotOf: (ask) => (ask.raw.includes('fields=') ? undefined : base.depotOf(ask)) }),
  },
  {
    id: 'scope-lost-at-second-depot',
    source: 'https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/',
    seen: 'A reader of the second depot sees the parcels of all.',
    change: (base) => ({ depotOf: (ask) => (ask.headers['x-depot'] === depots[1] ? undefined : base.depotOf(ask)) }),
  },
  {
    id: 'scope-empty-is-all',
    source: 'https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/',
    seen: 'Without the header of the depot the first one is read, and with an empty one all.',
    change: (base) => ({
      depotOf: (ask) => {
        const depot = ask.headers['x-depot'];
        return depot === '' ? undefined : depot === undefined ? depots[0] : base.depotOf(ask);
      },
    }),
    options: { grammar: 'in' },
  },
  {
    id: 'scope-in-token-wins',
    source: 'CWE-639: a key under the control of the user decides what is read',
    seen: 'A token that is made up to name another depot opens it, whatever the header says.',
    change: (base) => ({ encode: withDepot, depotOf: (ask) => depotInToken(ask) ?? base.depotOf(ask) }),
  },
  {
    id: 'scope-as-query-adds',
    source: 'https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/',
    seen: 'A depot in the query opens all depots.',
    change: (base) => ({ depotOf: (ask) => (/(?:^|&)x-depot=depot-/i.test(ask.raw) ? undefined : base.depotOf(ask)) }),
  },
];
