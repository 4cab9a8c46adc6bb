import { endedAs, judgeStock } from '../checks/judging';
import { documentWith } from './without';
import { temporaryFolder } from '../temporary-folder';

/** A listing in pages, of which the document shows the first alone: what is behind it, nobody can judge. */

const directory = temporaryFolder('without-a-way');
const ways = ['offset', 'page', 'next'];

/** The document of the stock without a way through, and without these roles. */
const documentWithout = (...roles: readonly string[]): string =>
  documentWith(
    'stock',
    [...ways, ...roles].map((role) => [[role], undefined]),
    directory,
  );

test.each([
  ['a size and a count', []],
  ['a size', ['count']],
  ['a count', ['limit']],
])('%s beside the first page: the rest of the listing is no fault', async (_, roles) => {
  const judged = await judgeStock({}, {}, documentWithout(...roles));
  expect(endedAs(judged, 'error', 'fail', 'warn')).toEqual([]);
  expect(judged.of.get('pagination.count-total')?.outcome ?? 'inconclusive').not.toBe('pass');
});

test('a listing that is answered whole is judged as a whole', async () => {
  const judged = await judgeStock({ size: 9 }, {}, documentWithout('limit'));
  expect(endedAs(judged, 'error', 'fail', 'warn')).toEqual([]);
  expect(judged.of.get('pagination.count-total')?.outcome).toBe('pass');
});
