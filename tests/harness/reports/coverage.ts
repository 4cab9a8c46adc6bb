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

interface Leaf {
  readonly names: readonly string[];
  readonly values: readonly unknown[];
}

/** Where the paths of leaves part; `*` is every member of a list or a map. */
interface Fork {
  readonly leaves: Leaf[];
  readonly names: Map<string, Fork>;
}

function forkOf(leaves: readonly Leaf[]): Fork {
  const root: Fork = { leaves: [], names: new Map() };
  for (const leaf of leaves) {
    let fork = root;
    for (const name of leaf.names) {
      const next = fork.names.get(name) ?? { leaves: [], names: new Map<string, Fork>() };
      fork.names.set(name, next);
      fork = next;
    }
    fork.leaves.push(leaf);
  }
  return root;
}

/** Tells each leaf that a value holds, and what is there; a null holds nothing. One way down for all, because most leaves are not there. */
function visit(json: Json, { leaves, names }: Fork, tell: (leaf: Leaf, value: Json) => void): void {
  if (json === null) return;
  for (const leaf of leaves) tell(leaf, json);
  for (const [name, fork] of names)
    if (name !== '*') {
      if (isObject(json) && Object.hasOwn(json, name)) visit(json[name] ?? null, fork, tell);
    } else if (typeof json === 'object') for (const member of Object.values(json) as readonly Json[]) visit(member, fork, tell);
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
  const leaves = new Set<Leaf>(declared.leaves);
  const values = new Map<Leaf, Set<string>>(
    declared.leaves.flatMap((leaf) =>
      leaf.values.length === 0 ? [] : [[leaf, new Set(leaf.values.map((value) => JSON.stringify(value)))] as const],
    ),
  );
  const tell = (leaf: Leaf, value: Json): void => {
    leaves.delete(leaf);
    const open = values.get(leaf);
    if (open === undefined) return;
    open.delete(JSON.stringify(value));
    if (open.size === 0) values.delete(leaf);
  };
  const root = forkOf(declared.leaves);
  for (const item of itemsOf(contents)) {
    visit(item, root, tell);
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
