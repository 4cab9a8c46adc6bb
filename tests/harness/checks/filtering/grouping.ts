import type { Check } from '../../judging/check';
import { divides, faultOf, judgeMatches, shownFilter } from '../../judging/matches';
import { bracketProbes } from '../../facts/brackets';
import { clausesOf } from '../../facts/clauses';
import { nestedBrackets } from '../../facts/nested-brackets';
import { partsTogether, poolOf } from '../../facts/parts-together';
import { areSound } from '../../facts/sound-clauses';

export const check: Check<'filtering.grouping'> = {
  async judge(scene, evidence) {
    if ((await clausesOf(scene)) === undefined) return evidence.needs('two-fields');
    const pools = await partsTogether(scene);
    const flat = await bracketProbes(scene);
    const [nested, ...others] = flat.length > 0 ? await nestedBrackets(scene) : [];
    const together = pools.find(({ members }) => [nested, ...others].some((one) => one !== undefined && members.includes(one)));
    if (together !== undefined) return evidence.witness(together.page);
    const probes = [...(nested === undefined ? [] : [{ label: 'brackets in brackets', expression: nested.expression }]), ...flat];
    let isNestedRight = false;
    for (const { label, expression } of probes) {
      const isNested = expression === nested?.expression;
      // It is a part of what was asked.
      if (isNestedRight && label === 'and in brackets') continue;
      const pool = poolOf(pools, expression);
      if (pool !== undefined) {
        evidence.witness(pool.page);
        continue;
      }
      const page = await scene.listing.ask({ filter: expression });
      const isWrong = page.kind !== 'page' || (await faultOf(scene, page, expression)) !== undefined;
      // A grammar may have brackets, and none in others.
      if (isNested && page.kind === 'refusal') continue;
      if (isWrong && !(await areSound(scene, [expression]))) {
        evidence.needs('sound-clauses');
        continue;
      }
      if (page.kind !== 'page') {
        evidence.refused(page, label, `a page for ${shownFilter(scene, expression)}`);
        continue;
      }
      if (await divides(scene, expression)) evidence.witness(page);
      await judgeMatches(scene, evidence, page, expression, label, { sound: true, complete: true, count: true });
      isNestedRight ||= isNested && !isWrong;
    }
    evidence.needs('two-bindings');
  },
};
