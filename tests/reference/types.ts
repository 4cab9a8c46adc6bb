import type { components as accountComponents } from '../../generated/cloudaccounts-aws.types';
import type { components as packComponents } from '../../generated/packs.types';
import type { components } from '../../generated/types';
import type { JsonObject } from './json';

/** The shapes of the contracts. Everything typed here follows it: a property renamed there no longer compiles here. */
type Schemas = components['schemas'];

/** What a listing holds: an object as it is stored, whatever its kind. */
export type StoredObject = Readonly<Pick<Schemas['Cluster'], 'apiVersion' | 'kind' | 'metadata'>>;

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
type PackSchemas = packComponents['schemas'];
/** A pack as its own listing shows it; `Pack` is one of a profile. */
export type ListedPack = PackSchemas['Pack'];
export type ListedPackSpec = PackSchemas['PackSpec'];
type AccountSchemas = accountComponents['schemas'];
export type AwsAccount = AccountSchemas['Account'];
export type AwsAccountSpec = AccountSchemas['AccountSpec'];
/** The contract lets the list metadata be incomplete; this server never does. */
export type ListMeta = Required<Schemas['ListMeta']>;
/** The generator knows no free object; the details are one. */
export type ErrorBody = Required<Omit<Schemas['Error'], 'details'>> & {
  [Name in keyof Pick<Schemas['Error'], 'details'>]-?: JsonObject;
};
