import { makeAwsAccounts } from './data/aws-accounts';
import { makeClusters } from './data/clusters';
import { makePacks } from './data/packs';
import type { FieldKind } from './fields';
import type { ServedListing } from './served-listing';

/** Every object has them. */
const metadataFields = [
  ['metadata.name', 'string'],
  ['metadata.uid', 'string'],
  ['metadata.creationTimestamp', 'timestamp'],
  ['metadata.lastModifiedTimestamp', 'timestamp'],
] as const satisfies readonly (readonly [string, FieldKind])[];

export const clusters: ServedListing = {
  contract: 'spec/spectroclusters.openapi.yaml',
  path: '/v1/spectroclusters',
  fields: new Map<string, FieldKind>([
    ...metadataFields,
    ['spec.cloudType', 'enumeration'],
    ['spec.clusterType', 'enumeration'],
    ['status.state', 'string'],
    ['status.fips.mode', 'enumeration'],
  ]),
  makeItems: makeClusters,
};

export const packs: ServedListing = {
  contract: 'spec/packs.openapi.yaml',
  path: '/v1/packs',
  fields: new Map<string, FieldKind>([
    ...metadataFields,
    ['spec.layer', 'enumeration'],
    ['spec.displayName', 'string'],
    ['spec.type', 'enumeration'],
    ['spec.addonType', 'string'],
    ['spec.registryUid', 'string'],
    ['spec.version', 'string'],
  ]),
  makeItems: makePacks,
};

export const awsAccounts: ServedListing = {
  contract: 'spec/cloudaccounts-aws.openapi.yaml',
  path: '/v1/cloudaccounts/aws',
  fields: new Map<string, FieldKind>([
    ...metadataFields,
    ['spec.credentialType', 'enumeration'],
    ['spec.partition', 'enumeration'],
    ['status.state', 'string'],
  ]),
  makeItems: makeAwsAccounts,
};

/** What the server serves. */
export const servedListings = [clusters, packs, awsAccounts] as const;
