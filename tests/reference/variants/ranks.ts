import type { CloudType, SpectroCluster } from '../types';

type ClusterType = NonNullable<NonNullable<SpectroCluster['spec']>['clusterType']>;
type FipsMode = NonNullable<NonNullable<NonNullable<SpectroCluster['status']>['fips']>['mode']>;

/** The compiler demands every value of the contract once. */
const ranked = <Value extends string>(ranks: { readonly [value in Value]: number }): readonly string[] =>
  Object.entries<number>(ranks)
    .sort(([, a], [, b]) => a - b)
    .map(([value]) => value);
