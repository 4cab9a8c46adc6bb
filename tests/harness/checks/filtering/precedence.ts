import type { Check } from '../../judging/check';
import { clausesOf } from '../../facts/clauses';
import { explanations } from './logic';
import { precedences } from '../../listing/matching';

export const check: Check<'filtering.precedence'> = {
  async judge(scene, evidence) {
    const chosen = await clausesOf(scene);
    if (chosen === undefined) return evidence.needs('two-fields');
    const found = (await explanations(scene, chosen)).filter(({ by }) => by.length > 0);
    const common = precedences.filter((name) => found.every(({ by }) => by.includes(name)));
    const [first, second] = found;
    if (first === undefined || second === undefined) return evidence.needs('taken', 'clauses with both operators');
    evidence.witness(first.page);
    if (common[0] !== undefined) return evidence.observe('filter.precedence', common[0], first.page);
    evidence.violate({
      subject: 'the precedence of both operators',
      expected: 'one precedence throughout',
      received: found.map(({ label, by }) => `${label}: ${by.join(' or ')}`).join('; '),
      at: found.map(({ page }) => page),
    });
  },
};
