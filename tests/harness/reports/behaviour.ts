/**
 * What a target does where the contract leaves the choice open, in sentences: each is a subject and what becomes of it. A choice without
 * a sentence is told by its key.
 */

/** What was asked, by the key of the observation. */
const subjects: { readonly [key: string]: string } = {
  'limit.above-maximum': 'A limit above the maximum',
  'limit.zero': 'A limit of 0',
  'limit.negative': 'A negative limit',
  'limit.fraction': 'A limit with a fraction',
  'limit.text': 'A limit that is a word',
  'limit.empty': 'An empty limit',
  'limit.beyond-integer': 'A limit beyond every integer type',
  'limit.repeated': 'A limit that is sent twice',
  'limit.reported': 'The limit in a page that is not full',
  'offset.at-end': 'An offset at the end',
  'offset.beyond-end': 'An offset far behind the end',
  'offset.negative': 'A negative offset',
  'offset.text': 'An offset that is a word',
  'page.zero': 'The page number 0',
  'page.negative': 'A negative page number',
  'page.text': 'A page number that is a word',
  'page.beyond-integer': 'A page number beyond every integer type',
  'page.at-end': 'The page behind the last one',
  'page.beyond-end': 'A page far behind the last one',
  'continue.alone': 'A token without the query it came from',
  'continue.with-offset': 'A token beside an offset',
  'continue.altered': 'An altered token',
  'continue.altered-text': 'A token with altered text',
  'continue.other-query': 'A token under another query',
  'continue.empty': 'An empty token',
  'continue.garbage': 'An invented token',
  'order.unknown-root': 'An order by an unknown field',
  'order.unknown-leaf': 'An order by an unknown field of a known object',
  'order.object-path': 'An order by an object or a list, and not by a value in it',
  'order.direction-zero': 'An order without a direction',
  'order.direction-text': 'An order with an unknown direction',
  'order.duplicate-key': 'An order by the same field twice',
  'order.empty': 'An empty order',
  'order.missing-ascending': 'Ascending, items without the value',
  'order.missing-descending': 'Descending, items without the value',
  'order.collation': 'Text',
  'filter.undeclared-value': 'A value that an enumeration does not list',
  'filter.unknown-root': 'A filter on an unknown field',
  'filter.unknown-leaf': 'A filter on an unknown field of a known object',
  'filter.object-path': 'A filter on an object or a list, and not on a value in it',
  'filter.unknown-operator': 'A filter with an unknown operator',
  'filter.outer-blanks': 'Blanks at the ends of a value',
  'filter.not-equal-missing': 'Items without a value',
  'filter.no-comparison': 'A filter without a comparison',
  'filter.missing-value': 'A filter without a value',
  'filter.open-bracket': 'A filter with an open bracket',
  'filter.open-quote': 'A filter with an open quote',
  'filter.lone-escape': 'A filter that ends in an escape',
  'filter.empty': 'An empty filter',
  'filter.pattern-signs': 'Signs of patterns in a part of a text',
  'filter.letter-case': 'The case of letters in a value',
  'filter.precedence': 'AND beside OR',
  'projection.unknown-root': 'A projection to an unknown field',
  'projection.unknown-leaf': 'A projection to an unknown field of a known object',
  'projection.blanks': 'Blanks in a projection',
  'projection.empty': 'An empty projection',
  'projection.identity': 'The identity, where it is not asked for,',
  'query.unknown-parameter': 'A parameter that nobody knows, such as nopeNope,',
  'query.plus': 'A plus sign in a query',
  'query.long': 'A query of several kilobytes',
  'query.broken-encoding': 'A broken percent-encoding',
  'query.broken-text': 'A value that is no UTF-8',
  'scope.in-query': 'The scope in the query',
  'scope.unknown': 'A scope that does not exist',
  'scope.empty': 'A scope without a value',
  'response.deprecation': 'Signals of deprecation',
  'response.undeclared': 'Properties that the contract does not declare',
  'response.foreign-errors': 'Errors that come from something in front of the target',
  'response.enumeration': 'Values that an enumeration does not list',
};

