import type { Condition, ObjectReference, ResourceReference, ScopedReference, Service } from '../types';
import type { Random } from './random';
import { makeTimestamp } from './timestamps';

/** One of the values, in turn: over as many items as there are values, each of them occurs. */
export function inTurn<T>(values: readonly [T, ...T[]], index: number): T {
  return values[index % values.length] ?? values[0];
}

export const cloudTypes = [
  'vsphere',
  'aws',
  'edge-native',
  'maas',
  'gcp',
  'tke',
  'all',
  'openstack',
  'eks',
  'azure',
  'nested',
  'libvirt',
  'baremetal',
  'aks',
  'generic',
  'coxedge',
  'edge',
  'tencent',
  'gke',
] as const;

export const packNames = [
  'ubuntu',
  'kubernetes',
  'calico',
  'cilium',
  'csi-disk',
  'nginx',
  'prometheus',
  'vault',
  'argo',
  'loki',
] as const;
const purposes = ['billing', 'search', 'ingest', 'reports', 'storefront', 'ledger', 'mail', 'maps', 'audit', 'sensors'] as const;

export function makeUid(random: Random): string {
  return random.hex(24);
}

/** A name with a number, such as `billing-17`. */
export function makeLabel(random: Random): string {
  return `${random.pick(purposes)}-${random.integer(1, 99)}`;
}

export function makeVersion(random: Random): string {
  return `${random.integer(1, 3)}.${random.integer(0, 30)}.${random.integer(0, 12)}`;
}

export function makeHost(random: Random): string {
  return `${makeLabel(random)}.clusters.example.com`;
}

export function makeAddress(random: Random): string {
  return `10.${random.integer(0, 255)}.${random.integer(0, 255)}.${random.integer(1, 254)}`;
}

/** A reference of the given kind; the parts that are seldom set come and go. */
export function makeObjectReference(kind: string, random: Random): ObjectReference {
  return {
    kind,
    name: makeLabel(random),
    uid: makeUid(random),
    ...random.maybe(45, (): ObjectReference => ({ apiVersion: 'v1', namespace: `cluster-${random.hex(6)}` })),
    ...random.maybe(35, (): ObjectReference => ({
      fieldPath: `spec.containers[${random.integer(0, 3)}]`,
      resourceVersion: String(random.integer(1, 90_000)),
    })),
  };
}

export function makeResourceReference(kind: string, random: Random): ResourceReference {
  return { uid: makeUid(random), ...random.maybe(80, (): Partial<ResourceReference> => ({ kind, name: makeLabel(random) })) };
}

export function makeScopedReference(kind: string, random: Random): ScopedReference {
  return { kind, name: makeLabel(random), projectUid: makeUid(random), tenantUid: makeUid(random), uid: makeUid(random) };
}

export function makeCondition(type: string, random: Random): Condition {
  const ready = random.chance(70);
  return {
    type,
    status: ready ? 'True' : random.pick(['False', 'Unknown']),
    lastTransitionTime: makeTimestamp(random),
    ...random.maybe(40, (): Partial<Condition> => ({ lastProbeTime: makeTimestamp(random) })),
    ...(ready ? {} : notReady(random)),
  };
}

function notReady(random: Random): Pick<Condition, 'reason' | 'message'> {
  return { reason: 'WaitingForNodes', message: `${random.integer(1, 9)} nodes are not ready` };
}

export function makeService(random: Random): Service {
  const ports = random.some([80, 443, 6443, 8443, 9090], 1, 2);
  return {
    name: makeLabel(random),
    host: makeAddress(random),
    ports: ports.map((port): NonNullable<Service['ports']>[number] => ({ port, protocol: 'TCP' })),
  };
}
