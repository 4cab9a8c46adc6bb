import { itemsOn } from '../../judging/place';
import type { Check } from '../../judging/check';
import { absentProbes, onePerKind, foundTogether } from '../../facts/absent-values';
import { where } from '../../grammar/expression';
import { honouredFilter, strayItem } from '../../judging/matches';
import { counted } from '../../text/counted';
import { excerpt, fieldText } from '../../listing/value';
import { againstFilter } from '../../judging/own-value';

export const check: Check<'filtering.no-match'> = {
  async judge(scene, evidence) {
    const { items } = await scene.listing.walk();
    const probes = await absentProbes(scene);
    for (const { path } of onePerKind(scene).filter((field) => !probes.some((probe) => probe.field === field)))
      evidence.needs('unused-value', path);
    const together = await foundTogether(scene, probes);
    if (together !== undefined) {
      if (items.length > 0) evidence.witness(together.reply);
      for (const { path, status } of together.fields)
        if (status === 'candidate') evidence.observe(`filter.${path}`, 'honoured', together.reply);
    }
    for (const { field, value } of probes) {
      if (together?.fields.includes(field) === true) continue;
      const expression = where(field, value);
      const reply = await scene.listing.ask({ filter: expression });
      if (!honouredFilter(reply, field, evidence)) continue;
      if (items.length > 0) evidence.witness(reply);
      // An item that came to be since the walk may hold the value by now.
      const stray = strayItem(reply, expression);
      if (stray === undefined) continue;
      evidence.violate({
        subject: `no item by ${field.path}`,
        expected: `no item, for none has the value ${value}`,
        received: `${counted(reply.items.length, 'item')}, one with ${excerpt(fieldText(stray, field), 60)}`,
        place: itemsOn(reply, [stray], field.pointer),
        at: [reply],
        evidence: 'exchange',
        ownValue: againstFilter(reply, expression),
      });
    }
    if (items.length === 0) evidence.needs('one-item');
  },
};
