/** The values of the enumerations in the order the contract declares them, by path. */
export const fieldRanks: { readonly [path: string]: readonly string[] } = {
  'spec.cloudType':
    'all aws azure gcp vsphere openstack maas nested baremetal eks aks edge edge-native libvirt tencent tke coxedge generic gke'.split(
      ' ',
    ),
  'spec.clusterType': ['PureManage', 'AlloyMonitor', 'AlloyAssist', 'AlloyExtend'],
  'status.fips.mode': ['full', 'none', 'partial', 'unknown'],
};

/** The defaults the contract declares for what can be filtered and ordered by, by path. */
export const fieldDefaults: { readonly [path: string]: string } = { 'spec.cloudType': 'all', 'status.fips.mode': 'none' };
