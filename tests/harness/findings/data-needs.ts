/**
 * What a requirement needs before anything can be shown of it, each in a phrase that goes on from "It needs". One phrase for one need,
 * because what is inconclusive is told once for all requirements that lack the same.
 */
export const dataNeeds = {
  'one-item': 'at least one item',
  'two-items': 'at least two items',
  items: (count: number) => `at least ${count} items`,
  'full-last-page': 'items that fill the last page, so a number of them that a page size divides',
  'two-kinds': 'items of two kinds, with different values of a filter field',
  'three-of-two-kinds': 'three items of two kinds, two of them alike',
  'two-fields': 'items of two kinds that differ in a second field, too',
  'own-order': 'items with two values of an orderable field, in an order of their own that is not the asked one',
  ties: (fields: number) =>
    `items that share the value of ${fields === 1 ? 'one orderable field' : `${fields} orderable fields`} and differ in another, in an order of their own that is not the asked one`,
  'tie-across-pages': 'items that share a value of an orderable field across the edge of a page',
  'missing-values': 'items of which some lack an orderable field, in no order of their own',
  collation: 'text values that collations order differently, such as letters of both cases',
  'known-collation': 'a target that orders its texts by a collation that is known here, at least from one direction to the other',
  comparable: 'items with three values of a number or a timestamp to filter by, one of them between the others',
  'missing-and-present': 'items of which some have a value of a filter field and some have none',
  'part-of-text': 'items of which some hold a part of a text in a filter field and some do not',
  'two-bindings': 'items of two kinds that answer otherwise where the operators bind otherwise, or brackets are overlooked',
  'default-order': 'items with two values of the field that they are ordered by unasked',
  text: (what: string) => `an item whose text ${what}`,
  enumeration: (values: 'a value' | 'two values') => `items that hold ${values} of an enumeration`,
  'unused-value': (path: string) => `a declared value of ${path}, other than its default, that no item holds`,
  'unprojected-property': 'items with a property beside the projected ones',
  count: 'a count on the page',
  'error-response': 'an error response',
  answer: (problem: string) => `an answer from the target: ${problem}`,
  taken: (what: string) => `a target that takes ${what}`,
  way: 'a contract that describes a way to further pages',
  'ended-walk': 'a walk that ends (see pagination.walk-ends)',
  'whole-walk': 'a walk that returns every item (see pagination.walk-complete)',
  'sound-clauses':
    'a filter whose clauses are answered alone as they should be (see filtering.equality-sound and filtering.equality-complete)',
  'sound-comparisons':
    'a filter whose comparisons are answered alone as they should be (see filtering.comparison-sound, -complete and -boundary)',
  'filter-value': 'an item with a value of a filter field that a query can carry',
  'quick-pattern': (pattern: string) =>
    `a pattern that tells of each value within a second, and ${pattern} does not: write it without a repetition of what is repeated`,
  'one-count': 'a walk whose pages tell one count (see pagination.count-constant)',
  credential: 'a configured credential',
  project: 'a configured project, because without one the scope is everything the credential may see',
} as const satisfies { readonly [key: string]: string | ((what: never) => string) };

export type DataNeed = keyof typeof dataNeeds;

/** What a phrase is completed by: a number or a name for some, nothing for the others. */
export type NeedDetail<Key extends DataNeed> = (typeof dataNeeds)[Key] extends (...detail: infer Detail) => string ? Detail : [];

/** The phrase of a need. */
export function needPhrase<Key extends DataNeed>(key: Key, ...detail: NeedDetail<Key>): string {
  const phrase = dataNeeds[key] as string | ((...detail: NeedDetail<Key>) => string);
  return typeof phrase === 'string' ? phrase : phrase(...detail);
}
