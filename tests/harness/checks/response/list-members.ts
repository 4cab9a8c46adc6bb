import type { Check } from '../../judging/check';
import { pagesOf } from './pages';
import { valueAt } from '../../contract/pointer';
import { excerpt } from '../../listing/value';

/** The list members every page promises, and the type each must have. */
const members = { continue: 'string', count: 'number', limit: 'number', offset: 'number' } as const;

export const check: Check = {
  async judge(scene, evidence) {
    for (const page of [...(await pagesOf(scene, false)), ...(await pagesOf(scene, true))]) {
      evidence.witness(page);
      for (const [name, type] of Object.entries(members)) {
        const pointer = scene.contract.response[name as keyof typeof members];
        const value = valueAt(page.exchange.response?.json, pointer);
        if (typeof value === type && (typeof value !== 'number' || (Number.isInteger(value) && value >= 0))) continue;
        evidence.violate({
          subject: pointer,
          expected: `${type === 'string' ? 'a string' : 'a whole number that is not negative'} at ${pointer} of every page`,
          received: excerpt(value, 40),
          at: [page],
        });
      }
    }
  },
};
