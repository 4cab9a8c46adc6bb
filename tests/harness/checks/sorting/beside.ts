import type { Judge } from '../../judging/check';
import { type KeptQueries, combinedProbes, needsCombination, combinedWalk } from '../../facts/combination';
import { ownOrderBreaks, judgePage } from './direction';
import { tornPair } from '../../facts/order-judge';
import { known } from '../../facts/ordered';
import { exchangesOf } from '../../listing/walk';

/** Order must hold beside another parameter: under a filter, and under a projection. */
export function beside(which: 'filter' | 'projection', combination: keyof KeptQueries): Judge<'order'> {
  return {
    async judge(scene, evidence) {
      const probe = (await combinedProbes(scene))[combination];
      if (probe === undefined) return needsCombination(scene, evidence);
      const first = await scene.listing.ask(probe.query);
      if (first.kind !== 'page') return evidence.refused(first, `order beside a ${which}`, `an ordered page beside a ${which}`);
      const walk = await combinedWalk(scene, probe);
      const base = await scene.listing.walk();
      if (await ownOrderBreaks(scene, base, probe.keys)) evidence.witness(first);
      for (const [index, page] of walk.pages.entries()) {
        const label = index === 0 ? `beside a ${which}` : `beside a ${which}, on a continued page`;
        const shows = index === 0 ? undefined : 'on-continued-page';
        if (!(await judgePage(scene, evidence, page, { keys: probe.keys, label, shows }))) return;
      }
      const torn = await tornPair(scene, walk, probe.keys, { whole: await known(scene) });
      if (torn !== undefined) {
        evidence.violate({
          subject: `order beside a ${which}`,
          expected: `the asked order across pages beside a ${which}`,
          received: `the opposite${torn.places}`,
          place: { part: 'items' },
          at: [exchangesOf(walk), ...torn.elsewhere],
          evidence: 'collection',
        });
      }
      evidence.needs('own-order');
    },
  };
}
