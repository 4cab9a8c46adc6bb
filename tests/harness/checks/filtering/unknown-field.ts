import type { Check } from '../../judging/check';
import { unknownLeaf } from './unknown-leaf';
import { settle } from '../../judging/policy';
import { describe } from '../../listing/reply';

export const check: Check = {
  async judge(scene, evidence) {
    const { items } = await scene.listing.walk();
    const [field] = scene.contract.filter.fields;
    if (field === undefined) return evidence.notApplicable('the contract names no field to filter by');
    for (const [name, path] of [
      ['unknown-root', 'nope'],
      ['unknown-leaf', unknownLeaf(field)],
    ] as const) {
      const reply = await scene.listing.ask({ filter: `${path}${scene.contract.filter.equals}nope` });
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
          received: `${describe(reply)}, as if nothing was asked`,
          at: [reply],
          evidence: 'response',
        });
      }
    }
    evidence.needs('at least one item');
  },
};
