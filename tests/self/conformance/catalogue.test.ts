import type { RequirementId } from '../../../generated/requirement-ids';
import { endedAs, judgeCatalogue, type Judged } from '../checks/judging';
import type { CatalogueChange } from '../servers/catalogue-server';
import { documentWithout } from './without';
import { temporaryFolder } from '../temporary-folder';

/** The catalogue: page numbers, links and flags, and what is judged without a role of it. Its lawful choices are judged in the matrix. */

const alarms = ({ findings }: Pick<Judged, 'findings'>): unknown =>
  findings.filter(({ outcome }) => ['fail', 'warn', 'error'].includes(outcome)).map(({ id, message }) => [id, message]);

const directory = temporaryFolder('catalogue');
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

let whole: Judged;
beforeAll(async () => {
  whole = await judgeCatalogue();
});

test('a catalogue that keeps all it promises passes, and what was promised has witnesses', () => {
  expect(alarms(whole)).toEqual([]);
  expect(endedAs(whole, 'pass')).toEqual(expect.arrayContaining([...told]));
});

test('an empty listing that says items are left fails', async () => {
  const judged = await judgeCatalogue({ size: 0, change: { members: () => ({ last: false }) } });
  expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual(['pagination.more']);
});

const kept = { filter: 'shelf', order: 'sort', projection: 'fields', size: 'size' } as const;
const links = ['self', 'first', 'prev', 'last'] as const;

test.each(links.flatMap((link) => Object.entries(kept).map(([role, name]) => [link, role, name] as const)))(
  'a link to %s that drops the %s fails',
  async (link, _, name) => {
    const change: CatalogueChange = {
      link: (kind, query) => {
        if (kind === link) query.delete(name);
      },
    };
    const judged = await judgeCatalogue({ change }, { only: [`pagination.link-${link}`] });
    expect(endedAs(judged, 'fail')).toEqual([`pagination.link-${link}`]);
  },
);

test.each([0, 8, 16])('%d items, which the size of a page divides, with a flag on a full page fail', async (size) => {
  const change: CatalogueChange = { members: (page) => ({ last: page.rows < page.size && page.found > 0 }) };
  const judged = await judgeCatalogue({ size, change }, { only: ['pagination.more'] });
  expect(endedAs(judged, 'fail')).toEqual(['pagination.more']);
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
  const judged = await judgeCatalogue({}, {}, documentWithout('catalogue', at, directory));
  expect(alarms(judged)).toEqual([]);
  expect(endedAs(judged, 'not-applicable')).toEqual([...endedAs(whole, 'not-applicable'), ...further].sort());
});

test('without offsets, which are asked beyond 64 bits, a page number beyond 63 that breaks the target is told', async () => {
  const change: CatalogueChange = { start: (text) => (Number(text) >= 2 ** 63 ? { status: 500 } : Number.NaN) };
  const judged = await judgeCatalogue(
    { change },
    { only: ['pagination.page-malformed'] },
    documentWithout('catalogue', ['offset'], directory),
  );
  expect(endedAs(judged, 'fail')).toEqual(['pagination.page-malformed']);
  const sound = await judgeCatalogue({}, {}, documentWithout('catalogue', ['offset'], directory));
  expect(alarms(sound)).toEqual([]);
});
