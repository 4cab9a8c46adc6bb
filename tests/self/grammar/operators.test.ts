import type { ListingField } from '../../harness/contract/model';
import type { ClauseOperator, FilterRole } from '../../harness/contract/roles';
import { bracketed, join, where, within, type Expression } from '../../harness/grammar/expression';
import { canWrite } from '../../harness/grammar/filter';
import { pairsOf } from '../../harness/grammar/fragment';
import { canHold, holding } from '../../harness/grammar/holding';
import { malformedOrders, unknownOperators } from '../../harness/grammar/malformed';
import { writeFilter, writeOrder } from '../../harness/grammar/write';
import { fieldOf } from '../field-of';

const [a, b, n, t] = [fieldOf('a'), fieldOf('b'), fieldOf('n', 'number'), fieldOf('t', 'timestamp')];
const [ax, by] = [where(a, 'x'), where(b, 'y')];
const noon = '2024-05-01T12:00:00Z';

type Grammar = Omit<FilterRole, 'fields'>;
type Case = readonly [asked: Expression | readonly [ListingField, ClauseOperator, string?], written: string | undefined];

const expressionOf = (asked: Case[0]): Expression => ('clauses' in asked ? asked : where(asked[0], asked[2] ?? '', asked[1]));

const written = (grammar: Grammar, expression: Expression): string =>
  pairsOf([writeFilter(expression, { ...grammar, fields: [] })])
    .map(([name, text]) => `${name}=${text}`)
    .join('&');

const either = bracketed(join('or', ax, by));