/** What became of it, by the value. */
const outcomes: { readonly [value: string]: string } = {
  clamp: 'is cut down to the maximum',
  reject: 'is refused',
  refuse: 'is refused',
  refused: 'is refused',
  accept: 'is accepted',
  ignore: 'is overlooked',
  empty: 'gives no items',
  none: 'gives no items',
  items: 'gives items all the same',
  all: 'gives all items',
  default: 'is read as the default',
  maximum: 'is read as the maximum',
  minimum: 'is read as the minimum',
  first: 'counts by its first value',
  last: 'gives the last page',
  nothing: 'gives nothing of it',
  'from-end': 'counts from the end',
  honoured: 'is honoured',
  filter: 'is read as a filter',
  blank: 'is read as a blank',
  plus: 'is read as itself',
  kept: 'is kept',
  ignored: 'is ignored',
};

/** Where a value says something of its own under a key. */
const own: { readonly [key: string]: { readonly [value: string]: string } } = {
  'limit.repeated': { last: 'counts by its last value' },
  'limit.reported': { fetched: 'tells how many items it holds', applied: 'tells the limit that was applied' },
  'order.missing-ascending': { first: 'come first', last: 'come last', default: 'stand where their default stands' },
  'order.missing-descending': { first: 'come first', last: 'come last', default: 'stand where their default stands' },
  'filter.outer-blanks': {
    kept: 'count as part of it',
    trimmed: 'are taken away',
    leading: 'are taken away in front only',
    trailing: 'are taken away behind only',
  },
  'filter.not-equal-missing': { included: 'are found by an unequal value', excluded: 'are not found by an unequal value' },
  'filter.pattern-signs': { text: 'are taken for text', pattern: 'are read as a pattern' },
  'filter.letter-case': { kept: 'decides what is found', ignored: 'is ignored' },
  'filter.precedence': {
    'and-first': 'binds AND first',
    'or-first': 'binds OR first',
    'left-to-right': 'is read from left to right',
    'right-to-left': 'is read from right to left',
  },
  'response.deprecation': { none: 'are not sent' },
};

/** What stands before a value that has no sentence. */
const open: { readonly [key: string]: string } = {
  'order.collation': 'is ordered by',
  'scope.in-query': 'shows this:',
  'scope.unknown': 'shows this:',
  'scope.empty': 'shows this:',
  'response.deprecation': 'are sent:',
  'response.undeclared': 'are sent:',
  'response.foreign-errors': 'look like this:',
  'response.enumeration': 'are sent:',
};

const known = <Value>(table: { readonly [key: string]: Value }, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** Whether a target can have the choice, as far as its key tells: those of fields are as many as these. */
export const isChoice = (key: string): boolean => Object.hasOwn(subjects, key) || /^(?:filter|order)\../.test(key);

/** The observation as a sentence; `undefined` where there is none for it. */
export function behaviourSentence(key: string, value: string): string | undefined {
  const field = /^(filter|order)\.(.+)$/.exec(key);
  const asked = field?.[1] === 'filter' ? 'A filter on' : 'An order by';
  const isOfField = field !== null && (value === 'honoured' || value === 'refused');
  const subject = known(subjects, key) ?? (isOfField ? `${asked} ${field[2]}` : undefined);
  if (subject === undefined) return undefined;
  const special = known(own, key) ?? {};
  const outcome =
    known(special, value) ?? (known(open, key) === undefined ? known(outcomes, value) : `${known(open, key)} ${value}`);
  return outcome === undefined ? undefined : `${subject} ${outcome}.`;
}

/** The roles that behaviour is grouped by: the first part of a key, and its name for a reader. */
export const behaviourRoles: { readonly [role: string]: string } = {
  limit: 'Page size',
  offset: 'Offset',
  page: 'Page number',
  continue: 'Continue token',
  order: 'Order',
  filter: 'Filter',
  projection: 'Projection',
  query: 'Query',
  scope: 'Scope',
  response: 'Response',
};
