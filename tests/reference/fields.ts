/** The query parameters of the listing. */
export const parameterNames = {
  limit: 'limit',
  offset: 'offset',
  continue: 'continue',
  order: 'orderBy',
  filter: 'filters',
  projection: 'fields',
} as const;

export type FieldKind = 'string' | 'enumeration' | 'timestamp';

/** What can be ordered and filtered by: the fields the documentation uses, and every candidate of the contract. */
export const indexedFields: ReadonlyMap<string, FieldKind> = new Map([
  ['metadata.name', 'string'],
  ['metadata.uid', 'string'],
  ['metadata.creationTimestamp', 'timestamp'],
  ['metadata.lastModifiedTimestamp', 'timestamp'],
  ['spec.cloudType', 'enumeration'],
  ['spec.clusterType', 'enumeration'],
  ['status.state', 'string'],
  ['status.fips.mode', 'enumeration'],
]);
