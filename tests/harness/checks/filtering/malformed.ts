import type { Check } from '../../judging/check';
import { unknownLeaf } from './unknown-leaf';
import { refusedOr } from '../../judging/refused-or';
import { settle } from '../../judging/policy';

export const check: Check = {
  async judge(scene, evidence) {
    const { filter } = scene.contract;
    const [field] = filter.fields;
    if (field === undefined) return evidence.notApplicable('the contract names no field to filter by');
    for (const [name, text] of [
      ['unknown-root', `nope${filter.equals}nope`],
      ['unknown-leaf', `${unknownLeaf(field)}${filter.equals}nope`],
      ['no-comparison', 'nonsense'],
    ] as const) {
      const reply = await scene.listing.ask({ filter: text });
      const choice = refusedOr(reply, evidence, `a filter with ${name.replace('-', ' ')}`, ({ items }) =>
        items.length === 0 ? 'empty' : 'ignore',
      );
      if (choice !== undefined && !name.startsWith('unknown')) settle(scene, evidence, `filter.${name}`, [choice]);
    }
  },
};
