import type { ClusterStatus, PackStatus, VirtualStatus } from '../types';
import { unlessGap } from './presence';
import type { Random } from './random';
import { makeTimestamp } from './timestamps';
import {
  inTurn,
  makeCondition,
  makeHost,
  makeLabel,
  makeScopedReference,
  makeService,
  makeUid,
  makeVersion,
  packNames,
} from './words';

/** What a list of the status holds. */
type Member<Name extends 'addOnServices' | 'upgrades'> = NonNullable<ClusterStatus[Name]>[number];

const states = ['Running', 'Pending', 'Running', 'Provisioning', 'Error', 'Deleting'] as const;
const fipsModes = ['partial', 'none', 'full', 'unknown'] as const;
const conditionTypes = ['ControlPlaneReady', 'CloudInfrastructureReady', 'AddonDeploymentDone', 'ImageResolved'] as const;
const places: readonly NonNullable<ClusterStatus['location']>[] = [
  {
    countryCode: 'US',
    countryName: 'United States',
    regionCode: 'us-west-2',
    regionName: 'Oregon',
    geoLoc: { latitude: 45.52, longitude: -122.68 },
  },
  {
    countryCode: 'DE',
    countryName: 'Deutschland',
    regionCode: 'eu-central-1',
    regionName: 'Zürich-Nord',
    geoLoc: { latitude: 50.11, longitude: 8.68 },
  },
  {
    countryCode: 'JP',
    countryName: '日本',
    regionCode: 'ap-northeast-1',
    regionName: '東京',
    geoLoc: { latitude: 35.68, longitude: 139.69 },
  },
];

export function makeStatus(index: number, random: Random): ClusterStatus {
  return {
    ...unlessGap('state', index, (): ClusterStatus => ({ state: inTurn(states, index) })),
    ...unlessGap('fips', index, (): ClusterStatus => ({ fips: { mode: inTurn(fipsModes, random.integer(0, 3)) } })),
    conditions: random.some(conditionTypes, 1, 3).map((type) => makeCondition(type, random)),
    ...random.maybe(80, (): ClusterStatus => ({ location: random.pick(places) })),
    ...random.maybe(70, (): ClusterStatus => ({ apiEndpoints: [{ host: makeHost(random), port: random.pick([443, 6443]) }] })),
    ...random.maybe(60, (): ClusterStatus => ({ packs: random.list(1, 3, () => makePackStatus(random)) })),
    ...random.maybe(50, (): ClusterStatus => ({ services: random.list(0, 2, () => makeService(random)) })),
    ...random.maybe(40, (): ClusterStatus => ({ profileStatus: { hasUserMacros: random.chance(50) } })),
    ...random.maybe(30, (): ClusterStatus => ({
      addOnServices: random.list(0, 2, (): Member<'addOnServices'> => ({
        name: makeLabel(random),
        endpoint: `https://${makeHost(random)}`,
      })),
    })),
    ...random.maybe(25, (): ClusterStatus => ({
      clusterImport: {
        importLink: `https://${makeHost(random)}/import`,
        isBrownfield: random.chance(50),
        state: random.pick(['imported', 'pending']),
      },
    })),
    ...random.maybe(40, (): ClusterStatus => ({
      spcApply: {
        actionType: random.chance(50) ? ('DownloadAndInstall' as const) : ('DownloadAndInstallLater' as const),
        canBeApplied: random.chance(50),
        lastModifiedTime: makeTimestamp(random),
        patchAppliedTime: makeTimestamp(random),
      },
    })),
    ...random.maybe(30, (): ClusterStatus => ({
      upgrades: random.list(1, 2, (): Member<'upgrades'> => ({
        timestamp: makeTimestamp(random),
        reason: [`${random.pick(packNames)} to ${makeVersion(random)}`],
      })),
    })),
    ...random.maybe(10, (): ClusterStatus => ({ abortTimestamp: makeTimestamp(random) })),
    ...random.maybe(35, (): ClusterStatus => ({ virtual: makeVirtual(random) })),
  };
}

function makePackStatus(random: Random): PackStatus {
  return {
    name: random.pick(packNames),
    version: makeVersion(random),
    profileUid: makeUid(random),
    type: random.pick(['spectro', 'helm', 'manifest']),
    startTime: makeTimestamp(random),
    ...random.maybe(60, (): PackStatus => ({ condition: makeCondition('Ready', random), endTime: makeTimestamp(random) })),
    ...random.maybe(25, (): PackStatus => ({ services: random.list(1, 2, () => makeService(random)) })),
    ...random.maybe(25, (): PackStatus => ({
      manifests: [{ name: makeLabel(random), uid: makeUid(random), condition: makeCondition('Applied', random) }],
    })),
  };
}

function makeVirtual(random: Random): VirtualStatus {
  return {
    lifecycleStatus: { msg: '', status: random.pick(['Pausing', 'Paused', 'Resuming', 'Running', 'Error']) },
    state: random.pick(['Running', 'Paused']),
    appDeployments: random.list(0, 2, () => makeScopedReference('AppDeployment', random)),
    ...random.maybe(50, (): VirtualStatus => ({ clusterGroup: makeScopedReference('ClusterGroup', random) })),
    ...random.maybe(50, (): VirtualStatus => ({ hostCluster: makeScopedReference('SpectroCluster', random) })),
    ...random.maybe(50, (): VirtualStatus => ({
      virtualClusters: random.list(0, 2, () => makeScopedReference('SpectroCluster', random)),
    })),
  };
}
