import type { ClusterConfig, ClusterSpec, HostClusterConfig } from '../types';
import { unlessGap } from './presence';
import { makeTemplate } from './profile';
import type { Random } from './random';
import { makeTimestamp } from './timestamps';
import { cloudTypes, inTurn, makeAddress, makeHost, makeObjectReference, makeResourceReference } from './words';

const clusterTypes = ['PureManage', 'AlloyAssist', 'AlloyMonitor', 'AlloyExtend'] as const;

export function makeSpec(index: number, random: Random): ClusterSpec {
  return {
    cloudConfigRef: makeObjectReference('CloudConfig', random),
    // The third cluster ties with the first: three items are enough to filter by two kinds.
    ...unlessGap('cloudType', index, (): ClusterSpec => ({ cloudType: inTurn(cloudTypes, index === 2 ? 0 : index) })),
    ...unlessGap('clusterType', index, (): ClusterSpec => ({
      clusterType: random.chance(50) ? 'PureManage' : inTurn(clusterTypes, index),
    })),
    ...random.maybe(80, (): ClusterSpec => ({ clusterConfig: makeConfig(random) })),
    ...random.maybe(85, (): ClusterSpec => ({ clusterProfileTemplates: random.list(1, 2, () => makeTemplate(index, random)) })),
  };
}

function makeConfig(random: Random): ClusterConfig {
  return {
    ...random.maybe(20, (): ClusterConfig => ({
      clusterRbac: random.list(0, 2, () => makeResourceReference('RoleBinding', random)),
    })),
    ...random.maybe(50, (): ClusterConfig => ({
      clusterResources: {
        namespaces: random.list(0, 2, () => makeResourceReference('Namespace', random)),
        rbacs: random.list(0, 2, () => makeResourceReference('ClusterRoleBinding', random)),
      },
    })),
    ...random.maybe(40, (): ClusterConfig => ({ controlPlaneHealthCheckTimeout: `${random.integer(10, 60)}m` })),
    ...random.maybe(35, (): ClusterConfig => ({ hostClusterConfig: makeHostConfig(random) })),
    ...random.maybe(50, (): ClusterConfig => ({ lifecycleConfig: { pause: random.chance(20) } })),
    ...random.maybe(35, (): ClusterConfig => ({
      machineHealthConfig: {
        healthCheckMaxUnhealthy: random.pick(['100%', '40%', '3']),
        networkReadyHealthCheckDuration: `${random.integer(5, 20)}m`,
        nodeReadyHealthCheckDuration: `${random.integer(5, 20)}m`,
      },
    })),
    ...random.maybe(40, (): ClusterConfig => ({
      machineManagementConfig: {
        osPatchConfig: {
          patchOnBoot: random.chance(50),
          rebootIfRequired: random.chance(50),
          schedule: `0 ${random.integer(0, 23)} * * SUN`,
          onDemandPatchAfter: makeTimestamp(random),
        },
      },
    })),
    ...random.maybe(60, (): ClusterConfig => ({ updateWorkerPoolsInParallel: random.chance(50) })),
  };
}

function makeHostConfig(random: Random): HostClusterConfig {
  const ingress = random.chance(50);
  return {
    isHostCluster: random.chance(50),
    ...random.maybe(80, (): HostClusterConfig => ({
      clusterEndpoint: {
        type: ingress ? ('Ingress' as const) : ('LoadBalancer' as const),
        config: ingress
          ? { ingressConfig: { host: `*.${makeHost(random)}`, port: random.pick([443, 6443]) } }
          : {
              loadBalancerConfig: {
                externalIPs: [makeAddress(random)],
                externalTrafficPolicy: random.pick(['Cluster', 'Local']),
                loadBalancerSourceRanges: [`${makeAddress(random)}/32`],
              },
            },
      },
    })),
    ...random.maybe(50, (): HostClusterConfig => ({ clusterGroup: makeObjectReference('ClusterGroup', random) })),
    ...random.maybe(50, (): HostClusterConfig => ({ hostCluster: makeObjectReference('SpectroCluster', random) })),
  };
}
