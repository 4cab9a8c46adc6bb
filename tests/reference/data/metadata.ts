import type { ObjectMeta } from '../types';
import { awkwardName } from './names';
import { unlessGap } from './presence';
import type { Random } from './random';
import { makeInstant, makeTimestamp, writeInstant } from './timestamps';
import { makeUid } from './words';

const teams = ['payments', 'platform', 'data', 'retail'] as const;
/** Objects that were made or changed by the same job share its instant, so that timestamps tie. */
const jobs = [Date.UTC(2024, 2, 31, 1, 30), Date.UTC(2024, 6, 5, 19, 21, 11, 78), Date.UTC(2024, 11, 31, 23, 0)] as const;

interface Described {
  readonly index: number;
  readonly random: Random;
  /** Of the listing. */
  readonly path: string;
  /** An ordinary name; on some items an awkward one stands in its place. */
  readonly makeName: (random: Random) => string;
}

export function makeMetadata({ index, random, path, makeName }: Described): ObjectMeta {
  const uid = makeUid(random);
  const instant = (): number => (random.chance(30) ? random.pick(jobs) : makeInstant(random));
  return {
    name: awkwardName(index, makeName(random)),
    uid,
    ...unlessGap('creationTimestamp', index, (): ObjectMeta => ({ creationTimestamp: writeInstant(instant(), random) })),
    ...unlessGap('lastModifiedTimestamp', index, (): ObjectMeta => ({ lastModifiedTimestamp: writeInstant(instant(), random) })),
    ...random.maybe(75, (): ObjectMeta => ({
      annotations: { 'example.com/owner': random.pick(teams), note: 'moved, twice' },
    })),
    ...random.maybe(75, (): ObjectMeta => ({ labels: { team: random.pick(teams), tier: String(random.integer(1, 3)) } })),
    ...random.maybe(15, (): ObjectMeta => ({ deletionTimestamp: makeTimestamp(random) })),
    ...random.maybe(50, (): ObjectMeta => ({
      namespace: `cluster-${random.hex(8)}`,
      resourceVersion: String(random.integer(1, 900_000)),
    })),
    ...random.maybe(25, (): ObjectMeta => ({ selfLink: `${path}/${uid}` })),
  };
}
