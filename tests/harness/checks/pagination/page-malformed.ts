import { itemsTold } from '../../listing/item-name';
import type { Check } from '../../judging/check';
import type { Contract } from '../../contract/model';
import { beyond32Bits } from '../../facts/numbered-pages';
import { planProbes } from '../../facts/probe-plan';
import { settle } from '../../judging/policy';
import { refusedOr } from '../../judging/refused-or';
import { finished } from '../../judging/sequence';
import type { Page } from '../../listing/reply';
import { exchangesOf, type Walk } from '../../listing/walk';

/** Numbers that no page has and that overflow. Where offsets are promised, `pagination.offset-end` asks for one beyond 64 bits. */
const beyond = ({ offset }: Pick<Contract, 'offset'>): readonly string[] =>
  offset === undefined ? [beyond32Bits, String(2n ** 63n)] : [beyond32Bits];

/** Which page of the walk a malformed number was read as. */
function readAs({ items, identities }: Page, { identities: all }: Walk): string {
  if (items.length === 0) return 'empty';
  if (identities[0] === all[0]) return 'ignore';
  return identities.at(-1) === all.at(-1) ? 'last' : 'items';
}

export const check: Check<'pagination.page-malformed'> = {
  async judge(scene, evidence) {
    const { first } = scene.contract.page;
    const { base, total } = await planProbes(scene.listing);
    if (!finished(base, evidence)) return;
    if (total === 0) return evidence.needs('one-item');
    const probes = [
      { class: 'negative', values: [...new Set([String(first - 1), '-1'])] },
      { class: 'text', values: ['abc'] },
      { class: 'beyond-integer', values: beyond(scene.listing.contract) },
    ] as const;
    for (const { class: name, values } of probes) {
      for (const value of values) {
        const subject = `the page number ${value}`;
        const reply = await scene.listing.ask({ page: value });
        const choice = refusedOr(reply, evidence, subject, (page) => readAs(page, base));
        if (choice === undefined) continue;
        settle(scene, evidence, value === '0' ? 'page.zero' : `page.${name}`, [choice]);
        // Counted from the end, -1 is a page like any other.
        if (choice.value !== 'items' || value === '-1' || reply.kind !== 'page') continue;
        evidence.violate({
          subject,
          expected: 'a 4xx, no items, or the first or last page',
          received: itemsTold(reply),
          place: { part: 'items' },
          at: [reply, exchangesOf(base)],
          evidence: 'collection',
        });
      }
    }
  },
};
