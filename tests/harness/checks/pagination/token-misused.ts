import type { Check } from '../../judging/check';
import { tokenPage, garbage, needsToken } from './token';
import type { ListQuery } from '../../listing/listing';
import { refusedOr } from '../../judging/refused-or';
import { settle } from '../../judging/policy';

const flip = (character: string): string => (character === 'A' ? 'B' : 'A');

/** A token with its middle character changed: still of the same shape, no longer the same. */
function altered(token: string): string {
  const middle = Math.floor(token.length / 2);
  return token.slice(0, middle) + flip(token.charAt(middle)) + token.slice(middle + 1);
}

export const check: Check = {
  async judge(scene, evidence) {
    const { contract } = scene;
    const start = await tokenPage(scene);
    const nameField = contract.order.fields.find(({ status }) => status === 'documented');
    const probes: (readonly [string, ListQuery])[] = [['garbage', { continue: garbage }]];
    if (start === undefined) evidence.needs(needsToken);
    else {
      probes.push(
        ['alone', { continue: start.token }],
        ['with-offset', { ...start.query, offset: 1, continue: start.token }],
        ['altered', { ...start.query, continue: altered(start.token) }],
      );
      if (nameField)
        probes.push([
          'other-query',
          { ...start.query, order: [{ field: nameField, direction: 'descending' }], continue: start.token },
        ]);
    }
    for (const [name, query] of probes) {
      const reply = await scene.listing.ask(query);
      const choice = refusedOr(reply, evidence, `a token ${name.replace('-', ' ')}`, () => 'accept');
      // Only observed: what a token means away from its query is the target's own business.
      if (choice !== undefined && name !== 'garbage') settle(scene, evidence, `continue.${name}`, [choice]);
    }
  },
};
