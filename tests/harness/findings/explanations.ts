/**
 * Which requirement, once violated, explains the violation of which others: the plainer query explains the richer one, the part
 * explains the whole, and what cannot be read explains what is read from it. A trailing `*` stands for the rest of an id.
 */
export interface Explanation {
  readonly cause: string;
  readonly effects: readonly string[];
  /**
   * Holds only beside evidence. `effect-on-no-first-page`: the cause shows on a page by itself, the effect on continued pages or
   * between pages only. `effect-between-pages`: the effect shows only between pages. Such an explanation outweighs a plain one
   * the other way round.
   */
  readonly provided?: 'effect-on-no-first-page' | 'effect-between-pages';
}

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
  'filtering.precedence',
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
  { cause: 'response.json', effects: ['*'] },
  { cause: 'response.empty-list', effects: [...emptyResults, 'response.schema', 'response.nulls', 'response.json'] },
  {
    cause: 'response.list-members',
    effects: ['response.schema', 'response.nulls', 'projection.schema', 'pagination.*', 'filtering.*'],
  },
  {
    cause: 'response.identity',
    effects: ['response.schema', 'response.nulls', 'pagination.*', 'sorting.*', 'filtering.*', 'projection.*'],
  },
  { cause: 'response.identity-unique', effects: ['response.schema', 'pagination.walk-*', 'sorting.ties'] },
  { cause: 'response.schema', effects: ['projection.schema', 'projection.values'] },
  // An item whose value is not listed is in none of the parts that the listed ones make.
  { cause: 'response.enumeration', effects: ['projection.values', 'filtering.partition', 'filtering.undeclared-value'] },
  { cause: 'response.nulls', effects: ['projection.values'] },
  { cause: 'response.stable', effects: ['pagination.*', 'sorting.*', 'filtering.*', 'projection.*'] },
  // Walks.
  {
    cause: 'pagination.walk-ends',
    effects: ['pagination.walk-*', 'pagination.*', ...walked, 'filtering.*', 'projection.membership'],
  },
  {
    cause: 'pagination.walk-unique',
    effects: [
      'pagination.walk-complete',
      'pagination.page-size',
      'pagination.count-total',
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
      'filtering.*',
      'projection.membership',
    ],
  },
  { cause: 'pagination.page-size', effects: ['pagination.offset-*', 'sorting.ties'] },
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
      'pagination.number-fetched',
      'projection.membership',
      'robustness.*',
    ],
  },
  {
    cause: 'pagination.limit-maximum',
    effects: ['pagination.limit-above-maximum', 'pagination.limit-malformed', 'robustness.*'],
  },
  { cause: 'pagination.limit-default', effects: ['pagination.pages-full', 'pagination.offset-walk'] },
  {
    cause: 'pagination.pages-full',
    effects: ['pagination.offset-walk', 'pagination.number-fetched', 'projection.membership'],
  },
  {
    cause: 'pagination.offset-position',
    effects: ['pagination.offset-walk', 'pagination.offset-end', 'pagination.next-offset', 'pagination.pages-full'],
  },
  { cause: 'pagination.offset-walk', effects: ['pagination.offset-end'] },
  { cause: 'pagination.token-present', effects: walked },
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
      'filtering.with-order',
      'filtering.projected-away',
    ],
  },
  { cause: 'pagination.count-constant', effects: ['filtering.count', 'pagination.offset-walk'] },
  { cause: 'filtering.count', effects: ['filtering.*', 'sorting.with-filter'] },
  // What a walk must keep.
  {
    cause: 'pagination.continue-order',
    effects: ['sorting.*', 'filtering.with-order', 'filtering.projected-away', 'pagination.walk-*'],
    provided: 'effect-on-no-first-page',
  },
  {
    cause: 'pagination.continue-filter',
    effects: ['filtering.*', 'pagination.walk-*', 'pagination.continue-order', 'sorting.with-*'],
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
    effects: ['sorting.*', 'pagination.continue-order', 'filtering.with-order', 'filtering.projected-away'],
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
  { cause: 'sorting.with-filter', effects: ['filtering.with-order', 'pagination.continue-order'] },
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
    effects: ['filtering.contradiction', 'filtering.laws', 'filtering.clauses', 'filtering.precedence', 'security.injection'],
  },
  {
    cause: 'filtering.or',
    effects: ['filtering.laws', 'filtering.clauses', 'filtering.precedence', 'filtering.partition', 'security.injection'],
  },
  {
    cause: 'filtering.exact',
    effects: ['filtering.and', 'filtering.or', 'filtering.contradiction', 'filtering.laws', 'filtering.clauses'],
  },
  { cause: 'filtering.value-characters', effects: ['filtering.exact', 'filtering.outer-blanks'] },
  { cause: 'filtering.clauses', effects: ['filtering.precedence'] },
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
  { cause: 'filtering.with-order', effects: ['filtering.count'], provided: 'effect-on-no-first-page' },
  { cause: 'security.injection', effects: ['filtering.exact', 'filtering.value-characters'] },
  // Projection.
  { cause: 'projection.only-asked', effects: ['projection.no-residue', 'pagination.continue-projection'] },
  { cause: 'projection.values', effects: ['projection.schema', 'projection.no-residue', 'filtering.projected-away'] },
  { cause: 'projection.schema', effects: ['projection.no-residue'] },
  { cause: 'projection.membership', effects: ['projection.values', 'filtering.projected-away', 'sorting.with-projection'] },
  // Credentials: none before a wrong one.
  { cause: 'security.missing-credential', effects: ['security.wrong-credential', 'security.empty-credential'] },
  { cause: 'security.wrong-credential', effects: ['security.empty-credential'] },
  // A random combination finds what the plainer checks find as well.
  ...['pagination.*', 'sorting.*', 'filtering.*', 'projection.*', 'response.*'].map((cause) => ({
    cause,
    effects: ['model.equivalence'],
  })),
];
