import type { Check } from '../../judging/check';
import { askLiterals, literalProbes } from '../../facts/literals';
import { violateStray } from '../../judging/stray';

export const check: Check<'security.injection'> = {
  isAttackShaped: true,
  async judge(scene, evidence) {
    const probes = await literalProbes(scene);
    if (probes === undefined) return;
    const { items } = await scene.listing.walk();
    if (items.length === 0) evidence.needs('one-item');
    for (const answer of await askLiterals(scene, evidence, probes, 'injections', 'an injection-shaped value')) {
      if (items.length > 0) evidence.witness(answer.page);
      await violateStray(scene, evidence, answer, 'an injection-shaped value');
    }
  },
};
