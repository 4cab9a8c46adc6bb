import type { Check } from '../../judging/check';
import { clausesOf } from '../../facts/clauses';
import { explanations, mixed } from '../../facts/precedence';
import { areSound } from '../../facts/sound-clauses';
import { finished } from '../../judging/sequence';
import { precedences } from '../../contract/roles';

export const check: Check<'filtering.precedence'> = {
  async judge(scene, evidence) {
    const chosen = await clausesOf(scene);
    if (chosen === undefined) return evidence.needs('two-fields');
    // What each precedence makes of an expression is known of a whole listing only.
    if (!finished(await scene.listing.walk(), evidence)) return;
    const said = scene.contract.filter.precedence;
    // Without a word of the contract, that it is the same throughout is shown by two.
    if ((await mixed(scene, chosen)).length < (said === undefined ? 2 : 1)) return evidence.needs('two-bindings');
    const found = (await explanations(scene, chosen)).filter(({ by }) => by.length > 0);
    const common = precedences.filter((name) => (said ?? name) === name && found.every(({ by }) => by.includes(name)));
    const [first, second] = found;
    if (first === undefined || (second ?? said) === undefined) return evidence.needs('taken', 'clauses with both operators');
    if (
      common[0] === undefined &&
      !(await areSound(
        scene,
        found.map(({ expression }) => expression),
      ))
    )
      return evidence.needs('sound-clauses');
    evidence.witness(first.page);
    if (common[0] !== undefined) return evidence.observe('filter.precedence', common[0], first.page);
    evidence.violate({
      subject: 'the precedence of both operators',
      expected: said === undefined ? 'one precedence throughout' : `${said}, as the contract says`,
      received: found.map(({ label, by }) => `${label}: ${by.join(' or ')}`).join('; '),
      place: { part: 'items' },
      at: found.map(({ page }) => page),
    });
  },
};