/** Operators and brackets, as the documentation of each product shows them. */
const grammars = {
  'OData 4': [
    {
      parameter: '$filter',
      operators: {
        eq: '{field} eq {value}',
        ne: '{field} ne {value}',
        gt: '{field} gt {value}',
        ge: '{field} ge {value}',
        lt: '{field} lt {value}',
        le: '{field} le {value}',
        in: '{field} in ({values})',
        contains: 'contains({field},{value})',
        startsWith: 'startswith({field},{value})',
        endsWith: 'endswith({field},{value})',
        missing: '{field} eq null',
        present: '{field} ne null',
      },
      and: ' and ',
      or: ' or ',
      group: '({clauses})',
      precedence: 'and-first',
      quote: { string: "'{value}'" },
      escape: { "'": "''" },
    },
    [[n, 'ge', '5'], '$filter=n ge 5'],
    [[t, 'lt', noon], `$filter=t lt ${noon}`],
    [[a, 'contains', "o'c"], "$filter=contains(a,'o''c')"],
    [within(a, ['x', 'y']), "$filter=a in ('x','y')"],
    [[a, 'missing'], '$filter=a eq null'],
    [join('and', either, where(n, '1', 'gt')), "$filter=(a eq 'x' or b eq 'y') and n gt 1"],
  ],
  PocketBase: [
    {
      parameter: 'filter',
      operators: { eq: '{field} = {value}', ne: '{field} != {value}', ge: '{field} >= {value}', contains: '{field} ~ {value}' },
      and: ' && ',
      or: ' || ',
      group: '({clauses})',
      quote: { string: "'{value}'", timestamp: "'{value}'" },
      escape: { "'": "\\'", '\\': '\\\\' },
    },
    [[t, 'ge', noon], `filter=t >= '${noon}'`],
    [join('and', where(n, '1', 'ne'), either), "filter=n != 1 && (a = 'x' || b = 'y')"],
    [[a, 'missing'], undefined],
  ],
  'Directus 11': [
    {
      parameter: 'filter',
      operators: {
        eq: { '{field}': { _eq: '{value}' } },
        gt: { '{field}': { _gt: '{value}' } },
        in: { '{field}': { _in: '{values:,}' } },
        startsWith: { '{field}': { _starts_with: '{value}' } },
        missing: { '{field}': { _null: 'true' } },
      },
      and: { _and: '{clauses}' },
      or: { _or: '{clauses}' },
    },
    [[n, 'gt', '5'], 'filter[n][_gt]=5'],
    [within(a, ['x', 'y']), 'filter[a][_in]=x,y'],
    [[a, 'missing'], 'filter[a][_null]=true'],
    [[fieldOf('owner.name', 'string', { nested: ['owner', 'name'] }), 'startsWith', 'x'], 'filter[owner][name][_starts_with]=x'],
    [
      join('and', either, where(n, '1')),
      'filter[_and][0][_or][0][a][_eq]=x&filter[_and][0][_or][1][b][_eq]=y&filter[_and][1][n][_eq]=1',
    ],
  ],
  'Feathers 5': [
    {
      operators: {
        eq: { '{field}': '{value}' },
        ne: { '{field}': { $ne: '{value}' } },
        ge: { '{field}': { $gte: '{value}' } },
        lt: { '{field}': { $lt: '{value}' } },
        in: { '{field}': { $in: '{values}' } },
      },
      and: 'pairs',
      or: { $or: '{clauses}' },
    },
    [[n, 'ge', '5'], 'n[$gte]=5'],
    [within(a, ['x', 'y']), 'a[$in][]=x&a[$in][]=y'],
    [join('and', where(n, '1', 'ge'), where(n, '5', 'lt')), 'n[$gte]=1&n[$lt]=5'],
    [join('and', where(n, '1'), where(n, '5', 'lt')), undefined],
    [join('and', either, where(n, '1')), '$or[0][a]=x&$or[1][b]=y&n=1'],
  ],
  'Django REST framework': [
    {
      operators: {
        eq: '{field}={value}',
        ge: '{field}__gte={value}',
        lt: '{field}__lt={value}',
        in: '{field}__in={values}',
        contains: '{field}__contains={value}',
        missing: '{field}__isnull=true',
        present: '{field}__isnull=false',
      },
      and: 'pairs',
    },
    [[n, 'ge', '5'], 'n__gte=5'],
    [join('and', where(n, '1', 'ge'), where(n, '5', 'lt')), 'n__gte=1&n__lt=5'],
    [[a, 'present'], 'a__isnull=false'],
    [join('and', either, where(n, '1')), undefined],
  ],
  'rsql-parser': [
    {
      parameter: 'query',
      operators: {
        eq: '{field}=={value}',
        ne: '{field}!={value}',
        gt: '{field}=gt={value}',
        in: '{field}=in=({values})',
      },
      and: ';',
      or: ',',
      group: '({clauses})',
      precedence: 'and-first',
      quote: { string: "'{value}'" },
      escape: { "'": "\\'", '\\': '\\\\' },
    },
    [[n, 'gt', '5'], 'query=n=gt=5'],
    [within(a, ['x', 'y']), "query=a=in=('x','y')"],
    [join('and', either, where(n, '1')), "query=(a=='x',b=='y');n==1"],
  ],
  GitHub: [
    { operators: {}, and: 'pairs' },
    [[fieldOf('updated_at', 'timestamp', { operators: { ge: 'since={value}' } }), 'ge', noon], `since=${noon}`],
    [[fieldOf('updated_at', 'timestamp', { operators: { ge: 'since={value}' } }), 'lt', noon], undefined],
  ],
  'kube-apiserver': [
    {
      operators: {
        eq: 'labelSelector={field}={value}',
        ne: 'labelSelector={field}!={value}',
        in: 'labelSelector={field} in ({values})',
        present: 'labelSelector={field}',
        missing: 'labelSelector=!{field}',
      },
      and: ',',
    },
    [[a, 'missing'], 'labelSelector=!a'],
    [join('and', ax, within(b, ['x', 'y'])), 'labelSelector=a=x,b in (x,y)'],
    [
      join('and', ax, where(fieldOf('metadata.name', 'string', { operators: { eq: 'fieldSelector={field}={value}' } }), 'y')),
      'labelSelector=a=x&fieldSelector=metadata.name=y',
    ],
  ],
  'AIP-160': [
    {
      parameter: 'filter',
      operators: { eq: '{field} = {value}', ge: '{field} >= {value}', contains: '{field} = "*{value}*"', present: '{field}:*' },
      and: ' AND ',
      or: ' OR ',
      group: '({clauses})',
      precedence: 'or-first',
      quote: { string: '"{value}"', timestamp: '"{value}"' },
      escape: { '"': '\\"', '\\': '\\\\' },
    },
    [[t, 'ge', noon], `filter=t >= "${noon}"`],
    [[a, 'contains', 'x"y'], 'filter=a = "*x\\"y*"'],
    [join('or', ax, bracketed(join('and', by, where(n, '1')))), 'filter=a = "x" OR (b = "y" AND n = 1)'],
    [
      join('and', ax, bracketed(join('or', by, bracketed(join('and', where(n, '1'), either))))),
      'filter=a = "x" AND (b = "y" OR (n = 1 AND (a = "x" OR b = "y")))',
    ],
    [
      join('and', bracketed(join('or', bracketed(join('and', ax, by)), where(n, '1'))), ax),
      'filter=((a = "x" AND b = "y") OR n = 1) AND a = "x"',
    ],
  ],
  Jira: [
    {
      parameter: 'jql',
      operators: {
        eq: '{field} = {value}',
        ge: '{field} >= {value}',
        in: '{field} in ({values:, })',
        contains: '{field} ~ {value}',
        missing: '{field} is EMPTY',
        present: '{field} is not EMPTY',
      },
      and: ' AND ',
      or: ' OR ',
      group: '({clauses})',
      quote: { string: '"{value}"' },
      escape: { '"': '\\"', '\\': '\\\\' },
    },
    [within(a, ['x', 'y']), 'jql=a in ("x", "y")'],
    [join('and', either, where(n, '', 'missing')), 'jql=(a = "x" OR b = "y") AND n is EMPTY'],
  ],
  JsonApiDotNetCore: [
    {
      parameter: 'filter',
      operators: { eq: "equals({field},'{value}')", ge: "greaterOrEqual({field},'{value}')", in: 'any({field},{values})' },
      and: 'and({clauses})',
      or: 'or({clauses})',
      quote: { string: "'{value}'" },
      escape: { "'": "''" },
    },
    [[n, 'ge', '5'], "filter=greaterOrEqual(n,'5')"],
    [within(a, ["o'c", 'y']), "filter=any(a,'o''c','y')"],
    [join('and', either, where(n, '1')), "filter=and(or(equals(a,'x'),equals(b,'y')),equals(n,'1'))"],
  ],
} satisfies { readonly [product: string]: readonly [Grammar, ...Case[]] };

