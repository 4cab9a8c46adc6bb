import type { FilterRole, OrderRole, Template } from '../../harness/contract/roles';
import { join, where, type Expression } from '../../harness/grammar/expression';
import { canWrite } from '../../harness/grammar/filter';
import { pairsOf } from '../../harness/grammar/fragment';
import { holding } from '../../harness/grammar/holding';
import { malformedFilters, malformedOrders } from '../../harness/grammar/malformed';
import { writeFilter, writeOrder, writeProjection } from '../../harness/grammar/write';
import { fieldOf } from '../field-of';

const [a, b, n] = [fieldOf('a'), fieldOf('b'), fieldOf('n', 'number')];
const [ax, ay, by] = [where(a, 'x'), where(a, 'y'), where(b, 'y')];

type Grammar = Partial<Omit<FilterRole, 'operators' | 'fields'>> & { readonly eq: Template; readonly in?: Template };

const filterOf = ({ eq, in: within, ...rest }: Grammar): FilterRole => ({
  operators: { eq, ...(within !== undefined && { in: within }) },
  fields: [a, b, n],
  ...rest,
});

const written = (filter: FilterRole, expression: Expression): string =>
  pairsOf([writeFilter(expression, filter)])
    .map(([name, text]) => `${name}=${text}`)
    .join('&');

/** As the documentation of each product shows them (`list-dialects.md`). */
const filters: { readonly [product: string]: readonly [Grammar, ...(readonly [Expression, string | undefined])[]] } = {
  Palette: [
    { parameter: 'filters', eq: '{field}={value}', and: 'AND', or: 'OR' },
    [join('or', ax, join('and', ay, by)), 'filters=a=xORa=yANDb=y'],
  ],
  'json-server 0.17': [
    { eq: '{field}={value}', in: '{field}={value}', and: 'pairs' },
    [join('and', ax, by), 'a=x&b=y'],
    [join('or', ax, ay), 'a=x&a=y'],
    [join('and', ax, ay), undefined],
    [join('or', ax, by), undefined],
  ],
  'Django REST framework': [
    { eq: '{field}={value}', in: '{field}__in={values}', and: 'pairs' },
    [join('or', ax, ay, ax), 'a__in=x,y'],
  ],
  'nestjs-paginate': [
    { eq: 'filter.{field}=$eq:{value}', and: 'repeated-pairs' },
    [join('and', ax, ay), 'filter.a=$eq:x&filter.a=$eq:y'],
  ],
  'Feathers 5': [
    { eq: { '{field}': '{value}' }, in: { '{field}': { $in: '{values}' } }, and: 'pairs', or: { $or: '{clauses}' } },
    [join('and', ax, by), 'a=x&b=y'],
    [join('or', ax, join('and', ay, by)), '$or[0][a]=x&$or[1][a]=y&$or[1][b]=y'],
  ],
  'Directus 11': [
    {
      parameter: 'filter',
      eq: { '{field}': { _eq: '{value}' } },
      and: { _and: '{clauses}' },
      or: { _or: '{clauses}' },
    },
    [ax, 'filter[a][_eq]=x'],
    [join('and', ax, ay), 'filter[_and][0][a][_eq]=x&filter[_and][1][a][_eq]=y'],
  ],
  'LoopBack 4': [
    { parameter: 'filter', json: '/where', eq: { '{field}': '{value}' }, and: { and: '{clauses}' }, or: { or: '{clauses}' } },
    [where(n, '1.5'), 'filter={"where":{"n":1.5}}'],
    [join('or', ax, by), 'filter={"where":{"or":[{"a":"x"},{"b":"y"}]}}'],
  ],
  'Flask-Restless': [
    {
      parameter: 'filter[objects]=[{text}]',
      json: '',
      eq: { name: '{field}', op: 'eq', val: '{value}' },
      and: { and: '{clauses}' },
    },
    [ax, 'filter[objects]=[{"name":"a","op":"eq","val":"x"}]'],
    [join('and', ax, by), 'filter[objects]=[{"and":[{"name":"a","op":"eq","val":"x"},{"name":"b","op":"eq","val":"y"}]}]'],
  ],
  'API Platform': [{ eq: '{field}={value}', in: '{field}[]={value}', and: 'pairs' }, [join('or', ax, ay), 'a[]=x&a[]=y']],
  PocketBase: [
    {
      parameter: 'filter',
      eq: '{field} = {value}',
      and: ' && ',
      or: ' || ',
      quote: { string: "'{value}'" },
      escape: { "'": "\\'", '\\': '\\\\' },
    },
    [join('and', where(a, `it's \\`), where(n, '2')), `filter=a = 'it\\'s \\\\' && n = 2`],
  ],
  JsonApiDotNetCore: [
    { parameter: 'filter', eq: "equals({field},'{value}')", and: 'and({clauses})', or: 'or({clauses})', escape: { "'": "''" } },
    [join('or', join('and', where(a, "o'c"), by), ay), "filter=or(and(equals(a,'o''c'),equals(b,'y')),equals(a,'y'))"],
  ],
  'kube-apiserver': [{ eq: 'labelSelector={field}={value}', and: ',' }, [join('and', ax, by), 'labelSelector=a=x,b=y']],
  OpenAlex: [
    { parameter: 'filter', eq: '{field}:{value}', in: '{field}:{values:|}', and: ',' },
    [join('or', ax, ay), 'filter=a:x|y'],
  ],
};

