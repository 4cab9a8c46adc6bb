import { placeOf } from '../../judging/place';
import type { Check } from '../../judging/check';
import { unknownFields } from '../../grammar/malformed';
import { malformedParts } from '../../facts/malformed-parts';
import { settle } from '../../judging/policy';
import { describe } from '../../listing/reply';

export const check: Check<'filtering.unknown-field'> = {
  async judge(scene, evidence) {
    const { items } = await scene.listing.walk();
    const { filter } = scene.contract;
    const [field] = filter.fields;
    const parts = await malformedParts(scene);
    for (const malformed of field === undefined ? [] : unknownFields(field, filter, parts)) {
      const { class: name } = malformed;
      const reply = await scene.listing.ask({ filter: malformed });
      // A 5xx is judged by filtering.malformed.
      if (reply.kind !== 'page' && reply.kind !== 'refusal') continue;
      if (items.length > 0) evidence.witness(reply);
      settle(scene, evidence, `filter.${name}`, [
        { value: reply.kind === 'refusal' ? 'reject' : reply.items.length === 0 ? 'empty' : 'ignore', at: reply },
      ]);
      if (reply.kind === 'page' && reply.items.length > 0) {
        evidence.violate({
          subject: `a filter on an ${name.replace('-', ' ')}`,
          expected: 'a 4xx, or no item',
          received: `${describe(reply)}, as if the name was not there`,
          place: placeOf(reply),
          at: [reply],
          evidence: 'response',
        });
      }
    }
    if (items.length === 0) evidence.needs('one-item');
    else evidence.needs('taken', 'a filter on a name that there is not, without breaking down (see filtering.malformed)');
  },
};
