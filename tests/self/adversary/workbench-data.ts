export type Item = { [name: string]: unknown };

/** The value at a dotted path; `undefined` where it stands nowhere. */
function at(item: Item, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Item)[key] : undefined), item);
}

export function text(item: Item, path: string): string | undefined {
  const value = at(item, path);
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

const clouds = ['aws', 'azure', 'gcp', 'vsphere', 'maas', 'edge-native'];
const kinds = ['PureManage', 'AlloyMonitor', 'AlloyAssist', 'AlloyExtend'];
const states = ['Running', 'Pending', 'Failed', 'Deleting'];
const words = ['Omega', 'delta', 'SANDBOX', 'ORION', 'blue sky', 'naïve', '50%', "it's", 'back\\slash', 'a+b', 'x=y'];

/** A number from 0 up to `below` that depends on the index alone, scattered. */
export const scatter = (index: number, below: number, salt = 1): number => ((index * 7919 + salt * 104729) % 10007) % below;

const moment = (index: number): string => new Date(Date.UTC(2021, 0, 1) + scatter(index, 400) * 86_400_000).toISOString();

/** Cluster number `index` of a project, with everything that the contract names as a field. */
function cluster(index: number, project = 'one'): Item {
  const uid = `${project}-${scatter(index, 10007, 3).toString(16).padStart(4, '0')}-${index.toString(16).padStart(6, '0')}`;
  const word = words[scatter(index, words.length * 3)];
  return {
    kind: 'spectrocluster',
    metadata: {
      name: `${word ?? ['web', 'Web', 'data', 'Edge'][scatter(index, 4, 2)] ?? ''}${word === undefined ? '-' : ' '}${scatter(index, 997, 5)}`,
      uid,
      creationTimestamp: moment(index),
      lastModifiedTimestamp: moment(index * 3 + 1),
      labels: { owner: 'team' },
    },
    spec: { cloudType: clouds[scatter(index, clouds.length, 7)], clusterType: kinds[scatter(index, 4, 9)], clusterConfig: {} },
    status: {
      state: states[scatter(index, 4, 11)],
      fips: { mode: ['full', 'none'][scatter(index, 2, 13)] },
      conditions: [{ type: 'Ready', status: 'True', lastProbeTime: moment(index + 5) }],
    },
  };
}

export const clusters = (size: number, project = 'one'): Item[] =>
  Array.from({ length: size }, (_, index) => cluster(index, project));
