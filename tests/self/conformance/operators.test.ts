import type { RequirementId } from '../../../generated/requirement-ids';
import type { StockRules } from '../../reference/mutants/stock-rules';
import { allMutants } from '../../reference/mutants';
import { exactly } from '../../reference/mutants/stock-fault';
import { elsewhere, endedAs, judgeCatalogue, judgeStock, ofStock } from '../checks/judging';
import { documentWith } from './without';
import { temporaryFolder } from '../temporary-folder';

/** The stock promises every operator: what asking costs, and what is asked. Its faults and its lawful choices are judged in the matrix. */

const faults = allMutants.filter(({ ground }) => ground === 'stock');

test('each requirement has three faults', () => {
  const counts = ofStock.map((id) => [id, faults.filter(({ primary }) => primary === id).length >= 3]);
  expect(counts).toEqual(ofStock.map((id) => [id, true]));
});

const directory = temporaryFolder('stock');

/** Everything that the stock promises beside equality, its order and one way through. */
const further: readonly (readonly string[])[] = [
  ...['ne', 'gt', 'ge', 'lt', 'le', 'in', 'contains', 'startsWith', 'endsWith', 'missing', 'present'].map((name) => [
    'filter',
    'operators',
    name,
  ]),
  ...[['filter', 'group'], ['order', 'default'], ['page'], ['more'], ['links']],
];

/**
 * What each request beyond is needed for:
 *
 * | requests | what is asked                                | a fault that nothing else shows                                  |
 * | -------- | -------------------------------------------- | ---------------------------------------------------------------- |
 * | 1        | a second page of text below a value          | what leads on loses comparisons                                  |
 * | 1        | two clauses, their values full of signs      | what leads on keeps one of them, or spoils a sign                |
 * | 3        | the whole listing by page numbers            | the first by its number is the second; full ones repeat an item  |
 * | 1        | a small page by its number                   | it starts one early, or where one of the usual size would        |
 * | 1        | the page number behind the last              | it is the first again, the second, or a 500                      |
 * | 4        | page 0, -1, a word, a number beyond integers | each a 500, or some page in the middle                           |
 * | 2        | links to the page itself and to the first    | they lose filter, order, size or projection; the last, the prior |
 * | 1        | both ends of numbers and instants            | compared as text, as doubles, in seconds; the value itself       |
 * | 1        | ranges of both                               | one end alone counts; what has no value is lost beside them      |
 * | 2        | text from a value on, and below it           | each side has a collation of its own                             |
 * | 1        | two inequalities                             | equals are found; missing values are read in two ways            |
 * | 1        | parts, signs, one of several, missing or not | each of them by itself; the first part hides the second          |
 * |          | and brackets                                 | they are overlooked                                              |
 * | 2        | the same of each further field               | one field is read otherwise than others of its kind              |
 * | 3        | parts with letters beyond ASCII, a blank, a  | ranges that end with ASCII, words alone, letters that a store    |
 * |          | sign                                         | does not fold; two where few items lack the rest                 |
 * | 1        | an operator that there is not                | a 500, everything, or equality                                   |
 * | 3        | words in the place of numbers and instants,  | a 500, everything, zero, or the present                          |
 * |          | of each by itself where they are refused     |                                                                  |
 * | 1        | a list of words in the place of numbers      | what is left of it is nothing, so that the list is left out      |
 * | 1        | a list of values with signs                  | a list is cut at other signs than a value                        |
 * | 1        | bounds beyond every value                    | before 1970, or negative, they are left out or another           |
 */
test('what operators, brackets, page numbers, a flag, links and a default order cost together, beside the same document without them', async () => {
  const plainly = documentWith(
    'stock',
    [
      ...further.map((at) => [at, undefined] as const),
      [
        ['filter', 'fields'],
        [
          'serial',
          'changed',
          'name',
          'grade',
          { name: 'made', layout: 'epoch-milliseconds', asked: 'date-time' },
          { name: 'label', at: '$.labels[*].label' },
        ],
      ],
    ],
    directory,
  );
  const [all, plain] = [await judgeStock(), await judgeStock({}, {}, plainly)];
  expect(endedAs(plain, 'fail', 'warn', 'error')).toEqual([]);
  // The last of them: a page number beyond 32 bits, one that is sent twice, the last page of a size that divides the items, and a fourth union of
  // what had no room in three.
  expect(all.requests - plain.requests).toBeLessThanOrEqual(34);
});

