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

const states = ['Running', 'Pending', 'Running', 'Provisioning', 'Error', 'Deleting'] as const;
const fipsModes = ['partial', 'none', 'full', 'unknown'] as const;
const conditionTypes = ['ControlPlaneReady', 'CloudInfrastructureReady', 'AddonDeploymentDone', 'ImageResolved'] as const;
const places = [
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
] as const;

export function makeStatus(index: number, random: Random): ClusterStatus {
  return {
    ...unlessGap('state', index, () => ({ state: inTurn(states, index) })),
    ...unlessGap('fips', index, () => ({ fips: { mode: inTurn(fipsModes, random.integer(0, 3)) } })),
    conditions: random.some(conditionTypes, 1, 3).map((type) => makeCondition(type, random)),
    ...random.maybe(80, () => ({ location: random.pick(places) })),
    ...random.maybe(70, () => ({ apiEndpoints: [{ host: makeHost(random), port: random.pick([443, 6443]) }] })),
    ...random.maybe(60, () => ({ packs: random.list(1, 3, () => makePackStatus(random)) })),
    ...random.maybe(50, () => ({ services: random.list(0, 2, () => makeService(random)) })),
    ...random.maybe(40, () => ({ profileStatus: { hasUserMacros: random.chance(50) } })),
    ...random.maybe(30, () => ({
      addOnServices: random.list(0, 2, () => ({ name: makeLabel(random), endpoint: `https://${makeHost(random)}` })),
    })),
    ...random.maybe(25, () => ({
      clusterImport: {
        importLink: `https://${makeHost(random)}/import`,
        isBrownfield: random.chance(50),
        state: random.pick(['imported', 'pending']),
      },
    })),
    ...random.maybe(40, () => ({
      spcApply: {
        actionType: random.chance(50) ? ('DownloadAndInstall' as const) : ('DownloadAndInstallLater' as const),
        canBeApplied: random.chance(50),
        lastModifiedTime: makeTimestamp(random),
        ...random.maybe(50, () => ({ patchAppliedTime: makeTimestamp(random) })),
      },
    })),
    ...random.maybe(30, () => ({
      upgrades: random.list(1, 2, () => ({
        timestamp: makeTimestamp(random),
        reason: [`${random.pick(packNames)} to ${makeVersion(random)}`],
      })),
    })),
    ...random.maybe(10, () => ({ abortTimestamp: makeTimestamp(random) })),
    ...random.maybe(35, () => ({ virtual: makeVirtual(random) })),
  };
}

function makePackStatus(random: Random): PackStatus {
  return {
    name: random.pick(packNames),
    version: makeVersion(random),
    profileUid: makeUid(random),
    type: random.pick(['spectro', 'helm', 'manifest']),
    startTime: makeTimestamp(random),
    ...random.maybe(60, () => ({ condition: makeCondition('Ready', random), endTime: makeTimestamp(random) })),
    ...random.maybe(25, () => ({ services: random.list(1, 2, () => makeService(random)) })),
    ...random.maybe(25, () => ({
      manifests: [{ name: makeLabel(random), uid: makeUid(random), condition: makeCondition('Applied', random) }],
    })),
  };
}

function makeVirtual(random: Random): VirtualStatus {
  return {
    lifecycleStatus: { msg: '', status: random.pick(['Pausing', 'Paused', 'Resuming', 'Running', 'Error']) },
    state: random.pick(['Running', 'Paused']),
    appDeployments: random.list(0, 2, () => makeScopedReference('AppDeployment', random)),
    ...random.maybe(50, () => ({ clusterGroup: makeScopedReference('ClusterGroup', random) })),
    ...random.maybe(50, () => ({ hostCluster: makeScopedReference('SpectroCluster', random) })),
    ...random.maybe(50, () => ({ virtualClusters: random.list(0, 2, () => makeScopedReference('SpectroCluster', random)) })),
  };
}
