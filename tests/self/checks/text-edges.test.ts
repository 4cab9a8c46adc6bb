import { awkwardTexts } from '../../harness/facts/awkward-texts';
import { kindOfSeed, lossesAt } from '../../harness/facts/awkward-values';
import { textAt } from '../../reference/json';
import { compareCodePoints } from '../../reference/order';
import type { BehaviourOverride } from '../../reference/behaviour';
import { startReference } from '../../reference/server';
import { elsewhere, judgeClusters } from './judging';

/** The edges that orders by a text are walked over: behind what cursors lose. */

const ascending = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const descending = (a: string, b: string): number => ascending(b, a);

describe('an edge tells of what a cursor makes less, and of what it makes greater where something stands up to there', () => {
  test.each([
    ['a comma', 'one, two', 'one, z', ascending, [',', 'blank']],
    ['a plus', 'a+b', 'a_b', ascending, ['plus']],
    ['two blanks, with nothing between', 'two  blanks', 'two,', ascending, ['blank']],
    ['two blanks, with one between', 'two  blanks', 'two all', ascending, ['blank', 'several blanks']],
    ['two blanks, from above', 'two  blanks', 'one', descending, ['blank', 'several blanks']],
    ['a blank behind', 'one ', 'onf', ascending, ['blank', 'outer blanks']],
    ['a blank in front, with nothing between', ' one', 'two', ascending, ['blank']],
    ['a blank in front, from above', ' one', '', descending, ['outer blanks', 'blank']],
    ['a quote', "l'Aquila", 'lAa', ascending, ['quote']],
    ['a percent sign', '100%25', '100%3', ascending, ['%', 'escaped']],
    ['an ampersand', 'Q&A', 'Q&B', ascending, ['&', 'escaped']],
    ['letters beyond one byte', '日本', '日本の', ascending, ['wide', 'accented']],
    ['what reads as false', 'null', 'one', ascending, ['falsy']],
    ['nothing of the kind', 'plain', 'plein', ascending, []],
  ])('%s', (_, before, behind, compare, kinds) => {
    expect([...lossesAt({ before, behind, compare }, awkwardTexts).keys()].toSorted()).toEqual(kinds.toSorted());
  });
});

test('with each seed another kind comes first, and with the first seed none', () => {
  const kinds = ['plus', 'comma', 'plus', 'quote'];
  expect([1, 2, 3, 4, 5].map((seed) => kindOfSeed(kinds, seed))).toEqual([undefined, 'comma', 'plus', 'quote', 'comma']);
  expect(kindOfSeed([], 2)).toBeUndefined();
});

/** A cursor that holds the text of its last item up to a comma. */
const cutAtComma: BehaviourOverride = {
  nextToken: (original, base) => (result, context) =>
    original(result, {
      ...context,
      behaviour: {
        ...context.behaviour,
        encodeToken: (state, within) => {
          const [key] = context.query.order;
          const sorted = base.sortItems(result.matching, context);
          const last = sorted[state.start - 1];
          const text = key && last && textAt(last, key.path);
          if (key?.kind !== 'string' || text?.includes(',') !== true) return base.encodeToken(state, within);
          const [kept = ''] = text.split(',');
          const start = sorted.findIndex((item) => key.direction * compareCodePoints(textAt(item, key.path) ?? '', kept) > 0);
          return base.encodeToken({ ...state, start }, within);
        },
      },
    }),
};

test('a cursor that is cut at a comma is told by a walk of another seed, and the server without it conforms', async () => {
  const { of } = await judgeClusters(await startReference({ behaviour: cutAtComma }), { seed: 2 });
  expect(of.get('sorting.ties')?.outcome).toBe('fail');
  const { findings, requests } = await judgeClusters(await startReference(), { seed: 2 });
  expect(findings.filter(({ outcome }) => outcome !== 'pass').map(({ id }) => id)).toEqual(elsewhere);
  expect(requests).toBeLessThanOrEqual(100);
});
