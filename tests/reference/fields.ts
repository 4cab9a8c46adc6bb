/** The query parameters of every listing. */
export const parameterNames = {
  limit: 'limit',
  offset: 'offset',
  continue: 'continue',
  order: 'orderBy',
  filter: 'filters',
  projection: 'fields',
} as const;

export type FieldKind = 'string' | 'enumeration' | 'timestamp';
