import type { LedgerOptions } from '../../servers/ledger-server';
import type { BehaviourOverride } from '../../../reference/behaviour';

/** A setting in which a requirement can be neither kept nor broken. */
export type Silence =
  /** The project holds so few items. */
  | { readonly items: number }
  /** The first read is answered, and nothing after it. */
  | 'silent after the first read'
  /** Nothing at all is answered. A run would not begin, so the check is judged by itself. */
  | 'silent'
  /** The run has no credential, and the target asks for none. */
  | 'no credential'
  /** Every answer is an object without a list. */
  | 'no list';

/** How one requirement fails, and where nothing can be shown of it. Its ground as it is shows how it passes. */
export type Row =
  | { readonly fault: BehaviourOverride; readonly inconclusive: Silence }
  /** On the server of the ledger: the fault changes members of a page, and a book of this size shows nothing. */
  | { readonly page: NonNullable<LedgerOptions['page']>; readonly size: number };

export type Rows = { readonly [id: string]: Row };

export const nothing = { items: 0 } as const;
export const one = { items: 1 } as const;

/** What no server should do: a fault the pipeline turns into a 500. */
export function breakDown(): never {
  throw new Error('out of order');
}
