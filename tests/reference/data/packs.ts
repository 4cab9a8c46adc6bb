import type { ListedPack, ListedPackSpec } from '../types';
import { makeMetadata } from './metadata';
import type { DataOptions } from './options';
import { unlessGap } from './presence';
import { makePresets, makeSchema } from './profile';
import { makeRandom, type Random } from './random';
import { cloudTypes, inTurn, makeHost, makeObjectReference, makeVersion, packNames } from './words';

/** Apart from the draws of the other listings, so that no two objects have one identity. */
const ownDraws = 2_000_033;

const layers = ['cni', 'addon', 'k8s', 'os', 'csi', 'kernel'] as const;
const types = ['helm', 'spectro', 'manifest'] as const;
const purposes = ['monitoring', 'Monitoring', 'logging', 'security', 'load balancer', 'ingress'] as const;
/** Shown to people, so they hold signs of the query, blanks and letters beyond ASCII; the first three are in no order. */
const titles = [
  'Kubernetes',
  'Ubuntu LTS 22.04',
  'Calico',
  'calico',
  'MetalLB AND FRR',
  'ORAS',
  'SANDBOX runtime',
  'C++ runtime',
  'Prometheus & Grafana',
  'Überwachung',
  'Überwachung plus',
  '容器日志',
  'Vault=KV',
  'Storage, block',
] as const;
const versions = ['1.9.5', '1.13.3', '1.13.3-rc.1', '3.26.9', '22.04', '0.7.0+build.5'] as const;
const registries = ['66a1f0c27d93b85e4c10aa31', '66a1f0c27d93b85e4c0fbb42', '5eec0f7bd92c6b1e4c3a9d05'] as const;

/** Packs in the default order of the listing, which is the order of no field. */
export function makePacks({ size, seed }: DataOptions): readonly ListedPack[] {
  const random = makeRandom(seed + ownDraws);
  return Array.from({ length: size }, (_, index): ListedPack => ({
    apiVersion: 'pack.example.com/v1',
    kind: 'Pack',
    metadata: makeMetadata({ index, random, path: '/v1/packs', makeName: makePackName }),
    spec: makeSpec(index, random),
    status: {},
  }));
}

function makePackName(random: Random): string {
  return `${random.pick(packNames)}-${random.pick(['edge', 'Edge', 'fips', 'cluster'])}-${random.integer(1, 60)}`;
}

function makeSpec(index: number, random: Random): ListedPackSpec {
  // The third pack ties with the first: three items are enough to filter by two kinds.
  const layer = inTurn(layers, index === 2 ? 0 : index);
  return {
    name: random.pick(packNames),
    cloudTypes: random.some(cloudTypes, 1, 3),
    ...unlessGap('layer', index, (): ListedPackSpec => ({ layer })),
    ...unlessGap('displayName', index, (): ListedPackSpec => ({
      displayName: index < 3 ? inTurn(titles, index) : random.pick(titles),
    })),
    ...unlessGap('packType', index, (): ListedPackSpec => ({ type: inTurn(types, random.integer(0, 2)) })),
    ...unlessGap('registryUid', index, (): ListedPackSpec => ({ registryUid: random.pick(registries) })),
    ...unlessGap('version', index, (): ListedPackSpec => ({
      version: random.chance(60) ? random.pick(versions) : makeVersion(random),
    })),
    // Nothing else has a purpose, so most packs lack it.
    ...(layer === 'addon' && { addonType: random.pick(purposes) }),
    ...random.maybe(20, (): ListedPackSpec => ({ addonSubType: random.pick(['database', 'metrics']) })),
    ...random.maybe(40, (): ListedPackSpec => ({ annotations: { source: 'git', path: 'values.yaml' }, group: 'community' })),
    ...random.maybe(60, (): ListedPackSpec => ({ digest: `sha256:${random.hex(64)}` })),
    ...random.maybe(30, (): ListedPackSpec => ({ eol: `202${random.integer(5, 9)}-0${random.integer(1, 9)}-15` })),
    ...random.maybe(50, (): ListedPackSpec => ({ logoUrl: `https://${makeHost(random)}/logo.svg` })),
    ...random.maybe(40, (): ListedPackSpec => ({ manifests: random.list(0, 2, () => makeObjectReference('Manifest', random)) })),
    ...random.maybe(25, (): ListedPackSpec => ({ presets: makePresets(), schema: makeSchema() })),
    ...random.maybe(70, (): ListedPackSpec => ({ values: `replicas: ${random.integer(1, 9)}\nnodeSelector: {}\n` })),
  };
}
