import type { Check } from '../../judging/check';
import { clausesOf } from '../../facts/clauses';
import { mixed, explanations } from '../../facts/precedence';
import { areSound } from '../../facts/sound-clauses';
import { shownFilter, expectedOf } from '../../judging/matches';
import { finished } from '../../judging/sequence';
import { counted } from '../../text/counted';

export const check: Check<'filtering.clauses'> = {
  async judge(scene, evidence) {
    const chosen = await clausesOf(scene);
    if (chosen === undefined) return evidence.needs('two-fields');
    const asked = await mixed(scene, chosen);
    if (asked.length === 0) return evidence.needs('two-bindings');
    for (const { label, expression } of asked) {
      const reply = await scene.listing.ask({ filter: expression });
      if (reply.kind === 'page') continue;
      if (await areSound(scene, [expression])) evidence.refused(reply, label, `a page for ${shownFilter(scene, expression)}`);
      else evidence.needs('sound-clauses');
    }
    // What each precedence makes of it is known of a whole listing only.
    if (!finished(await scene.listing.walk(), evidence)) return;
    for (const { label, expression, page, by } of await explanations(scene, chosen)) {
      if (by.length > 0) {
        evidence.witness(page);
        continue;
      }
      if (!(await areSound(scene, [expression]))) {
        evidence.needs('sound-clauses');
        continue;
      }
      const { must } = await expectedOf(scene, expression);
      evidence.violate({
        subject: label,
        expected: `the ${counted(must.size, 'item')} that match ${shownFilter(scene, expression)}, or what another precedence makes of it`,
        received: `${counted(page.items.length, 'item')} with a count of ${String(page.count)}, which no precedence explains`,
        place: { part: 'items' },
        at: [page],
      });
    }
  },
};
