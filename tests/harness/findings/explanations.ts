/**
 * Which requirement, once violated, explains the violation of which others: the plainer query explains the richer one, the part
 * explains the whole, and what cannot be read explains what is read from it. A trailing `*` stands for the rest of an id.
 */
export interface Explanation {
  readonly cause: string;
  readonly effects: readonly string[];
  /**
   * Holds only beside evidence, and then outweighs a plain one the other way round. `effect-on-no-first-page`: the cause shows on a
   * page by itself, the effect on continued pages or between pages only. `effect-between-pages`: the effect shows only between pages.
   * `exchange-in-common`: what shows the effect best is evidence of the cause too. `no-page-in-common`: so it is, and it is no page.
   * `no-page-in-either`: neither shows on a page.
   * `effect-by-count`: the effect is told by the count alone.
   * `effect-near-the-end`: the effect does not show at the beginning. Without one, it takes an exchange or a request class in common.
   */
  readonly provided?: Provision;
}

export type Provision =
  | 'effect-on-no-first-page'
  | 'effect-between-pages'
  | 'exchange-in-common'
  | 'no-page-in-common'
  | 'no-page-in-either'
  | 'effect-by-count'
  | 'effect-near-the-end';

const emptyResults = [
  'pagination.offset-end',
  'filtering.no-match',
  'filtering.undeclared-value',
  'filtering.exact',
  'filtering.contradiction',
  'security.injection',
];
const filtered = [
  'filtering.equality-complete',
  'filtering.count',
  'filtering.exact',
  'filtering.value-*',
  'filtering.outer-blanks',
  'filtering.and',
  'filtering.or',
  'filtering.laws',
  'filtering.clauses',
  'filtering.partition',
  'filtering.with-order',
  'filtering.projected-away',
  'filtering.no-match',
  'filtering.undeclared-value',
  'filtering.contradiction',
  'filtering.unknown-field',
  'sorting.with-filter',
  'pagination.continue-filter',
  'security.injection',
  'robustness.encoding',
  'robustness.plus',
];
const walked = ['sorting.permutation', 'sorting.ties', 'filtering.with-order', 'filtering.projected-away'];

