import type { PlainOptions } from './plain-choices';
import { defaultChoices } from './plain-choices';
import { newItem, pick, randomStream, type PlainRecord } from './plain-data';
import { textAt, type Item } from './plain-fields';
import { startPlainServer, type PlainServer } from './plain-server';

/** How the clusters of the first project change between requests. */
export interface ChurnOptions {
  /**
   * `random`: clusters are created, deleted and renamed. `count-preserving`: one is created and one deleted together, so the count
   * never tells. `toggle`: one cluster comes and goes, and one name turns between two values, so that the data returns to what it was.
   */
  readonly mode: 'random' | 'count-preserving' | 'toggle';
  /** Changes per request, on average, from 0 to 1/3. A creation with a deletion counts as two. Not used by `toggle`. Default 1/3. */
  readonly rate?: number;
  /** Requests between two turns of each toggle; 6 for both together is one change per three requests. Default 6. */
  readonly period?: number;
  readonly toggles?: 'both' | 'cluster' | 'name';
  readonly seed?: number;
  /** A real fault that one response shows by itself: every page that can holds one item more than its limit. */
  readonly exchangeFault?: boolean;
  /** The like: no filter has an effect. */
  readonly filterFault?: boolean;
}

export interface ChurningServer extends PlainServer {
  /** Changes so far, a creation with a deletion counted as two. */
  changes(): number;
  /** The data stands still from now on (`false`), or moves again. */
  move(moving: boolean): void;
}

type Records = readonly PlainRecord[];
/** The records after a step, and how many changes it made; called once before each request. */
type Churn = (number: number, records: Records) => { readonly records: Records; readonly changes: number };

function renamed(record: PlainRecord, name: string): PlainRecord {
  const metadata = record.item.metadata as Item;
  return { ...record, item: { ...record.item, metadata: { ...metadata, name } } };
}

const without = (records: Records, index: number): Records => records.filter((_, at) => at !== index);

interface Moves {
  readonly create: (records: Records) => Records;
  readonly remove: (records: Records) => Records;
  readonly rename: (records: Records) => Records;
}

function seededMoves(random: () => number, options: PlainOptions): Moves {
  const data = {
    items: options.items ?? defaultChoices.items,
    additionalProperties: options.additionalProperties ?? defaultChoices.additionalProperties,
    hostile: false,
  };
  const name = (): string => `${pick(random, ['new', 'New', 'aa', 'zz'])}-${Math.floor(random() * 1000)}`;
  const index = (records: Records): number => Math.floor(random() * records.length);
  return {
    // Anywhere in the unordered listing: storage need not append.
    create: (records) => [...records, { position: random() * (records.length + 1), item: newItem(random, name(), data) }],
    remove: (records) => without(records, index(records)),
    rename: (records) => {
      const chosen = index(records);
      return records.map((record, at) => (at === chosen ? renamed(record, name()) : record));
    },
  };
}

function randomChurn(random: () => number, rate: number, size: number, moves: Moves): Churn {
  return (_, records) => {
    if (random() >= rate) return { records, changes: 0 };
    // Half and one and a half of the first size bound the drift.
    const open: readonly (keyof Moves)[] = [
      ...(records.length > 0 ? (['rename'] as const) : []),
      ...(records.length <= size * 1.5 ? (['create'] as const) : []),
      ...(records.length > size * 0.5 ? (['remove'] as const) : []),
    ];
    return { records: moves[pick(random, open)](records), changes: 1 };
  };
}

function countPreservingChurn(random: () => number, rate: number, moves: Moves): Churn {
  return (_, records) => {
    if (records.length === 0 || random() >= rate / 2) return { records, changes: 0 };
    return { records: moves.create(moves.remove(records)), changes: 2 };
  };
}

function toggleChurn(random: () => number, period: number, toggles: 'both' | 'cluster' | 'name'): Churn {
  let original: Records | undefined;
  let [comer, turner] = [0, 0];
  return (number, records) => {
    if (original === undefined) {
      original = records;
      comer = Math.floor(random() * records.length);
      turner = (comer + 1) % Math.max(1, records.length);
    }
    if (original.length === 0) return { records, changes: 0 };
    const turns = (offset: number): number => Math.floor((number + offset) / period);
    // Half a period apart, so that no step makes both changes. The other name sorts at the far end, so the pages between shift.
    const [gone, turned] = [
      toggles !== 'name' && turns(0) % 2 === 1,
      toggles !== 'cluster' && turns(Math.floor(period / 2)) % 2 === 1,
    ];
    const named = original.map((record, at) => {
      return turned && at === turner ? renamed(record, `zzz-${textAt(record.item, 'metadata.name')}`) : record;
    });
    const next = gone ? without(named, comer) : named;
    const before = {
      gone: records.length < original.length,
      turned: records.some((record) => original?.includes(record) === false),
    };
    return { records: next, changes: Number(before.gone !== gone) + Number(before.turned !== turned) };
  };
}

function churnOf(options: PlainOptions, churn: ChurnOptions): Churn {
  const random = randomStream((churn.seed ?? 1) * 7919);
  const rate = churn.rate ?? 1 / 3;
  switch (churn.mode) {
    case 'random':
      return randomChurn(random, rate, options.size ?? 117, seededMoves(random, options));
    case 'count-preserving':
      return countPreservingChurn(random, rate, seededMoves(random, options));
    case 'toggle':
      return toggleChurn(random, churn.period ?? 6, churn.toggles ?? 'both');
  }
}

/** Starts a plain server whose first project changes between requests. Each change falls between two requests, never within one. */
export async function startChurningServer(options: PlainOptions, churn: ChurnOptions): Promise<ChurningServer> {
  const step = churnOf(options, churn);
  let [changes, moving] = [0, true];
  const server = await startPlainServer(options, {
    surplus: churn.exchangeFault === true ? 1 : 0,
    filterIgnored: churn.filterFault === true,
    beforeRequest: (number, records) => {
      if (!moving) return records;
      const next = step(number, records);
      changes += next.changes;
      return next.records;
    },
  });
  return {
    ...server,
    changes: () => changes,
    move: (now) => {
      moving = now;
    },
  };
}
