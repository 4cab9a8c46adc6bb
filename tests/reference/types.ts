import type { components } from '../../generated/types';
import type { JsonObject } from './json';

/** The shapes of the contract. Everything typed here follows it: a property renamed there no longer compiles here. */
type Schemas = components['schemas'];

export type SpectroCluster = Schemas['Cluster'];
export type ClusterSpec = Schemas['ClusterSpec'];
/** A page, as the contract declares it. */
export type ClusterList = Required<Schemas['ClusterList']>;
export type ClusterConfig = Schemas['ClusterConfig'];
export type ClusterProfileTemplate = Schemas['ClusterProfileTemplate'];
export type ClusterStatus = Schemas['ClusterStatus'];
export type CloudType = Schemas['CloudType'];
export type Condition = Schemas['Condition'];
export type HostClusterConfig = Schemas['HostClusterConfig'];
export type ObjectMeta = Schemas['ObjectMeta'];
export type ObjectReference = Schemas['ObjectReference'];
export type Pack = Schemas['Pack'];
export type PackStatus = Schemas['PackStatus'];
export type ResourceReference = Schemas['ResourceReference'];
export type ScopedReference = Schemas['ScopedReference'];
export type Service = Schemas['Service'];
export type VirtualStatus = Schemas['VirtualStatus'];
/** The contract lets the list metadata be incomplete; this server never does. */
export type ListMeta = Required<Schemas['ListMeta']>;
/** The generator knows no free object; the details are one. */
export type ErrorBody = Required<Omit<Schemas['Error'], 'details'>> & {
  [Name in keyof Pick<Schemas['Error'], 'details'>]-?: JsonObject;
};
