import type { Check } from '../../judging/check';
import { valueAt } from '../../contract/pointer';
import { excerpt } from '../../listing/value';
import { firstDuplicate } from '../../judging/sequence';
import { pagesOf } from './pages';

/** The list members every page promises, and the type each must have. */
const members = { continue: 'string', count: 'number', limit: 'number', offset: 'number' } as const;

export const listMembers: Check = {
  id: 'response.list-members',
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

export const identity: Check = {
  id: 'response.identity',
  async judge(scene, evidence) {
    const { identity: pointer } = scene.contract.response;
    for (const page of await pagesOf(scene, false)) {
      if (page.items.length > 0) evidence.witness(page);
      const without = page.identities.findIndex((one) => one === undefined || one === '');
      if (without === -1) continue;
      evidence.violate({
        subject: pointer,
        expected: `an identity at ${pointer} of every item`,
        received: `${excerpt(valueAt(page.items[without], pointer), 40)} in item ${without}`,
        at: [page],
      });
    }
    evidence.needs('at least one item');
  },
};

export const identityUnique: Check = {
  id: 'response.identity-unique',
  async judge(scene, evidence) {
    for (const page of await pagesOf(scene, false)) {
      if (page.items.length > 1) evidence.witness(page);
      const twice = firstDuplicate(page.identities);
      if (twice === undefined) continue;
      evidence.violate({
        subject: 'an identity within a page',
        expected: 'every identity once on a page',
        received: `${twice} ${page.identities.filter((one) => one === twice).length} times`,
        at: [page],
      });
    }
    evidence.needs('a page with two items');
  },
};
