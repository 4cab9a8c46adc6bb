import type { Exchange } from '../client/exchange';
import { askedBounds, type AskedFilter, type AskedKey, type AskedQuery } from '../findings/asked';
import type { Ledger } from '../findings/ledger';
import { isSpelled, type Spelled } from '../grammar/fragment';
import type { Expression } from '../grammar/expression';
import type { Journal, ListQuery } from '../listing/listing';
import type { OrderKey } from '../grammar/order-key';
import { exchangesOf } from '../listing/walk';

const cut = (text: string): string => text.slice(0, askedBounds.text);
const some = <One>(all: readonly One[]): readonly One[] => all.slice(0, askedBounds.parts);
const cutAll = (texts: readonly string[]): readonly string[] => some(texts).map(cut);

/** What was sent as it stands is told so, anything else by its parts. */
function told<Value extends object | number, Told>(
  value: Value | Spelled | string | undefined,
  tell: (value: Value) => Told,
): Told | string | undefined {
  if (value === undefined || typeof value === 'string') return value === undefined ? undefined : cut(value);
  return typeof value === 'object' && isSpelled(value) ? cut(value.text) : tell(value);
}

function keyOf({ field: { path, pointer, kind, values }, direction }: OrderKey): AskedKey {
  return { field: { path: cut(path), pointer: cut(pointer), kind, values: cutAll(values) }, direction };
}

const filterOf = ({ clauses, operators, groups }: Expression): AskedFilter => ({
  clauses: some(clauses).map(({ field, value, operator, values }) => ({
    path: cut(field.path),
    value: cut(value),
    ...(operator && { operator }),
    ...(values && { values: cutAll(values) }),
  })),
  operators: some(operators),
  ...(groups && { groups: some(groups) }),
});

/** A query as a record holds it: what it asks for, without how the contract writes that, and bounded. */
export function askedOf(query: ListQuery): AskedQuery {
  const asked: { readonly [member in keyof AskedQuery]: AskedQuery[member] | undefined } = {
    filter: told(query.filter, filterOf),
    order: told(query.order, (keys: readonly OrderKey[]) => some(keys).map(keyOf)),
    projection: told(query.projection, cutAll),
    limit: told(query.limit, (limit: number) => limit),
    offset: told(query.offset, (offset: number) => offset),
    page: told<number, number>(query.page, (page) => page),
    next: told<number, string>(query.next, String),
    extra: query.extra && some(query.extra).map(([name, value]) => [cut(name), cut(value)] as const),
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}

/** What each exchange of a run asked for, by role: for whoever is not to read it out of URLs. */
export interface RunJournal extends Journal {
  askedBy(exchange: Pick<Exchange, 'id'>): AskedQuery | undefined;
}

/**
 * Writes what is asked by role into a ledger: the query of each exchange once, and each walk. What was spelled otherwise than the grammar
 * spells it, or was sent once more, is remembered alone.
 */
export function journalIn(ledger: Ledger): RunJournal {
  const remembered = new Map<number, AskedQuery>();
  const askedBy = ({ id }: Pick<Exchange, 'id'>): AskedQuery | undefined => ledger.queries.get(id) ?? remembered.get(id);
  return {
    askedBy,
    asked({ id }, query, as) {
      if (as === 'spelled') remembered.set(id, askedOf(query));
      else if (!ledger.queries.has(id)) ledger.append({ kind: 'query', exchange: id, query: askedOf(query) });
    },
    repeated({ id }, first) {
      const query = askedBy(first);
      if (query !== undefined) remembered.set(id, query);
    },
    walked(walk) {
      const { way, query, end } = walk;
      const exchanges = exchangesOf(walk).slice(0, askedBounds.pages);
      ledger.append({ kind: 'walk', way, query: askedOf(query), exchanges, end });
    },
  };
}
