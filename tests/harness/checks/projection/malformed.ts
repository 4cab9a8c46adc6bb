import { countsDiffer } from '../../listing/reply';
import type { Check } from '../../judging/check';
import { planProbes } from '../../facts/probe-plan';
import { malformedProjections } from '../../grammar/malformed';
import { refusedOr } from '../../judging/refused-or';
import { isWithin, pathsOf } from '../../listing/paths';
import { settle } from '../../judging/policy';
import { shownPaths } from './projecting';

export const check: Check<'projection.malformed'> = {
  async judge(scene, evidence) {
    const { contract, listing } = scene;
    const { base } = await planProbes(listing);
    const [path = contract.projection.paths[0] ?? ''] = await shownPaths(scene);
    for (const malformed of malformedProjections(path, contract.projection)) {
      const { class: name } = malformed;
      const reply = await listing.ask({ projection: malformed });
      const choice = refusedOr(reply, evidence, `a projection with ${name.replace('-', ' ')}`, ({ items }) =>
        items.every((item) =>
          pathsOf(item).every(({ path: found }) => found === path || isWithin(found, contract.projection.keeps)),
        )
          ? 'nothing'
          : 'ignore',
      );
      if (choice !== undefined) settle(scene, evidence, `projection.${name}`, [choice]);
      // Whatever becomes of the fields, a projection never changes which items are listed.
      if (reply.kind === 'page' && base.end === 'ended' && countsDiffer(reply, base.pages[0])) {
        evidence.violate({
          subject: `the count under a projection with ${name}`,
          expected: `a 4xx, or a count of ${String(base.pages[0]?.count)}`,
          received: String(reply.count),
          at: [reply],
          evidence: 'collection',
        });
      }
    }
  },
};
