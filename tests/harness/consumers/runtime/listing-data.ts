import type { Contract } from '../../contract/model';

/** What a package holds of its contract: what a request is written by, and a page read by. JSON. */
export type ListingData = Pick<
  Contract,
  'title' | 'success' | 'items' | 'constants' | 'limit' | 'offset' | 'page' | 'next' | 'more' | 'count'
> &
  Pick<Contract, 'order' | 'filter' | 'projection' | 'scope'> & {
    /** The path template of the operation. */
    readonly path: string;
    readonly headers: readonly string[];
  };

export const listingData = (model: Omit<Contract, 'validators'>, path: string): ListingData => {
  const { title, success, items, constants, limit, offset, page, next, more, count, order, filter, projection, scope } = model;
  const roles = { limit, offset, page, next, more, count, order, filter, projection, scope };
  const promised = Object.fromEntries(Object.entries(roles).filter(([, role]) => role !== undefined)) as Partial<ListingData>;
  return { title, path, success, items, constants, headers: [...model.headers], ...promised };
};

/** The contract again, without what only a judge needs. */
export const contractFrom = ({ headers, ...data }: ListingData): Contract => ({
  file: data.title,
  operationPointer: '',
  operation: undefined,
  deprecated: false,
  successor: undefined,
  statuses: [],
  errorStatuses: [],
  credentials: [],
  anonymous: false,
  policies: {},
  leaves: [],
  declaredPaths: new Set(),
  enumeratedPaths: [],
  validators: { page: () => [], projectedPage: () => [] },
  ...data,
  headers: new Set(headers),
});
