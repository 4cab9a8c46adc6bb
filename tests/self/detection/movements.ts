import type { PlainOptions } from '../servers/plain-choices';
import {
  appended,
  atRequest,
  created,
  deleted,
  every,
  everyRequests,
  both,
  heartbeat,
  startMovingServer,
  toFront,
  turned,
  type Between,
  type Movement,
} from '../servers/moving';
import type { PlainServer } from '../servers/plain-server';
import type { SimulatedClock } from '../servers/simulated-clock';

/** A way in which the data of a lawful target moves, and how much of what is shown at rest must still be shown. */
export interface Scenario {
  readonly id: string;
  readonly kind: string;
  readonly movement: Movement;
  readonly between?: Between;
  /** Of the requirements that pass at rest, the share that must pass, from 0 to 1. Absent: nothing fails, and that is all. */
  readonly least?: number;
  /** The run must end with exit code 0. */
  readonly conforms?: true;
}

const requests = [5, 15, 30, 45, 60] as const;
const changes = { creation: created, deletion: deleted, append: appended } as const;

const single: readonly Scenario[] = Object.entries(changes).flatMap(([name, change]) =>
  requests.map((number) => ({
    id: `${name}-at-${number}`,
    kind: `one ${name}, at request ${requests.join(', ')}`,
    movement: atRequest(number, change),
    least: 0.97,
    conforms: true as const,
  })),
);

const eachSecond = every(1000, created);
const still: Movement = (records) => records;
const caches: readonly Scenario[] = [1, 2, 5, 30].flatMap((seconds) =>
  [true, false].map((age) => ({
    id: `cache-${seconds}s-${age ? 'age' : 'silent'}`,
    kind: 'a cache of 1, 2, 5 or 30 s by URL, with Age and without; one creation, one a second, states that change',
    movement: seconds % 2 === 0 ? atRequest(seconds === 2 ? 15 : 40, created) : both(eachSecond, everyRequests(3, turned(0.05))),
    between: { cache: { ttlMs: seconds * 1000, age } },
  })),
);

export const scenarios: readonly Scenario[] = [
  ...single,
  { id: 'creation-each-second', kind: 'one creation a second', movement: eachSecond, least: 0.9 },
  {
    id: 'heartbeats',
    kind: 'heartbeats of 1 % each request and of all each 5 s',
    movement: both(heartbeat(0.01), every(5000, heartbeat(1))),
    least: 0.95,
  },
  {
    id: 'last-modified-first',
    kind: 'last modified first, 1 % touched each 25 requests',
    movement: everyRequests(25, toFront(0.01)),
    least: 0.9,
  },
  ...caches,
  { id: 'lagging-index', kind: 'an index 200 ms behind, states that change', movement: turned(0.02), between: { lagMs: 200 } },
  {
    id: 'replica-behind',
    kind: 'a replica 7 requests behind',
    movement: everyRequests(11, created),
    between: { replica: { behind: 7 } },
  },
  { id: 'two-replicas', kind: 'two replicas of 117 and 87 clusters', movement: still, between: { replica: { lacksEvery: 4 } } },
];

export function startScenario(id: string, clock: SimulatedClock, fault?: Between['fault']): Promise<PlainServer> {
  const scenario = id === 'plain-117-at-rest' ? { movement: still, between: {} } : scenarios.find((one) => one.id === id);
  if (scenario === undefined) throw new Error(`Expected a movement ${id}; there is none.`);
  return startMovingServer({}, clock, scenario.movement, { ...scenario.between, ...(fault && { fault }) });
}

/** A small target that moves in a way of its own for each seed; no step of one is in step with another. */
export function startSeeded(seed: number, clock: SimulatedClock): Promise<PlainServer> {
  const inTurn = <T>(values: readonly [T, ...T[]]): T => values[seed % values.length] ?? values[0];
  const options: PlainOptions = { seed, size: inTurn([8, 12, 20, 8, 30, 60, 13]), secondSize: 3 };
  const between = inTurn<Between>([
    { cache: { ttlMs: inTurn([1000, 2000, 5000, 30_000]), age: false } },
    { replica: { behind: inTurn([1, 2, 5, 9]) } },
    { lagMs: 200 },
    { cache: { ttlMs: inTurn([1000, 2000, 5000, 30_000]), age: true } },
    { replica: { lacksEvery: inTurn([3, 5, 8]) } },
  ]);
  const movement = inTurn<Movement>([
    eachSecond,
    everyRequests(3, turned(0.1)),
    atRequest(15, created),
    everyRequests(7, deleted),
    atRequest(40, appended),
    everyRequests(13, both(created, turned(0.2))),
    heartbeat(0.1),
    everyRequests(25, toFront(0.1)),
    everyRequests(4, created),
  ]);
  return startMovingServer(options, clock, movement, between);
}
