import type { Json } from '../contract/model';
import { isObject, valueAt } from '../contract/pointer';
import type { LedgerContents } from '../findings/ledger';

/** Of some declared things: how many there are, and which were never seen. */
export interface Covered {
  readonly declared: number;
  readonly unseen: readonly string[];
}

/** How much of what the contract declares the run has seen. */
export interface Coverage {
  /** Properties of an item that hold a value, by their paths. */
  readonly leaves: Covered;
  /** Values of enumerations, as `path = value`. */
  readonly values: Covered;
  readonly statuses: Covered;
}

/** More items show no more. */
const mostItems = 200_000;

/** The values at a path of names; `*` is every member of a list or a map. */
function valuesAt(json: Json, names: readonly string[]): readonly Json[] {
  let found: readonly Json[] = [json];
  for (const name of names)
    found = found.flatMap((one): readonly Json[] => {
      if (name === '*') return typeof one === 'object' && one !== null ? Object.values(one) : [];
      return isObject(one) && Object.hasOwn(one, name) ? [one[name] ?? null] : [];
    });
  return found.filter((one) => one !== null);
}

/** Every item that a 2xx answer held, projected ones too; once, because a run is sent each of them again and again. */
function* itemsOf({ run, exchanges }: Pick<LedgerContents, 'run' | 'exchanges'>): Generator<Json> {
  const places = run?.listing?.response;
  if (places === undefined) return;
  const seen = new Set<Json>();
  for (const { response } of exchanges.values()) {
    if (response === undefined || response.status < 200 || response.status > 299) continue;
    const members = valueAt(response.json, places.items);
    if (!Array.isArray(members)) continue;
    for (const member of members as readonly Json[]) {
      if (seen.has(member)) continue;
      if (seen.size === mostItems) return;
      seen.add(member);
      yield valueAt(member, places.within ?? '') ?? null;
    }
  }
}

const nameOf = (names: readonly string[]): string => names.join('.') || 'the item';

/** Whether a declared status, such as `404`, `4XX` or `default`, is one of those that were seen. */
function isSeen(status: string, seen: ReadonlySet<string>, declared: readonly string[]): boolean {
  if (status === 'default') return [...seen].some((one) => !declared.some((other) => other !== 'default' && fits(one, other)));
  return [...seen].some((one) => fits(one, status));
}

const fits = (status: string, declared: string): boolean =>
  declared.length === status.length && [...declared].every((sign, index) => sign.toUpperCase() === 'X' || sign === status[index]);

/** How much of the contract the run has seen; `undefined` in a ledger that does not say what is declared. */
export function coverageOf(contents: Pick<LedgerContents, 'run' | 'exchanges'>): Coverage | undefined {
  const declared = contents.run?.declared;
  if (declared === undefined) return undefined;
  const leaves = new Set(declared.leaves);
  const values = new Map(
    declared.leaves.flatMap((leaf) =>
      leaf.values.length === 0 ? [] : [[leaf, new Set(leaf.values.map((value) => JSON.stringify(value)))] as const],
    ),
  );
  for (const item of itemsOf(contents)) {
    for (const leaf of leaves) if (valuesAt(item, leaf.names).length > 0) leaves.delete(leaf);
    for (const [leaf, open] of values) {
      for (const value of valuesAt(item, leaf.names)) open.delete(JSON.stringify(value));
      if (open.size === 0) values.delete(leaf);
    }
    if (leaves.size === 0 && values.size === 0) break;
  }
  const statuses = new Set(
    [...contents.exchanges.values()].flatMap(({ response }) => (response === undefined ? [] : [String(response.status)])),
  );
  return {
    leaves: { declared: declared.leaves.length, unseen: [...leaves].map(({ names }) => nameOf(names)) },
    values: {
      declared: declared.leaves.reduce((sum, leaf) => sum + leaf.values.length, 0),
      unseen: [...values].flatMap(([{ names }, open]) => [...open].map((value) => `${nameOf(names)} = ${value}`)),
    },
    statuses: {
      declared: declared.statuses.length,
      unseen: declared.statuses.filter((status) => !isSeen(status, statuses, declared.statuses)),
    },
  };
}
