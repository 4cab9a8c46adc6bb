import { clusterTypes, cloudTypes, fipsModes, type Item } from './plain-fields';
import type { Choices } from './plain-choices';

/** One stored cluster. `position` is where it stands in an unordered listing; positions are distinct, not consecutive. */
export interface PlainRecord {
  readonly position: number;
  readonly item: Item;
}

/** A seeded stream of numbers in [0, 1): a 32-bit linear congruential generator, its high bits used. */
export function randomStream(seed: number): () => number {
  let state = (seed ^ 0x5bd1e995) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) / 0x1000000;
  };
}

export function pick<T>(random: () => number, values: readonly T[]): T {
  return values[Math.floor(random() * values.length)] as T;
}

/** 24 hexadecimal digits. */
export function newUid(random: () => number): string {
  return Array.from({ length: 24 }, () => Math.floor(random() * 16).toString(16)).join('');
}

/** Names that are easy to get wrong in a filter, a URL or a collation. Two of them occur twice. */
const specialNames = [
  'SANDBOX',
  'ORION',
  'AND',
  'blue OR green',
  'team=blue',
  '100% edge',
  '%41lpha',
  'a+b',
  'it\'s "quoted"',
  'back\\slash',
  'under_score.* ',
  '_zone',
  'Ångström',
  'zürich',
  'Zulu',
  'éclair',
  'eclair',
  '東京',
  '\u{1F680} launch',
  '\uFF21 wide',
  'node-2',
  'node-10',
  'Node-9',
  'ORION',
  'co-op',
  'coop',
  'coOp',
  'node-2',
];

const hostileNames = [
  '__proto__',
  'constructor',
  'line\nbreak\r\n',
  '</script><b>',
  'x'.repeat(100_000),
  '\u202Eright to left',
  '\uD800 alone',
  ' ',
];
const states = ['Running', 'Pending', 'running', 'Deleting', 'Provisioning'];
const epoch = Date.UTC(2023, 0, 1);

/** The text of an instant: a function of it, so equal instants read alike, while different ones may be written in other zones. */
function timestamp(minutes: number): string {
  const instant = epoch + minutes * 60_000;
  if (minutes % 3 === 0) return new Date(instant).toISOString().replace('.000', '');
  if (minutes % 3 === 1) return new Date(instant).toISOString();
  return new Date(instant + 2 * 3_600_000).toISOString().replace('Z', '+02:00');
}

/** Some keys of an object: those whose value is not `undefined`. */
function present(object: Item): Item {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

function richItem(random: () => number, uid: string, name: string | undefined): Item {
  const some = <T>(value: T): T | undefined => (random() < 0.15 ? undefined : value);
  const created = Math.floor(random() * 40) * 61;
  const fips = some({ mode: pick(random, fipsModes) });
  return present({
    metadata: present({
      uid,
      name,
      creationTimestamp: some(timestamp(created)),
      lastModifiedTimestamp: some(timestamp(created + Math.floor(random() * 90_000))),
      annotations: some(random() < 0.3 ? {} : { owner: pick(random, ['ops', 'r&d', 'ÉQUIPE']) }),
      labels: some({ 'team/name': pick(random, ['red', 'blue']), tier: '' }),
    }),
    spec: some(present({ cloudType: some(pick(random, cloudTypes.slice(0, 9))), clusterType: some(pick(random, clusterTypes)) })),
    status: some(present({ state: some(pick(random, states)), fips })),
  });
}

/** Adds what no schema declares: clients must let it pass. */
function withUndeclared(item: Item): Item {
  const metadata = item.metadata as Item;
  return { ...item, generation: 3, metadata: { ...metadata, finalizers: ['keep'], managed: { by: 'plain', since: null } } };
}

export interface DataOptions extends Pick<Choices, 'items' | 'additionalProperties'> {
  readonly hostile: boolean;
}

/** One cluster. The stream decides all values but the name. */
export function newItem(random: () => number, name: string | undefined, options: DataOptions): Item {
  const uid = newUid(random);
  const make: { readonly [kind in Choices['items']]: () => Item } = {
    rich: () => richItem(random, uid, name),
    named: () => ({ metadata: present({ uid, name }), spec: { cloudType: pick(random, cloudTypes.slice(0, 4)) } }),
    identity: () => ({ metadata: { uid } }),
  };
  const item = make[options.items]();
  return options.additionalProperties === 'some' ? withUndeclared(item) : item;
}

/** A project of `size` clusters; the same arguments give the same data. */
export function newProject(size: number, seed: number, options: DataOptions): PlainRecord[] {
  const random = randomStream(seed);
  const special = options.hostile ? [...hostileNames, ...specialNames] : specialNames;
  return Array.from({ length: size }, (_, index) => {
    // Every other name is a special one, so that small projects hold some too.
    const plain = `${pick(random, ['cluster', 'Cluster', 'edge'])}-${Math.floor(random() * 1000)}`;
    const ordinary = random() < 0.06 && options.items === 'rich' ? undefined : plain;
    const name = index % 2 === 1 ? ordinary : (special[index / 2] ?? ordinary);
    return { position: index, item: newItem(random, name, options) };
  });
}
