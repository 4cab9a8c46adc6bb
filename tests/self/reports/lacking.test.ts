import { lackGroups } from '../../harness/reports/lacking';
import { finding } from './ledger-of';

const open = (id: string, what: string) => finding(id, 'inconclusive', { lacks: { needs: [what], what } });

test('what is lacking is told once, the most wanted first, with the requirements that wait for it', () => {
  const told = lackGroups([
    open('rows.a', 'an item'),
    open('rows.b', 'a blank'),
    finding('rows.c', 'pass'),
    finding('rows.d', 'inconclusive'),
    open('rows.e', 'a blank'),
  ]);
  expect(told.map(({ what, ids }) => [what, ids])).toEqual([
    ['a blank', ['rows.b', 'rows.e']],
    ['an item', ['rows.a']],
  ]);
});
