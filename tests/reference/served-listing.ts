import type { DataOptions } from './data/options';
import type { FieldKind } from './fields';
import type { StoredObject } from './types';

/** What tells one list operation of the server from the others; all else they have in common. */
export interface ServedListing {
  /** The document that promises it, from the top of the repository. */
  readonly contract: string;
  /** Below the base path. */
  readonly path: string;
  /** What can be ordered and filtered by: the documented fields of the contract, and every candidate of it. */
  readonly fields: ReadonlyMap<string, FieldKind>;
  /** Items in the default order of the listing, which is the order of no field. */
  makeItems(options: DataOptions): readonly StoredObject[];
}
