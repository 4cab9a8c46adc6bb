import type { Project } from './context';
import { makeMetadata } from './data/metadata';
import { makeRandom } from './data/random';
import { makeSpec } from './data/spec';
import { makeStatus } from './data/status';
import type { SpectroCluster } from './types';

export interface DataOptions {
  readonly size: number;
  /** Equal seeds give equal data, and a smaller size the beginning of a larger one. */
  readonly seed: number;
}

const projectUids = ['5f1c0a7e9b2d4c6e8a013579', '5f1c0a7e9b2d4c6e8a02468b'] as const;
/** Clusters in the second project, whatever the size of the first. */
const secondSize = 23;

const cache = new Map<string, readonly [Project, Project]>();

/** Clusters in the default order of the listing, which is the order of no field. */
export function makeClusters({ size, seed }: DataOptions): readonly SpectroCluster[] {
  const random = makeRandom(seed);
  return Array.from({ length: size }, (_, index): SpectroCluster => ({
    apiVersion: 'cluster.example.com/v1',
    kind: 'SpectroCluster',
    metadata: makeMetadata(index, random),
    spec: makeSpec(index, random),
    status: makeStatus(index, random),
  }));
}

/** Two projects that share no identity; made once for equal options. */
export function makeProjects(options: DataOptions): readonly [Project, Project] {
  const key = `${options.size}/${options.seed}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const projects: readonly [Project, Project] = [
    { uid: projectUids[0], clusters: makeClusters(options) },
    { uid: projectUids[1], clusters: makeClusters({ size: secondSize, seed: options.seed + 1_000_003 }) },
  ];
  cache.set(key, projects);
  return projects;
}
