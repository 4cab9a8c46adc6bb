import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RequirementId } from '../../../generated/requirement-ids';
import { endedAs, judgeCatalogue, type Judged } from '../checks/judging';
import type { CatalogueChange } from '../servers/catalogue-server';
import { documentWithout } from './without';

/** Lawful servers of page numbers, links and flags, each next to a fault: none of them fails. */

const alarms = ({ findings }: Pick<Judged, 'findings'>): unknown =>
  findings.filter(({ outcome }) => ['fail', 'warn', 'error'].includes(outcome)).map(({ id, message }) => [id, message]);

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'catalogue-'));
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

const told: readonly RequirementId[] = [
  'pagination.page-position',
  'pagination.page-end',
  'pagination.page-malformed',
  'pagination.page-reported',
  'pagination.page-count',
  'pagination.this-offset',
  'pagination.count-remaining',
  'pagination.more',
  'pagination.link-self',
  'pagination.link-first',
  'pagination.link-prev',
  'pagination.link-last',
];

test('a catalogue that keeps all it promises passes, and what was promised has witnesses', async () => {
  const judged = await judgeCatalogue();
  expect(alarms(judged)).toEqual([]);
  expect(endedAs(judged, 'pass')).toEqual(expect.arrayContaining([...told]));
});

const lawful: readonly (readonly [string, CatalogueChange])[] = [
  [
    'the last page again behind the end',
    { start: (_, { start, size, found }) => (start >= found ? Math.max(0, Math.ceil(found / size) - 1) * size : Number.NaN) },
  ],
  ['a failure in a 200 behind the end', { start: (_, { start, found }) => (start >= found ? { status: 200 } : Number.NaN) }],
  ['every malformed number read as the first page', { start: (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number.NaN : 0) }],
  [
    'a page of -1 counted from the end',
    { start: (text, { size, found }) => (text === '-1' ? Math.max(0, found - 2 * size) : Number.NaN) },
  ],
  ['a malformed number read as no page', { start: (text, { found }) => (/^[1-9]\d{0,8}$/.test(text) ? Number.NaN : found) }],
  [
    'links with their parameters in another order',
    {
      link: (_, query) => {
        const pairs = [...query].reverse();
        for (const [name] of pairs) query.delete(name);
        for (const [name, text] of pairs) query.append(name, text);
      },
    },
  ],
  [
    'a link to the first page without its number',
    {
      link: (kind, query) => {
        if (kind === 'first') query.delete('page');
      },
    },
  ],
  [
    'a last page that is full, by its offset',
    {
      link: (kind, query, { size, found }) => {
        if (kind === 'last') {
          query.delete('page');
          query.set('from', String(Math.max(0, found - size)));
        }
      },
    },
  ],
  [
    'no pages where nothing is, and no offset there',
    { members: ({ rows, found }) => (rows === 0 ? { from: found, pages: 0 } : {}) },
  ],
  ['one page where nothing is', { members: ({ found }) => (found === 0 ? { pages: 1 } : {}) }],
];

test.each(lawful)('%s is lawful', async (_, change) => {
  const judged = await judgeCatalogue({ change });
  expect(alarms(judged)).toEqual([]);
});

test('an empty listing that says items are left fails', async () => {
  const judged = await judgeCatalogue({ size: 0, change: { members: () => ({ last: false }) } });
  expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual(['pagination.more']);
});

test('a success is told by its value: what fails with 200 is a refusal, and no page of the listing', async () => {
  const judged = await judgeCatalogue({}, { only: ['pagination.page-malformed', 'response.schema', 'response.json'] });
  expect(judged.observed['page.text']).toBe('reject');
  expect(endedAs(judged, 'pass')).toEqual(['pagination.page-malformed', 'response.json', 'response.schema']);
});

test.each([0, 1, 2, 3, 8, 16])('%d items are judged without an alarm', async (size) => {
  const judged = await judgeCatalogue({ size });
  expect(alarms(judged)).toEqual([]);
});

/** One role at a time is taken out of the catalogue's document; what rests on it does not apply, and nothing fails. */
test.each<[string, readonly string[], readonly RequirementId[]]>([
  [
    'page',
    ['page'],
    [
      'pagination.page-position',
      'pagination.page-end',
      'pagination.page-malformed',
      'pagination.page-reported',
      'pagination.page-count',
      'pagination.walk-ends',
      'pagination.walk-unique',
    ],
  ],
  ['page number told', ['page', 'at'], ['pagination.page-reported']],
  ['number of pages', ['page', 'pages'], ['pagination.page-count']],
  ['offset told', ['offset', 'at'], ['pagination.this-offset']],
  ['what remains', ['count'], ['pagination.count-remaining']],
  ['flag', ['more'], ['pagination.more']],
  ['link to itself', ['links', 'self'], ['pagination.link-self']],
  ['link to the first page', ['links', 'first'], ['pagination.link-first']],
  ['link to the page before', ['links', 'prev'], ['pagination.link-prev']],
  ['link to the last page', ['links', 'last'], ['pagination.link-last']],
])('without the %s', async (_, at, further) => {
  const whole = await judgeCatalogue();
  const judged = await judgeCatalogue({}, {}, documentWithout('catalogue', at, directory));
  expect(alarms(judged)).toEqual([]);
  expect(endedAs(judged, 'not-applicable')).toEqual([...endedAs(whole, 'not-applicable'), ...further].sort());
});