export const explanations: readonly Explanation[] = [
  // What cannot be read.
  { cause: 'response.json', effects: ['*'], provided: 'no-page-in-common' },
  { cause: 'response.empty-list', effects: [...emptyResults, 'response.schema', 'response.nulls', 'response.json'] },
  { cause: 'response.list-members', effects: ['response.schema', 'response.nulls', 'projection.schema'] },
  {
    cause: 'response.list-members',
    effects: ['pagination.token-*', 'pagination.count-*', 'filtering.count', 'filtering.contradiction', 'filtering.no-match'],
    provided: 'exchange-in-common',
  },
  { cause: 'response.identity', effects: ['response.schema', 'response.nulls', 'pagination.walk-ends'] },
  { cause: 'response.identity-unique', effects: ['response.schema', 'pagination.walk-*', 'sorting.ties'] },
  { cause: 'response.schema', effects: ['projection.schema', 'projection.values'] },
  // An item whose value is not listed is in none of the parts that the listed ones make.
  { cause: 'response.enumeration', effects: ['projection.values', 'filtering.partition', 'filtering.undeclared-value'] },
  { cause: 'response.nulls', effects: ['projection.values'] },
  // What refuses a query refuses it in pages of any length.
  ...['sorting.*', 'filtering.*', 'projection.*'].map((cause) => ({
    cause,
    effects: ['pagination.limit'],
    provided: 'no-page-in-common' as const,
  })),
  { cause: 'response.stable', effects: ['pagination.*', 'sorting.*', 'filtering.*', 'projection.*'] },
  // Walks.
  {
    cause: 'pagination.walk-ends',
    effects: ['pagination.walk-*', 'pagination.*', ...walked, 'sorting.ascending', 'filtering.*', 'projection.membership'],
  },
  {
    cause: 'pagination.walk-unique',
    effects: [
      'pagination.walk-complete',
      'pagination.page-size',
      'pagination.offset-walk',
      'pagination.next-offset',
      'pagination.pages-full',
      'pagination.offset-position',
      ...walked,
    ],
  },
  {
    cause: 'pagination.walk-complete',
    effects: [
      'pagination.page-size',
      'pagination.count-total',
      'pagination.offset-walk',
      'pagination.offset-position',
      'pagination.offset-end',
      'pagination.token-*',
      ...walked,
      'filtering.count',
      'filtering.equality-complete',
      'filtering.partition',
      'projection.membership',
    ],
  },
  { cause: 'pagination.page-size', effects: ['sorting.ties'] },
  // Limits and pages.
  {
    cause: 'pagination.limit',
    effects: [
      'pagination.limit-default',
      'pagination.limit-maximum',
      'pagination.limit-above-maximum',
      'pagination.limit-malformed',
      'pagination.continue-limit',
      'pagination.page-size',
      'pagination.pages-full',
      'pagination.offset-*',
      'pagination.next-offset',
      'projection.membership',
      'robustness.*',
    ],
  },
  {
    cause: 'pagination.limit-maximum',
    effects: ['pagination.limit-above-maximum', 'pagination.limit-malformed', 'robustness.*'],
  },
  { cause: 'pagination.limit-default', effects: ['pagination.pages-full'] },
  {
    cause: 'pagination.pages-full',
    effects: ['pagination.number-fetched', 'projection.membership'],
  },
  {
    cause: 'pagination.offset-position',
    effects: ['pagination.offset-walk', 'pagination.offset-end', 'pagination.next-offset', 'pagination.pages-full'],
  },
  { cause: 'pagination.offset-walk', effects: ['pagination.offset-end'] },
  {
    cause: 'pagination.offset-walk',
    effects: ['pagination.offset-position', 'pagination.offset-end'],
    provided: 'effect-near-the-end',
  },
  { cause: 'pagination.token-present', effects: walked, provided: 'effect-between-pages' },
  // Counts.
  {
    cause: 'pagination.count-total',
    effects: [
      'pagination.count-constant',
      'pagination.token-present',
      'pagination.offset-walk',
      'pagination.offset-end',
      'filtering.count',
      'sorting.permutation',
      'projection.membership',
      'filtering.partition',
      'filtering.with-order',
      'filtering.projected-away',
    ],
  },
  { cause: 'pagination.count-total', effects: ['pagination.walk-complete'], provided: 'effect-by-count' },
  { cause: 'pagination.count-constant', effects: ['filtering.count'] },
  {
    cause: 'filtering.count',
    effects: [
      'filtering.and',
      'filtering.or',
      'filtering.contradiction',
      'filtering.laws',
      'filtering.clauses',
      'filtering.partition',
      'filtering.with-order',
      'filtering.projected-away',
      'sorting.with-filter',
    ],
  },
  // What a walk must keep.
  {
    cause: 'pagination.continue-order',
    effects: ['sorting.*', 'filtering.with-order', 'filtering.projected-away', 'pagination.walk-*'],
    provided: 'effect-on-no-first-page',
  },
  {
    cause: 'pagination.continue-filter',
    effects: [
      'filtering.with-order',
      'filtering.projected-away',
      'filtering.count',
      'pagination.continue-order',
      'sorting.with-*',
    ],
    provided: 'effect-on-no-first-page',
  },
  {
    cause: 'pagination.continue-projection',
    effects: ['projection.membership', 'projection.values', 'projection.only-asked'],
    provided: 'effect-on-no-first-page',
  },
  // Order: one key before several, one direction before both, alone before beside another parameter.
  {
    cause: 'sorting.ascending',
    effects: [
      'sorting.descending',
      'sorting.reverse',
      'sorting.permutation',
      'sorting.missing-values',
      'sorting.collation',
      'sorting.second-key*',
      'sorting.third-key',
      'sorting.ties',
      'sorting.with-*',
      'pagination.continue-order',
    ],
  },
  { cause: 'sorting.permutation', effects: ['sorting.*'], provided: 'effect-between-pages' },
  { cause: 'sorting.permutation', effects: ['sorting.ties', 'filtering.with-order', 'filtering.projected-away'] },
  {
    cause: 'sorting.descending',
    effects: [
      'sorting.reverse',
      'sorting.missing-values',
      'sorting.second-key*',
      'sorting.third-key',
      'sorting.with-*',
      'sorting.collation',
      'pagination.continue-order',
    ],
  },
  { cause: 'sorting.collation', effects: ['sorting.reverse'] },
  { cause: 'sorting.missing-values', effects: ['sorting.reverse'] },
  { cause: 'sorting.second-key', effects: ['sorting.second-key-direction', 'sorting.third-key'] },
  { cause: 'sorting.second-key-direction', effects: ['sorting.third-key'] },
  { cause: 'sorting.with-filter', effects: ['filtering.with-order', 'pagination.continue-order', 'sorting.with-projection'] },
  { cause: 'sorting.with-projection', effects: ['filtering.projected-away'] },
  { cause: 'sorting.ties', effects: ['filtering.with-order', 'filtering.projected-away'] },
  // Filter: one clause before two, a common value before a hard one, alone before beside another parameter.
  { cause: 'filtering.equality-sound', effects: filtered },
  { cause: 'filtering.equality-complete', effects: filtered.filter((id) => id !== 'filtering.equality-complete') },
  {
    cause: 'filtering.no-match',
    effects: ['filtering.undeclared-value', 'filtering.exact', 'filtering.contradiction', 'security.injection'],
  },
  {
    cause: 'filtering.and',
    effects: ['filtering.contradiction', 'filtering.laws', 'filtering.clauses', 'filtering.precedence'],
  },
  {
    cause: 'filtering.or',
    effects: ['filtering.laws', 'filtering.clauses', 'filtering.precedence', 'filtering.partition'],
  },
  {
    cause: 'filtering.exact',
    effects: ['filtering.and', 'filtering.or', 'filtering.contradiction', 'filtering.laws', 'filtering.clauses'],
  },
  { cause: 'filtering.value-characters', effects: ['filtering.exact', 'filtering.outer-blanks'] },
  { cause: 'filtering.or', effects: ['response.schema', 'response.identity-unique'], provided: 'exchange-in-common' },
  { cause: 'filtering.clauses', effects: ['filtering.precedence', 'filtering.partition'] },
  // What takes no three clauses takes none of the unions that have so many.
  { cause: 'filtering.clauses', effects: ['filtering.or', 'filtering.laws'], provided: 'no-page-in-either' },
  { cause: 'filtering.laws', effects: ['filtering.clauses'] },
  { cause: 'filtering.value-operators', effects: ['filtering.value-characters', 'filtering.exact', 'filtering.outer-blanks'] },
  { cause: 'filtering.with-order', effects: ['filtering.projected-away', 'pagination.continue-filter'] },
  // Items that do not belong to a walk have no place in its order.
  {
    cause: 'filtering.with-order',
    effects: ['sorting.with-filter', 'pagination.continue-order'],
    provided: 'effect-between-pages',
  },
  { cause: 'filtering.projected-away', effects: ['sorting.with-projection'], provided: 'effect-between-pages' },
  { cause: 'filtering.with-order', effects: ['filtering.count', 'filtering.partition'], provided: 'effect-on-no-first-page' },
  { cause: 'security.injection', effects: ['filtering.exact', 'filtering.value-characters'] },
  // Projection.
  { cause: 'projection.only-asked', effects: ['projection.no-residue', 'pagination.continue-projection'] },
  { cause: 'projection.values', effects: ['projection.schema', 'projection.no-residue', 'filtering.projected-away'] },
  { cause: 'projection.membership', effects: ['projection.values', 'filtering.projected-away', 'sorting.with-projection'] },
  // A parameter of any length before a long one.
  { cause: 'robustness.unknown-parameter', effects: ['robustness.long-query'] },
  // Credentials: none before a wrong one.
  { cause: 'security.missing-credential', effects: ['security.wrong-credential', 'security.empty-credential'] },
  { cause: 'security.wrong-credential', effects: ['security.empty-credential'] },
  // A random combination finds what the plainer checks find as well.
  // Empty remains are no values, so they explain none.
  ...[
    'pagination.*',
    'sorting.*',
    'filtering.*',
    'projection.only-asked',
    'projection.values',
    'projection.membership',
    'projection.malformed',
    'response.*',
  ].map((cause) => ({ cause, effects: ['model.equivalence'] })),
  // An item of another scope is a wrong match, a wrong count and a wrong page as well.
  {
    cause: 'security.isolation',
    effects: ['filtering.*', 'sorting.with-*', 'pagination.continue-*', 'model.equivalence'],
  },
];
