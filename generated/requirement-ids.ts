// Made from spec/ by "npm run generate". Not to be edited.

/** Every requirement, in the order they are judged. */
export const requirementIds = [
  'pagination.walk-ends',
  'pagination.walk-unique',
  'pagination.walk-complete',
  'pagination.page-size',
  'pagination.token-replay',
  'pagination.more',
  'pagination.limit-default',
  'pagination.limit',
  'pagination.limit-maximum',
  'pagination.limit-above-maximum',
  'pagination.limit-malformed',
  'pagination.count-total',
  'pagination.count-constant',
  'pagination.next-offset',
  'pagination.number-fetched',
  'pagination.pages-full',
  'pagination.offset-walk',
  'pagination.offset-position',
  'pagination.offset-end',
  'pagination.offset-malformed',
  'pagination.token-present',
  'pagination.token-at-end',
  'pagination.token-garbage',
  'pagination.token-misused',
  'pagination.continue-filter',
  'pagination.continue-order',
  'pagination.continue-projection',
  'pagination.continue-limit',
  'pagination.page-walk',
  'pagination.page-position',
  'pagination.page-end',
  'pagination.page-malformed',
  'pagination.page-reported',
  'pagination.page-count',
  'pagination.this-offset',
  'pagination.count-remaining',
  'pagination.link-self',
  'pagination.link-first',
  'pagination.link-prev',
  'pagination.link-last',
  'sorting.ascending',
  'sorting.descending',
  'sorting.reverse',
  'sorting.permutation',
  'sorting.missing-values',
  'sorting.collation',
  'sorting.second-key',
  'sorting.second-key-direction',
  'sorting.third-key',
  'sorting.ties',
  'sorting.with-filter',
  'sorting.with-projection',
  'sorting.malformed',
  'sorting.projected-away',
  'sorting.default',
  'filtering.equality-sound',
  'filtering.equality-complete',
  'filtering.count',
  'filtering.no-match',
  'filtering.undeclared-value',
  'filtering.and',
  'filtering.or',
  'filtering.contradiction',
  'filtering.laws',
  'filtering.clauses',
  'filtering.precedence',
  'filtering.partition',
  'filtering.with-order',
  'filtering.projected-away',
  'filtering.unknown-field',
  'filtering.malformed',
  'filtering.undecodable',
  'filtering.ill-typed',
  'filtering.comparison-sound',
  'filtering.comparison-complete',
  'filtering.comparison-boundary',
  'filtering.comparison-parts',
  'filtering.range',
  'filtering.not-equal',
  'filtering.in',
  'filtering.text-match',
  'filtering.missing',
  'filtering.grouping',
  'filtering.unknown-operator',
  'filtering.comparison-ill-typed',
  'projection.schema',
  'projection.only-asked',
  'projection.no-residue',
  'projection.values',
  'projection.membership',
  'projection.malformed',
  'model.equivalence',
  'robustness.repeated-parameter',
  'robustness.empty-parameter',
  'response.stable',
  'robustness.unknown-parameter',
  'robustness.long-query',
  'robustness.encoding',
  'robustness.plus',
  'response.empty-list',
  'security.missing-credential',
  'security.empty-credential',
  'security.wrong-credential',
  'security.isolation',
  'filtering.value-operators',
  'filtering.outer-blanks',
  'filtering.value-characters',
  'filtering.exact',
  'security.injection',
  'security.disclosure',
  'security.credential-echo',
  'security.shared-cache',
  'response.status',
  'response.media-type',
  'response.json',
  'response.schema',
  'response.enumeration',
  'response.nulls',
  'response.list-members',
  'response.identity',
  'response.identity-unique',
  'response.error-schema',
] as const;

export type RequirementId = (typeof requirementIds)[number];

