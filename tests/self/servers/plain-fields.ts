/** The fields a listing can be ordered and filtered by, and the paths it can project. Source: the vendor's reference page. */

export type Item = { readonly [key: string]: unknown };

export interface PlainField {
  readonly kind: 'string' | 'enumeration' | 'timestamp';
  /** Whether the vendor's page itself uses the field, and for what. */
  readonly documented: 'order' | 'filter' | 'both' | 'neither';
  readonly ranks: readonly string[];
}

const words = (text: string): readonly string[] => text.split(' ');

export const cloudTypes = words(
  'all aws azure gcp vsphere openstack maas nested baremetal eks aks edge edge-native libvirt tencent tke coxedge generic gke',
);
export const clusterTypes = words('PureManage AlloyMonitor AlloyAssist AlloyExtend');
export const fipsModes = words('full none partial unknown');

export const fields: ReadonlyMap<string, PlainField> = new Map<string, PlainField>([
  ['metadata.name', { kind: 'string', documented: 'both', ranks: [] }],
  ['metadata.uid', { kind: 'string', documented: 'order', ranks: [] }],
  ['metadata.creationTimestamp', { kind: 'timestamp', documented: 'neither', ranks: [] }],
  ['metadata.lastModifiedTimestamp', { kind: 'timestamp', documented: 'neither', ranks: [] }],
  ['spec.cloudType', { kind: 'enumeration', documented: 'filter', ranks: cloudTypes }],
  ['spec.clusterType', { kind: 'enumeration', documented: 'neither', ranks: clusterTypes }],
  ['status.state', { kind: 'string', documented: 'neither', ranks: [] }],
  ['status.fips.mode', { kind: 'enumeration', documented: 'neither', ranks: fipsModes }],
]);

const reference = 'apiVersion fieldPath kind name namespace resourceVersion uid';
const resource = 'kind name projectUid tenantUid uid';
const hostConfig = 'spec.clusterConfig.hostClusterConfig';

/** Leaves by parent. A list counts as a leaf: projections do not reach into lists. */
const leaves: readonly (readonly [parent: string, names: string])[] = [
  ['', 'apiVersion kind'],
  [
    'metadata',
    'annotations creationTimestamp deletionTimestamp labels lastModifiedTimestamp name namespace resourceVersion selfLink uid',
  ],
  ['spec', 'cloudType clusterProfileTemplates clusterType'],
  ['spec.cloudConfigRef', reference],
  ['spec.clusterConfig', 'clusterRbac controlPlaneHealthCheckTimeout updateWorkerPoolsInParallel'],
  ['spec.clusterConfig.clusterResources', 'namespaces rbacs'],
  [hostConfig, 'isHostCluster'],
  [`${hostConfig}.clusterEndpoint`, 'type'],
  [`${hostConfig}.clusterEndpoint.config.ingressConfig`, 'host port'],
  [`${hostConfig}.clusterEndpoint.config.loadBalancerConfig`, 'externalIPs externalTrafficPolicy loadBalancerSourceRanges'],
  [`${hostConfig}.clusterGroup`, reference],
  [`${hostConfig}.hostCluster`, reference],
  ['spec.clusterConfig.lifecycleConfig', 'pause'],
  [
    'spec.clusterConfig.machineHealthConfig',
    'healthCheckMaxUnhealthy networkReadyHealthCheckDuration nodeReadyHealthCheckDuration',
  ],
  ['spec.clusterConfig.machineManagementConfig.osPatchConfig', 'onDemandPatchAfter patchOnBoot rebootIfRequired schedule'],
  ['status', 'abortTimestamp addOnServices apiEndpoints conditions packs services state upgrades'],
  ['status.clusterImport', 'importLink isBrownfield state'],
  ['status.fips', 'mode'],
  ['status.location', 'countryCode countryName regionCode regionName'],
  ['status.location.geoLoc', 'latitude longitude'],
  ['status.profileStatus', 'hasUserMacros'],
  ['status.spcApply', 'actionType canBeApplied lastModifiedTime patchAppliedTime'],
  ['status.virtual', 'appDeployments state virtualClusters'],
  ['status.virtual.clusterGroup', resource],
  ['status.virtual.hostCluster', resource],
  ['status.virtual.lifecycleStatus', 'msg status'],
];

const maps = ['metadata.annotations.', 'metadata.labels.'];

const projectable: ReadonlySet<string> = new Set(
  leaves.flatMap(([parent, names]) => {
    const above = parent === '' ? [] : parent.split('.');
    const parents = above.map((_, depth) => above.slice(0, depth + 1).join('.'));
    return [...parents, ...words(names).map((name) => [...above, name].join('.'))];
  }),
);

export function isProjectable(path: string): boolean {
  return projectable.has(path) || maps.some((map) => path.startsWith(map));
}

/** The value at a dotted path, `undefined` where there is none. */
export function valueAt(item: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Item)[key] : undefined;
  }, item);
}

/** The text at a dotted path; empty where there is none. */
export function textAt(item: unknown, path: string): string {
  const value = valueAt(item, path);
  return typeof value === 'string' ? value : '';
}