test('what page numbers, flags and links cost where page numbers are the way through', async () => {
  const all = await judgeCatalogue();
  const disabled = elsewhere.map((id) => ({ id, reason: 'the cost without it' }));
  expect(all.requests - (await judgeCatalogue({}, { disabled })).requests).toBeLessThanOrEqual(20);
});

test('a number that is cut to a whole one is seen by a value between two that items hold', async () => {
  const compare: StockRules['compare'] = (held, asked, kind) =>
    kind === 'number' ? Math.trunc(Number(held)) - Math.trunc(Number(asked)) : exactly(held, asked, kind);
  const judged = await judgeStock({ size: 5, rules: { compare } }, { only: ['filtering.comparison-sound', 'filtering.range'] });
  expect(judged.of.get('filtering.comparison-sound')?.outcome).toBe('fail');
  expect(judged.of.get('filtering.comparison-sound')?.message).toContain('serial ge 2.26');
});

test('a number that loses its upper bits finds an item that holds what is left of it, and a leap second breaks nothing', async () => {
  const low = (text: string): string => String(BigInt.asIntN(64, BigInt(text)));
  const wrapped = (text: string): string => text.replaceAll(/(?<=^| )-?\d{19,}(?= |$)/g, low);
  const broken = (text: string): string => {
    if (text.includes(':60Z')) throw new Error('second must be in 0..59');
    return text;
  };
  for (const heard of [wrapped, broken])
    expect(endedAs(await judgeStock({ rules: { heard } }, { only: ['filtering.exact'] }), 'fail')).toEqual(['filtering.exact']);
});

test('inequality by the first character is seen where nothing is counted', async () => {
  // All begin with the same digit.
  const heard = (text: string): string => text.replace(/^changed ne .*$/, 'changed lt 2000-01-01T00:00:00Z');
  const file = documentWith('stock', [[['count'], undefined]], directory);
  expect(endedAs(await judgeStock({}, { only: ['filtering.not-equal'] }, file), 'pass')).toEqual(['filtering.not-equal']);
  expect(endedAs(await judgeStock({ rules: { heard } }, { only: ['filtering.not-equal'] }, file), 'fail')).toEqual([
    'filtering.not-equal',
  ]);
});

test('a link that leads on and loses a comparison is seen', async () => {
  const led = (text: string): string => (/ (?:g[te]|l[te]) /.test(text) ? 'id is present' : text);
  const judged = await judgeStock({ rules: { led } }, { only: ['pagination.continue-filter'] });
  expect(endedAs(judged, 'fail')).toEqual(['pagination.continue-filter']);
});

test('a flag that a server sets which cuts before it filters is held against the last of its pages alone', async () => {
  const log: string[] = [];
  const judged = await judgeStock({ rules: { isCutFirst: true }, log }, { only: ['pagination.more'] });
  expect(endedAs(judged, 'pass')).toEqual(['pagination.more']);
  expect(log.filter((url) => url.includes('where=') && url.includes('from=')).length).toBeGreaterThan(1);
});

test('brackets are asked for only where a target that binds otherwise answers otherwise', async () => {
  const log: string[] = [];
  const few = await judgeStock({ size: 1, log }, { only: ['filtering.grouping'] });
  expect(endedAs(few, 'inconclusive')).toEqual(['filtering.grouping']);
  expect(log.filter((url) => url.includes('where='))).toEqual([]);
  const all: string[] = [];
  expect(endedAs(await judgeStock({ log: all }, { only: ['filtering.grouping'] }), 'pass')).toEqual(['filtering.grouping']);
  expect(all.filter((url) => decodeURIComponent(url).includes('where=('))).toHaveLength(1);
});

const isNested = (url: string): boolean => decodeURIComponent(url).includes('where=((');