test.each(Object.entries<readonly [Grammar, ...Case[]]>(grammars))('%s: operators and brackets', (_, [grammar, ...cases]) => {
  for (const [asked, expected] of cases) {
    const expression = expressionOf(asked);
    expect([canWrite(expression, { ...grammar, fields: [] }), expected]).toEqual([expected !== undefined, expected]);
    if (expected !== undefined) expect(written(grammar, expression)).toBe(expected);
  }
});

test('a number that a double would change is not written into JSON, and one that it holds is', () => {
  const grammar: Grammar = { parameter: 'q', json: '/where', operators: { ge: { '{field}': { gte: '{value}' } } } };
  expect(written(grammar, where(n, '9007199254740992', 'ge'))).toBe('q={"where":{"n":{"gte":9007199254740992}}}');
  expect(canWrite(where(n, '9007199254740993', 'ge'), { ...grammar, fields: [] })).toBe(false);
  expect(canHold('9007199254740993', n, { ...grammar, fields: [] }, 'ge')).toBe(false);
  const told = fieldOf('t', 'timestamp', { layout: 'epoch-seconds' });
  expect(written(grammar, where(told, '1714564800', 'ge'))).toBe('q={"where":{"t":{"gte":1714564800}}}');
});

test('a value is held by the template of its operator', () => {
  const filter = {
    parameter: 'q',
    operators: { eq: '{field}={value}', contains: '{field}=~{value}', gt: '{field}>{value}' },
    fields: [],
  };
  expect(canHold('x', a, filter, 'contains')).toBe(true);
  // `a=~x` is that the text contains x.
  expect(holding('~x', a, filter)).toBe('equals');
  expect(holding('1>0', a, filter)).toBe('equals');
  expect(holding('x', a, filter, 'ge')).toBe('not');
  const like = { parameter: 'q', operators: { contains: "{field} LIKE '%{value}%'" }, fields: [] };
  expect(holding("it's", a, like, 'contains')).toBe('not');
  expect(holding("it's", a, { ...like, escape: { "'": "''" } }, 'contains')).toBe('plain');
});

test('an unknown operator is spelled where operators are words', () => {
  const asked = (product: keyof typeof grammars): readonly string[] => {
    const [grammar] = grammars[product];
    return unknownOperators(a, 'x', { ...grammar, fields: [] }).map(({ text }) => text);
  };
  expect(asked('OData 4')).toEqual(["a nope 'x'"]);
  expect(asked('Directus 11')).toEqual(['filter[a][_nope]=x']);
  expect(asked('Feathers 5')).toEqual(['a[$nope]=x']);
  expect(asked('Django REST framework')).toEqual(['a__nope=x']);
  expect(asked('rsql-parser')).toEqual(["a=nope='x'"]);
  // A sign might be read as a shorter one, and the rest as the value.
  expect(asked('PocketBase')).toEqual([]);
  expect(asked('GitHub')).toEqual([]);
});

test('a field may bring keys of its own, and an order may have one direction only', () => {
  const newest = fieldOf('created', 'timestamp', { descending: 'sort=newest', ascending: 'sort=oldest' });
  const keyed = (field: ListingField, direction: 'ascending' | 'descending', order = {}) =>
    pairsOf([writeOrder([{ field, direction }], { ...order, fields: [] })]);
  expect(keyed(newest, 'descending')).toEqual([['sort', 'newest']]);
  expect(keyed(a, 'descending', { descending: 'sort={field}' })).toEqual([['sort', 'a']]);
  expect(() => keyed(a, 'ascending', { descending: 'sort={field}' })).toThrow(/a key that goes ascending/);
  expect(malformedOrders(a, { descending: 'sort={field}', keys: 1, fields: [] }).map(({ text }) => text)).toEqual([
    'sort=constructor',
    'sort=a.nope',
  ]);
});
