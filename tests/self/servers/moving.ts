import { defaultChoices, type PlainOptions } from './plain-choices';
import { newItem, pick, randomStream, type PlainRecord } from './plain-data';
import type { Item } from './plain-fields';
import { startPlainServer, type Extension, type PlainServer } from './plain-server';
import { requestMs, type SimulatedClock } from './simulated-clock';

type Records = readonly PlainRecord[];

/** What happens before a request. Times in milliseconds of the simulated clock; a run begins at 0. */
interface Moment {
  readonly number: number;
  readonly nowMs: number;
  /** The same since the request before; 0 for the first. */
  readonly beforeMs: number;
  readonly random: () => number;
}

/** How the clusters of the first project move; called once before each request. */
export type Movement = (records: Records, moment: Moment) => Records;

/** Whether a time that comes every so many milliseconds has come since the request before. */
const isDue = (everyMs: number, { nowMs, beforeMs }: Moment): boolean =>
  Math.floor(nowMs / everyMs) > Math.floor(beforeMs / everyMs);

const data = { items: defaultChoices.items, additionalProperties: defaultChoices.additionalProperties, hostile: false };

/** A new cluster somewhere in the unordered listing, for storage need not append. */
export const created: Movement = (records, { random, number }) => [
  ...records,
  { position: random() * (records.length + 1), item: newItem(random, `new-${number}`, data) },
];

export const appended: Movement = (records, { random, number }) => [
  ...records,
  { position: records.length + number, item: newItem(random, `new-${number}`, data) },
];

export const deleted: Movement = (records, { random }) => {
  const index = Math.floor(random() * records.length);
  return records.filter((_, at) => at !== index);
};

export const atRequest =
  (number: number, change: Movement): Movement =>
  (records, moment) =>
    moment.number === number ? change(records, moment) : records;

export const every =
  (everyMs: number, change: Movement): Movement =>
  (records, moment) =>
    isDue(everyMs, moment) ? change(records, moment) : records;

export const everyRequests =
  (requests: number, change: Movement): Movement =>
  (records, moment) =>
    moment.number % requests === 0 ? change(records, moment) : records;

export const both =
  (one: Movement, other: Movement): Movement =>
  (records, moment) =>
    other(one(records, moment), moment);

/** An agent reports: a timestamp, a version and a condition change, and nothing that is ordered or filtered by on purpose. */
function touched(record: PlainRecord, { nowMs, number }: Moment): PlainRecord {
  const metadata = record.item.metadata as Item;
  const time = new Date(Date.UTC(2026, 0, 1) + nowMs).toISOString();
  const condition = { type: 'Ready', status: 'True', lastProbeTime: time };
  const item: Item = {
    ...record.item,
    metadata: { ...metadata, lastModifiedTimestamp: time, resourceVersion: String(number) },
    status: { ...(record.item.status as Item | undefined), conditions: [condition] },
  };
  return { ...record, item };
}

/** Some of the clusters report: a share of them, at least one. */
export const heartbeat =
  (share: number): Movement =>
  (records, moment) => {
    const beating = new Set(
      Array.from({ length: Math.max(1, Math.round(records.length * share)) }, () => pick(moment.random, records)),
    );
    return share === 1
      ? records.map((record) => touched(record, moment))
      : records.map((record) => (beating.has(record) ? touched(record, moment) : record));
  };

/** As `heartbeat`, and what has just reported stands first in the unordered listing. */
export const toFront =
  (share: number): Movement =>
  (records, moment) => {
    const after = heartbeat(share)(records, moment);
    const first = Math.min(0, ...records.map(({ position }) => position));
    return after.map((record, at) => (record === records[at] ? record : { ...record, position: first - at - 1 }));
  };

/** The state of a cluster turns to another one. */
export const turned =
  (share: number): Movement =>
  (records, { random }) =>
    records.map((record) => {
      if (random() >= share) return record;
      return {
        ...record,
        item: {
          ...record.item,
          status: { ...(record.item.status as Item | undefined), state: pick(random, ['Running', 'Pending', 'Deleting']) },
        },
      };
    });

/** What stands between the store and the client. Each is lawful. */
export interface Between {
  /** A cache by URL; `age`: it says how old its answers are, and heeds nothing a request says. */
  readonly cache?: { readonly ttlMs: number; readonly age: boolean };
  /** Every second request is answered by a replica that is so many requests behind, or lacks every so-many-th cluster. */
  readonly replica?: { readonly behind: number } | { readonly lacksEvery: number };
  /** What a query finds it finds by an index so many milliseconds behind the clusters it shows. */
  readonly lagMs?: number;
  readonly fault?: 'surplus' | 'filter-ignored';
}

const uidOf = ({ item }: PlainRecord): unknown => (item.metadata as Item).uid;

function cacheOf({ ttlMs, age }: NonNullable<Between['cache']>, clock: SimulatedClock): NonNullable<Extension['cache']> {
  const kept = new Map<string, { readonly body: object; readonly atMs: number }>();
  return (key, answer) => {
    const known = kept.get(key);
    const oldMs = clock.now() - (known?.atMs ?? 0);
    if (known !== undefined && oldMs < ttlMs) {
      return { body: known.body, headers: age ? { Age: String(Math.floor(oldMs / 1000)) } : {} };
    }
    const body = answer();
    kept.set(key, { body, atMs: clock.now() });
    return { body, headers: {} };
  };
}

/** Starts a plain server whose first project moves, in simulated time. Each change falls between two requests. */
export function startMovingServer(
  options: PlainOptions,
  clock: SimulatedClock,
  movement: Movement,
  { cache, replica, lagMs, fault }: Between = {},
): Promise<PlainServer> {
  const random = randomStream((options.seed ?? 1) * 7919);
  let store: Records | undefined;
  let latest = new Map<unknown, PlainRecord>();
  /** Every state so far, the last one last. */
  const states: { readonly atMs: number; readonly records: Records }[] = [];
  return startPlainServer(options, {
    ...(fault === 'surplus' && { surplus: 1 }),
    ...(fault === 'filter-ignored' && { filterIgnored: true }),
    ...(cache && { cache: cacheOf(cache, clock) }),
    ...(lagMs !== undefined && { shown: (record) => (latest.get(uidOf(record)) ?? record).item }),
    beforeRequest(number, first) {
      store ??= first;
      const beforeMs = clock.now();
      clock.pass(requestMs(number));
      store = movement(store, { number, nowMs: clock.now(), beforeMs, random });
      states.push({ atMs: clock.now(), records: store });
      latest = new Map(store.map((record) => [uidOf(record), record]));
      if (lagMs !== undefined) return states.findLast(({ atMs }) => atMs <= clock.now() - lagMs)?.records ?? first;
      if (replica === undefined || number % 2 === 1) return store;
      if ('lacksEvery' in replica) return store.filter((_, at) => at % replica.lacksEvery !== 0);
      return states.at(-1 - replica.behind)?.records ?? states[0]?.records ?? store;
    },
  });
}