test.each(Object.entries(filters))('%s: filters', (_, [grammar, ...cases]) => {
  const filter = filterOf(grammar);
  for (const [expression, expected] of cases) {
    expect(canWrite(expression, filter)).toBe(expected !== undefined);
    if (expected !== undefined) expect(written(filter, expression)).toBe(expected);
  }
});

const orders: { readonly [product: string]: readonly [Omit<OrderRole, 'fields'>, string] } = {
  Palette: [{ parameter: 'orderBy', ascending: '{field}=1', descending: '{field}=-1', separator: ',' }, 'orderBy=a=1,b=-1'],
  'json-server 0.17': [
    { ascending: '_sort={field}&_order=asc', descending: '_sort={field}&_order=desc', separator: ',' },
    '_sort=a,b&_order=asc,desc',
  ],
  'Feathers 5': [{ ascending: '$sort[{field}]=1', descending: '$sort[{field}]=-1' }, '$sort[a]=1&$sort[b]=-1'],
  'Strapi 5': [
    { ascending: 'sort[{index}]={field}:asc', descending: 'sort[{index}]={field}:desc' },
    'sort[0]=a:asc&sort[1]=b:desc',
  ],
  'LoopBack 4': [
    { parameter: 'filter', json: '/order', ascending: '{field} ASC', descending: '{field} DESC' },
    'filter={"order":["a ASC","b DESC"]}',
  ],
  'Spring Data REST': [{ parameter: 'sort', ascending: '{field},asc', descending: '{field},desc' }, 'sort=a,asc&sort=b,desc'],
  'JSON:API': [{ parameter: 'sort', ascending: '{field}', descending: '-{field}', separator: ',' }, 'sort=a,-b'],
  Jira: [
    { parameter: 'jql= ORDER BY {text}', ascending: '{field} ASC', descending: '{field} DESC', separator: ', ' },
    'jql= ORDER BY a ASC, b DESC',
  ],
};

test.each(Object.entries(orders))('%s: orders', (_, [order, expected]) => {
  const keys = [
    { field: a, direction: 'ascending' },
    { field: b, direction: 'descending' },
  ] as const;
  const pairs = pairsOf([writeOrder(keys, { ...order, fields: [] })]);
  expect(pairs.map(([name, text]) => `${name}=${text}`).join('&')).toBe(expected);
});

