import { itemsTold } from '../../listing/item-name';
import type { Check, SceneWith } from '../../judging/check';
import { beyond32Bits } from '../../facts/numbered-pages';
import { planProbes } from '../../facts/probe-plan';
import { settle } from '../../judging/policy';
import { refusedOr } from '../../judging/refused-or';
import { finished } from '../../judging/sequence';
import { exchangesOf } from '../../listing/walk';

/** How far behind the end a page is asked for where a number beyond 32 bits is read as none, or refused for its size. */
const far = 1000;

/** A page far behind the end: by the number that `pagination.page-malformed` asks for, if it is taken for one. */
async function farPage({ listing }: SceneWith<'page'>, total: number): Promise<number | string> {
  const reply = await listing.ask({ page: beyond32Bits });
  return reply.kind === 'page' && reply.items.length === 0 ? beyond32Bits : total + far;
}

export const check: Check<'pagination.page-end'> = {
  async judge(scene, evidence) {
    const { base, total } = await planProbes(scene.listing);
    if (!finished(base, evidence)) return;
    if (total < 2) return evidence.needs('two-items');
    const filled = base.pages.filter(({ items }) => items.length > 0).length;
    for (const { name, page } of [
      { name: 'at-end', page: filled },
      { name: 'beyond-end', page: await farPage(scene, total) },
    ]) {
      const subject = name === 'at-end' ? 'the page number behind the last' : 'a page number far behind the end';
      const reply = await scene.listing.ask({ page });
      // The last page has fewer items than others, or as many: it ends with the last item either way.
      const choice = refusedOr(reply, evidence, subject, ({ items, identities }) =>
        items.length === 0 ? 'empty' : identities.at(-1) === base.identities.at(-1) ? 'last' : 'items',
      );
      if (choice !== undefined) settle(scene, evidence, `page.${name}`, [choice]);
      if (choice?.value !== 'items' || scene.policies[`page.${name}`] === 'items' || reply.kind !== 'page') continue;
      // Further items say that the number of pages is wrong: pagination.page-count tells them.
      if (reply.identities.some((identity) => identity !== undefined && !base.identities.includes(identity))) continue;
      evidence.violate({
        subject,
        expected: 'no items, a refusal or the last page, because a client that goes on until one of them comes would never end',
        received: itemsTold(reply),
        place: { part: 'items' },
        at: [reply, exchangesOf(base)],
        evidence: 'collection',
      });
    }
  },
};
