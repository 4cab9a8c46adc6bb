import type { SpectroCluster } from '../types';
import { makeMetadata } from './metadata';
import { makeClusterName } from './names';
import type { DataOptions } from './options';
import { makeRandom } from './random';
import { makeSpec } from './spec';
import { makeStatus } from './status';

/** Clusters in the default order of the listing, which is the order of no field. */
export function makeClusters({ size, seed }: DataOptions): readonly SpectroCluster[] {
  const random = makeRandom(seed);
  return Array.from({ length: size }, (_, index): SpectroCluster => ({
    apiVersion: 'cluster.example.com/v1',
    kind: 'SpectroCluster',
    metadata: makeMetadata({ index, random, path: '/v1/spectroclusters', makeName: makeClusterName }),
    spec: makeSpec(index, random),
    status: makeStatus(index, random),
  }));
}