/** What each of them needs of a contract, as paths of its model. */
export interface RequirementNeeds {
  readonly 'pagination.walk-ends': 'way';
  readonly 'pagination.walk-unique': 'way';
  readonly 'pagination.walk-complete': never;
  readonly 'pagination.page-size': 'limit';
  readonly 'pagination.token-replay': 'next.parameter';
  readonly 'pagination.more': 'more';
  readonly 'pagination.limit-default': 'limit.default';
  readonly 'pagination.limit': 'limit';
  readonly 'pagination.limit-maximum': 'limit.maximum';
  readonly 'pagination.limit-above-maximum': 'limit.maximum';
  readonly 'pagination.limit-malformed': 'limit';
  readonly 'pagination.count-total': 'count';
  readonly 'pagination.count-constant': 'count';
  readonly 'pagination.next-offset': 'next' | 'offset.next';
  readonly 'pagination.number-fetched': 'limit.at';
  readonly 'pagination.pages-full': 'limit';
  readonly 'pagination.offset-walk': 'offset';
  readonly 'pagination.offset-position': 'offset';
  readonly 'pagination.offset-end': 'offset';
  readonly 'pagination.offset-malformed': 'offset';
  readonly 'pagination.token-present': 'next';
  readonly 'pagination.token-at-end': 'next.end';
  readonly 'pagination.token-garbage': 'next.parameter' | 'next.end';
  readonly 'pagination.token-misused': 'next.parameter';
  readonly 'pagination.continue-filter': 'next' | 'filter.documented';
  readonly 'pagination.continue-order': 'next' | 'order.documented';
  readonly 'pagination.continue-projection': 'next' | 'projection';
  readonly 'pagination.continue-limit': 'next' | 'limit';
  readonly 'pagination.page-walk': 'next' | 'page';
  readonly 'pagination.page-position': 'page';
  readonly 'pagination.page-end': 'page';
  readonly 'pagination.page-malformed': 'page';
  readonly 'pagination.page-reported': 'page.at';
  readonly 'pagination.page-count': 'page.pages';
  readonly 'pagination.this-offset': 'offset.this';
  readonly 'pagination.count-remaining': 'count.remaining';
  readonly 'pagination.link-self': 'links.self';
  readonly 'pagination.link-first': 'links.first';
  readonly 'pagination.link-prev': 'links.prev';
  readonly 'pagination.link-last': 'links.last';
  readonly 'sorting.ascending': 'order.ascending';
  readonly 'sorting.descending': 'order.descending';
  readonly 'sorting.reverse': 'order.both';
  readonly 'sorting.permutation': 'order';
  readonly 'sorting.missing-values': 'order';
  readonly 'sorting.collation': 'order.both';
  readonly 'sorting.second-key': 'order.keys';
  readonly 'sorting.second-key-direction': 'order.keys';
  readonly 'sorting.third-key': 'order.keys';
  readonly 'sorting.ties': 'order';
  readonly 'sorting.with-filter': 'order.documented' | 'filter.documented';
  readonly 'sorting.with-projection': 'order.documented' | 'projection.identity';
  readonly 'sorting.malformed': 'order';
  readonly 'sorting.projected-away': 'order' | 'projection' | 'projection.apart' | 'filter.documented';
  readonly 'sorting.default': 'order.default';
  readonly 'filtering.equality-sound': 'filter';
  readonly 'filtering.equality-complete': 'filter';
  readonly 'filtering.count': 'filter' | 'count';
  readonly 'filtering.no-match': 'filter';
  readonly 'filtering.undeclared-value': 'filter.enumeration';
  readonly 'filtering.and': 'filter.and.fields';
  readonly 'filtering.or': 'filter.union';
  readonly 'filtering.contradiction': 'filter.and.repeated';
  readonly 'filtering.laws': 'filter.and.fields';
  readonly 'filtering.clauses': 'filter.and.fields' | 'filter.or';
  readonly 'filtering.precedence': 'filter.and.fields' | 'filter.or';
  readonly 'filtering.partition': 'filter.union' | 'filter.halves';
  readonly 'filtering.with-order': 'filter.documented' | 'order.documented';
  readonly 'filtering.projected-away': 'filter.documented' | 'projection.identity';
  readonly 'filtering.unknown-field': 'filter.unknown';
  readonly 'filtering.malformed': 'filter';
  readonly 'filtering.undecodable': 'filter.documented';
  readonly 'filtering.ill-typed': 'filter.typed';
  readonly 'filtering.comparison-sound': 'filter.comparison';
  readonly 'filtering.comparison-complete': 'filter.comparison';
  readonly 'filtering.comparison-boundary': 'filter.comparison';
  readonly 'filtering.comparison-parts': 'filter.parts';
  readonly 'filtering.range': 'filter.range';
  readonly 'filtering.not-equal': 'filter.ne';
  readonly 'filtering.in': 'filter.in';
  readonly 'filtering.text-match': 'filter.match';
  readonly 'filtering.missing': 'filter.missing';
  readonly 'filtering.grouping': 'filter.and.fields' | 'filter.group';
  readonly 'filtering.unknown-operator': 'filter.documented' | 'filter.operators';
  readonly 'filtering.comparison-ill-typed': 'filter.comparison';
  readonly 'projection.schema': 'projection';
  readonly 'projection.only-asked': 'projection';
  readonly 'projection.no-residue': 'projection';
  readonly 'projection.values': 'projection';
  readonly 'projection.membership': 'projection';
  readonly 'projection.malformed': 'projection';
  readonly 'model.equivalence': 'combination';
  readonly 'robustness.repeated-parameter': 'limit';
  readonly 'robustness.empty-parameter': 'text-parameter';
  readonly 'response.stable': never;
  readonly 'robustness.unknown-parameter': never;
  readonly 'robustness.long-query': never;
  readonly 'robustness.encoding': 'filter.documented';
  readonly 'robustness.plus': 'filter.text';
  readonly 'response.empty-list': 'empty-result';
  readonly 'security.missing-credential': 'credential';
  readonly 'security.empty-credential': 'credential';
  readonly 'security.wrong-credential': 'credential';
  readonly 'security.isolation': 'scope';
  readonly 'filtering.value-operators': 'filter.joints';
  readonly 'filtering.outer-blanks': 'filter.text';
  readonly 'filtering.value-characters': 'filter.text';
  readonly 'filtering.exact': 'filter.text';
  readonly 'security.injection': 'filter.text';
  readonly 'security.disclosure': never;
  readonly 'security.credential-echo': 'credential';
  readonly 'security.shared-cache': 'credential';
  readonly 'response.status': never;
  readonly 'response.media-type': never;
  readonly 'response.json': never;
  readonly 'response.schema': never;
  readonly 'response.enumeration': 'items.enumeration';
  readonly 'response.nulls': never;
  readonly 'response.list-members': 'members';
  readonly 'response.identity': never;
  readonly 'response.identity-unique': never;
  readonly 'response.error-schema': 'error';
}