test('roles share a parameter: JSON is merged, and texts stand one behind the other', () => {
  const order = { ascending: '{field} ASC', descending: '{field} DESC', fields: [] };
  const keys = [{ field: b, direction: 'descending' }] as const;
  const loopBack = filterOf({ parameter: 'filter', json: '/where', eq: { '{field}': '{value}' } });
  expect(pairsOf([writeFilter(ax, loopBack), writeOrder(keys, { ...order, parameter: 'filter', json: '/order' })])).toEqual([
    ['filter', '{"where":{"a":"x"},"order":["b DESC"]}'],
  ]);
  const jql = filterOf({ parameter: 'jql', eq: '{field} = "{value}"' });
  const sorted = { ...order, parameter: 'jql= ORDER BY {text}', separator: ', ' };
  expect(pairsOf([writeFilter(ax, jql), writeOrder(keys, sorted)])).toEqual([['jql', 'a = "x" ORDER BY b DESC']]);
});

test('paths of a projection are pairs, or joined', () => {
  const paths = ['a', 'b'];
  expect(pairsOf([writeProjection(paths, { path: '$select[]={field}', keeps: [], paths, lists: [] })])).toEqual([
    ['$select[]', 'a'],
    ['$select[]', 'b'],
  ]);
  expect(
    pairsOf([writeProjection(paths, { parameter: 'fields', path: '{field}', separator: ',', keeps: [], paths, lists: [] })]),
  ).toEqual([['fields', 'a,b']]);
});

test.each<[product: string, value: string, held: string]>([
  ['Palette', 'plain', 'plain'],
  ['Palette', 'a=b', 'equals'],
  ['Palette', 'ORDER', 'or'],
  ['Palette', 'x ORa=b', 'not'],
  ['json-server 0.17', 'a=b&c', 'plain'],
  // `name=` and `name__in=` are told apart by their names, and `exact` takes a comma as text.
  ['Django REST framework', 'a,b', 'plain'],
  ['Feathers 5', 'a,b', 'plain'],
  ['LoopBack 4', '"}', 'plain'],
  ['PocketBase', `it's && \\`, 'plain'],
  ['JsonApiDotNetCore', "o'c),", 'plain'],
  ['kube-apiserver', 'a,b', 'and'],
  ['OpenAlex', 'a|b', 'not'],
])('%s holds %s: %s', (product, value, held) => {
  const [grammar] = filters[product] ?? [];
  if (grammar === undefined) throw new Error(`There is no grammar of ${product}.`);
  expect(holding(value, a, filterOf(grammar))).toBe(held);
});

test('without an escape a quoted value holds no quote, and a backslash that escapes others must be escaped itself', () => {
  const quoted = { parameter: 'q', eq: '{field} = {value}', quote: { string: "'{value}'" } };
  expect(holding("it's", a, filterOf(quoted))).toBe('not');
  expect(holding('back\\slash', a, filterOf({ ...quoted, escape: { "'": "\\'" } }))).toBe('not');
});

test('malformed spellings are those of the grammar', () => {
  const asked = (product: string): readonly string[] => {
    const [grammar] = filters[product] ?? [];
    return grammar === undefined ? [] : malformedFilters(a, filterOf(grammar)).map((one) => `${one.class} ${one.text}`);
  };
  expect(asked('Palette')).toEqual(['unknown-root constructor=nope', 'unknown-leaf a.length=nope', 'no-comparison nonsense']);
  expect(asked('Directus 11')).toEqual([
    'unknown-root filter[constructor][_eq]=nope',
    'unknown-leaf filter[a.length][_eq]=nope',
    'missing-value filter[a][_eq]=',
    'open-bracket filter[a][_eq=nope',
  ]);
  expect(asked('LoopBack 4').slice(2)).toEqual(['open-bracket {"a":']);
  expect(asked('PocketBase').slice(3)).toEqual(["open-quote a = 'nope", "lone-escape a = 'nope\\'"]);
  const [feathers] = orders['Feathers 5'] ?? [];
  if (feathers === undefined) throw new Error('There is no such order.');
  expect(malformedOrders(a, { ...feathers, fields: [] }).map((one) => one.text)).toEqual([
    '$sort[constructor]=1',
    '$sort[a.nope]=1',
    '$sort[a]=0',
    '$sort[a]=upwards',
    '$sort[a]=1&$sort[a]=-1',
  ]);
});
