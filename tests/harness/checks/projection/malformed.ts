import { countsDiffer } from '../../listing/reply';
import type { Check } from '../../judging/check';
import { planProbes } from '../../facts/probe-plan';
import { malformedProjections, togetherMalformed } from '../../grammar/malformed';
import { refusedOr } from '../../judging/refused-or';
import { isWithin, pathsOf } from '../../listing/paths';
import type { Page } from '../../listing/reply';
import { settle } from '../../judging/policy';
import { shownPaths } from './projecting';

/** Whether nothing of what the items hold is shown, but for one path and what is always kept. */
const showsNothing = ({ items }: Page, path: string | undefined, keeps: readonly string[]): boolean =>
  items.every((item) => pathsOf(item).every(({ path: found }) => found === path || isWithin(found, keeps)));

export const check: Check<'projection.malformed'> = {
  async judge(scene, evidence) {
    const { contract, listing } = scene;
    const { base } = await planProbes(listing);
    const [path = contract.projection.paths[0] ?? ''] = await shownPaths(scene);
    const keepsCount = (reply: Page): boolean => base.end !== 'ended' || !countsDiffer(reply, base.pages[0]);
    // All at once first: where that shows nothing and lists the same, so does each of them.
    const together = togetherMalformed(path, contract.projection);
    const all = together && (await listing.ask({ projection: together }));
    if (all?.kind === 'page' && keepsCount(all) && showsNothing(all, undefined, contract.projection.keeps)) {
      evidence.witness(all);
      for (const { class: name } of malformedProjections(path, contract.projection))
        settle(scene, evidence, `projection.${name}`, [{ value: 'nothing', at: all }]);
      return;
    }
    for (const malformed of malformedProjections(path, contract.projection)) {
      const { class: name } = malformed;
      const reply = await listing.ask({ projection: malformed });
      const choice = refusedOr(reply, evidence, `a projection with ${name.replace('-', ' ')}`, (page) =>
        showsNothing(page, path, contract.projection.keeps) ? 'nothing' : 'ignore',
      );
      if (choice !== undefined) settle(scene, evidence, `projection.${name}`, [choice]);
      // Whatever becomes of the fields, a projection never changes which items are listed.
      if (reply.kind === 'page' && !keepsCount(reply)) {
        evidence.violate({
          subject: `the count under a projection with ${name}`,
          expected: `a 4xx, or a count of ${String(base.pages[0]?.count)}`,
          received: String(reply.count),
          place: { part: 'count' },
          at: [reply],
          evidence: 'collection',
        });
      }
    }
  },
};
