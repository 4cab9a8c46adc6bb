import type { ClusterProfileTemplate, Pack } from '../types';
import type { Random } from './random';
import { cloudTypes, inTurn, makeHost, makeLabel, makeObjectReference, makeUid, makeVersion, packNames } from './words';

const layers = ['kernel', 'os', 'k8s', 'cni', 'csi', 'addon'] as const;

export function makeTemplate(index: number, random: Random): ClusterProfileTemplate {
  return {
    name: makeLabel(random),
    uid: makeUid(random),
    cloudType: inTurn(cloudTypes, index + random.integer(0, 1)),
    type: random.pick(['cluster', 'infra', 'add-on']),
    packs: random.list(1, 3, () => makePack(random)),
    ...random.maybe(60, (): ClusterProfileTemplate => ({ profileVersion: makeVersion(random) })),
    ...random.maybe(25, (): ClusterProfileTemplate => ({ version: random.integer(1, 12) })),
    ...random.maybe(25, (): ClusterProfileTemplate => ({
      packServerSecret: 'registry-login',
      packServerRefs: random.list(1, 2, () => makeObjectReference('PackRegistry', random)),
    })),
  };
}

function makePack(random: Random): Pack {
  return {
    layer: random.pick(layers),
    name: random.pick(packNames),
    type: random.pick(['spectro', 'helm', 'manifest']),
    tag: makeVersion(random),
    packUid: makeUid(random),
    ...random.maybe(50, (): Partial<Pack> => ({ version: makeVersion(random), digest: `sha256:${random.hex(64)}` })),
    ...random.maybe(40, (): Partial<Pack> => ({ values: `replicas: ${random.integer(1, 9)}\nnodeSelector: {}\n` })),
    ...random.maybe(30, (): Partial<Pack> => ({ registryUid: makeUid(random), server: `https://${makeHost(random)}` })),
    ...random.maybe(20, (): Partial<Pack> => ({
      annotations: { source: 'git', path: 'values.yaml' },
      params: { LOG_LEVEL: random.pick(['info', 'debug']) },
    })),
    ...random.maybe(30, (): Partial<Pack> => ({ manifests: random.list(0, 2, () => makeObjectReference('Manifest', random)) })),
    ...random.maybe(15, (): Partial<Pack> => ({ isInvalid: true, inValidReason: 'the tag was deleted' })),
    ...random.maybe(15, (): Partial<Pack> => ({ presets: makePresets() })),
    ...random.maybe(15, (): Partial<Pack> => ({ schema: makeSchema() })),
  };
}

export function makePresets(): NonNullable<Pack['presets']> {
  return [{ name: 'ha', displayName: 'High availability', group: 'size', add: 'replicas: 3', remove: ['replicas', 'limits'] }];
}

export function makeSchema(): NonNullable<Pack['schema']> {
  return [
    {
      name: 'replicas',
      type: 'number',
      format: 'int32',
      regex: '^[1-9]$',
      required: true,
      readonly: false,
      hints: ['an odd number'],
      listOptions: ['1', '3', '5'],
    },
  ];
}
