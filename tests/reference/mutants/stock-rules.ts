/** How the server of the stock reads a filter (`tests/self/servers/stock-server.ts`). A fault, or a lawful choice, replaces some of it. */
export interface StockRules {
  /** Below zero where what an item holds is less than what was asked, zero where both are the same. Numbers come as their digits. */
  readonly compare: (held: string, asked: string, kind: StockKind, operator: StockComparison) => number;
  /** Whether a sign of `compare` satisfies a comparison. */
  readonly satisfies: (sign: number, operator: StockComparison) => boolean;
  /** Whether an item without a value satisfies an operator. */
  readonly withoutValue: (operator: StockOperator, field: string) => boolean;
  readonly equals: (held: string, asked: string) => boolean;
  readonly isOneOf: (held: string, asked: readonly string[]) => boolean;
  readonly matches: (held: string, part: string, operator: StockMatch) => boolean;
  /** Whether a value, or `null`, or `undefined` where there is no member, counts as missing. */
  readonly isMissing: (held: unknown) => boolean;
  /** The text of a filter as it is parsed. */
  readonly heard: (text: string) => string;
  readonly unknownOperator: 'refuse' | 'fail' | 'everything' | 'nothing' | 'equality';
  readonly illTyped: 'refuse' | 'fail' | 'everything' | 'nothing' | 'text' | 'zero' | 'now';
  /** The order where none is asked for; below zero where the first serial comes first. */
  readonly unasked: (a: string, b: string, isFiltered: boolean) => number;
  /** What is found, as it is stored: equals of an order stay so. */
  readonly stored: <T>(found: readonly T[], isFiltered: boolean) => readonly T[];
  /** The order as it is read. */
  readonly heardOrder: (text: string) => string;
  /** The position of the first item of a page by its number, from 1, among those found. */
  readonly startOf: (number: number, size: number, found: number) => number;
  /** What is found, in the order in which page numbers count it. */
  readonly numbered: <T>(found: readonly T[]) => readonly T[];
  /** Whether items are left behind those that a page ends with, by all that are found and all that are stored. */
  readonly isLeft: (page: { readonly end: number; readonly found: number; readonly stored: number }) => boolean;
  /** Pages are cut before they are filtered, so that some are short, or have no item. */
  readonly isCutFirst: boolean;
  /** Whether a page that was asked for so tells what comes behind it. */
  readonly tellsNext: (query: URLSearchParams) => boolean;
  /** The text of a filter as the URL that leads on has it. */
  readonly led: (text: string) => string;
  /** What a page tells of itself in the place of what it should. */
  readonly told: (page: { readonly found: number; readonly rows: number }) => { readonly [member: string]: unknown };
}

export type StockKind = 'string' | 'number' | 'timestamp';
export type StockComparison = 'gt' | 'ge' | 'lt' | 'le';
export type StockMatch = 'contains' | 'starts' | 'ends';
export type StockOperator = StockComparison | StockMatch | 'eq' | 'ne' | 'in';
