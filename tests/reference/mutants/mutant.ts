import type { RequirementId } from '../../../generated/requirement-ids';
import type { BehaviourOverride } from '../behaviour';
import type { StockRules } from './stock-rules';

/** What a page of the server of another ground is made of. */
interface Placed {
  /** Number of its first item, and of those on it. */
  readonly start: number;
  readonly rows: number;
  /** The size asked for, and how many there are over all pages. */
  readonly size: number;
  readonly found: number;
}

interface Fault {
  readonly id: string;
  /** What is wrong, in one line. */
  readonly fault: string;
  /** Where it is known from: an operator's mistake, a public report, a fault model. */
  readonly source: string;
  /** The first part of the id of the requirement it breaks. */
  readonly area: string;
  /** The requirement that names the fault best. */
  readonly primary: RequirementId;
  /**
   * Every requirement that must fail or warn, the primary one among them; reasoned from the contract, never copied from a run. A random
   * requirement stands in it as the primary one only: elsewhere it may fail and need not.
   */
  readonly expect: readonly RequirementId[];
  /** Two faults, of which the primary requirement names one. */
  readonly isPair?: true;
}

/** The reference server with exactly one fault. */
export interface Mutant extends Fault {
  readonly ground?: undefined;
  readonly behaviour: BehaviourOverride;
}

/** The server of another proving ground with one: members of a page that are other than they should be. */
export interface LedgerMutant extends Fault {
  readonly ground: 'ledger';
  readonly page: (placed: Placed) => { readonly [member: string]: unknown };
}

/** A page of the catalogue, as far as a fault bends it: where it starts, what it tells, and where its links lead. */
interface Told extends Placed {
  readonly index: number;
}

type LinkKind = 'self' | 'first' | 'prev' | 'last';

/** The server of the ground of page numbers and links with one. */
export interface CatalogueMutant extends Fault {
  readonly ground: 'catalogue';
  readonly change: {
    readonly start?: (text: string, page: Omit<Told, 'rows'>) => number | { readonly status: number };
    readonly members?: (page: Told) => { readonly [member: string]: unknown };
    readonly link?: (kind: LinkKind, query: URLSearchParams, page: Told) => void;
    readonly beforeFirst?: number;
    readonly without?: (kind: LinkKind, page: Told) => boolean;
  };
}

/** The server of the stock with one: it reads a filter, or orders, otherwise than its document says. */
export interface StockMutant extends Fault {
  readonly ground: 'stock';
  readonly rules: Partial<StockRules>;
}

/** A fault on whichever ground. */
export type AnyMutant = Mutant | LedgerMutant | CatalogueMutant | StockMutant;

/** A setting in which a requirement can be neither kept nor broken. */
export type Silence =
  /** There are so few items. */
  | { readonly items: number }
  /** The first read is answered, and nothing after it. */
  | 'silent after the first read'
  /** Nothing at all is answered. A run would not begin, so the check is judged by itself. */
  | 'silent'
  /** The run has no credential, and the target asks for none. */
  | 'no credential'
  /** Every answer is an object without a list. */
  | 'no list';

/** What the file of a requirement holds: the first fault shows where the requirement is judged alone, or with those `beside`. */
export interface Faults {
  readonly mutants: readonly AnyMutant[];
  readonly silence: Silence;
  readonly beside?: readonly RequirementId[];
}