test('brackets in brackets stand for those without, and a target that refuses them is asked without', async () => {
  const log: string[] = [];
  const only: readonly RequirementId[] = ['filtering.grouping'];
  expect(endedAs(await judgeStock({ log }, { only }), 'pass')).toEqual(only);
  expect(log.filter(isNested)).toHaveLength(1);
  const later: string[] = [];
  // No clause has that name.
  const heard: StockRules['heard'] = (text) => (text.startsWith('((') ? 'nesting eq 1' : text);
  expect(endedAs(await judgeStock({ rules: { heard }, log: later }, { only }), 'pass')).toEqual(only);
  expect(later.filter((url) => decodeURIComponent(url).includes('where=(') && !isNested(url))).toHaveLength(1);
  expect(endedAs(await judgeStock({ rules: { heard } }), 'fail', 'warn', 'error')).toEqual([]);
});

test('both operators are asked for together only where a target that binds otherwise answers otherwise', async () => {
  const only: readonly RequirementId[] = ['filtering.clauses', 'filtering.precedence'];
  const log: string[] = [];
  expect(endedAs(await judgeStock({ log }, { only }), 'pass')).toEqual([...only]);
  expect(log.filter((url) => url.includes('%20or%20') && url.includes('%20and%20'))).toHaveLength(2);
  const heard: StockRules['heard'] = (text) =>
    text
      .replace(/^(\w+ eq \S+) or (\w+ eq \S+) and (\w+ eq \S+)$/, '($1 or $2) and $3')
      .replace(/^(\w+ eq \S+) and (\w+ eq \S+) or (\w+ eq \S+) and (\w+ eq \S+)$/, '$1 and ($2 or $3) and $4');
  expect(endedAs(await judgeStock({ rules: { heard } }, { only }), 'fail')).toEqual(['filtering.precedence']);
  const few: string[] = [];
  expect(endedAs(await judgeStock({ size: 1, log: few }, { only }), 'inconclusive')).toEqual([...only]);
  expect(few.filter((url) => url.includes('where='))).toEqual([]);
});

/** Faults that no check was written for. */
const unforeseen: readonly (readonly [string, Partial<StockRules>, readonly RequirementId[]])[] = [
  [
    'numbers are rounded before they are compared',
    {
      compare: (held, asked, kind) =>
        kind === 'number' ? Math.round(Number(held)) - Math.round(Number(asked)) : exactly(held, asked, kind),
    },
    ['filtering.comparison-complete', 'filtering.comparison-sound'],
  ],
  [
    'timestamps are compared without their zone',
    {
      compare: (held, asked, kind) =>
        kind === 'timestamp' ? exactly(held.replace(/[+-]\d\d:\d\d$/, 'Z'), asked, kind) : exactly(held, asked, kind),
    },
    // Above lets the value itself in; at most is short of a part of the boundary, which the count cannot tell from others.
    ['filtering.comparison-boundary', 'filtering.comparison-complete'],
  ],
  [
    'below holds the value itself where it is a timestamp, and not where it is a number',
    {
      compare: (held, asked, kind, operator) =>
        kind === 'timestamp' && operator === 'lt' && exactly(held, asked, kind) === 0 ? -1 : exactly(held, asked, kind),
    },
    ['filtering.comparison-boundary'],
  ],
  ['inequality is answered as equality', { heard: (text) => text.replaceAll(/(\w+) ne /g, '$1 eq ') }, ['filtering.not-equal']],
  [
    'inequality of several is read as less',
    { heard: (text) => text.replaceAll(/(\w+) ne /g, '$1 lt ') },
    ['filtering.not-equal'],
  ],
  [
    'two values of a list are asked for, whatever their number',
    { isOneOf: (held, asked) => asked.slice(0, 2).includes(held) },
    ['filtering.in'],
  ],
  ['a list is read as a range', { isOneOf: (held, asked) => asked.some((one) => Number(one) <= Number(held)) }, ['filtering.in']],
  ['a part is looked for from the left only', { matches: (held, part) => held.startsWith(part) }, ['filtering.text-match']],
  [
    'missing and present are exchanged',
    { heard: (text) => text.replace(/(\w+) is missing/, '$1 is present') },
    ['filtering.missing'],
  ],
  [
    'OR within brackets is looked for from the right',
    { heard: (text) => (text.startsWith('(') ? text.replace(/^\((.*?) or (.*?)\) and (.*)$/, '$1 or ($2 and $3)') : text) },
    ['filtering.grouping'],
  ],
];

test.each(unforeseen)('%s', async (_, rules, expected) => {
  const judged = await judgeStock({ rules }, { only: ofStock });
  expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual(expected);
});
