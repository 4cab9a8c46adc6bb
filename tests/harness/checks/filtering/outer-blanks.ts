import type { Check } from '../../judging/check';
import { allSpecialClauses } from '../../facts/all-specials';
import { askSpecials } from './special-values';
import type { Page } from '../../listing/reply';
import { fieldText, excerpt } from '../../listing/value';
import { counted } from '../../text/counted';
import { exchangesOf } from '../../listing/walk';

/** Asked within the union of the special values; by itself where the union does not show the item. */
export const check: Check<'filtering.outer-blanks'> = {
  isAttackShaped: true,
  async judge(scene, evidence) {
    const clauses = await allSpecialClauses(scene);
    const own = clauses.find(({ kind }) => kind === 'outer-blank');
    if (own === undefined) return evidence.needs('text', 'begins or ends with a blank');
    const { field, value, expression } = own;
    const shows = (page: Page): boolean => page.items.some((item) => fieldText(item, field) === value);
    const together = (await askSpecials(scene, clauses))?.reply;
    if (together?.kind === 'page' && shows(together)) return evidence.witness(together);
    const one = await scene.listing.ask({ filter: expression });
    const expected = `the item with ${field.path} ${excerpt(value)}, by that value`;
    if (one.kind !== 'page') return evidence.refused(one, 'a value with a blank at its end', expected);
    evidence.witness(one);
    if (shows(one)) return;
    evidence.violate({
      subject: 'a value with a blank at its end',
      expected,
      received: one.items.length === 0 ? 'no item' : `${counted(one.items.length, 'item')} without it`,
      place: { part: 'items' },
      at: [one, exchangesOf(await scene.listing.walk())],
    });
  },
};
