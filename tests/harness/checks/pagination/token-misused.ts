import type { Check, Scene } from '../../judging/check';
import { tokenPage, garbage } from './token';
import type { ListQuery } from '../../listing/listing';
import { refusedOr } from '../../judging/refused-or';
import { settle } from '../../judging/policy';

const flip = (character: string): string => (character === 'A' ? 'B' : 'A');

/** A token with its middle character changed: still of the same shape, no longer the same. */
function altered(token: string): string {
  const middle = Math.floor(token.length / 2);
  return token.slice(0, middle) + flip(token.charAt(middle)) + token.slice(middle + 1);
}

/** What makes another query of any one: an order, by a field that the contract documents. */
function anotherQuery({ contract }: Scene): ListQuery | undefined {
  const field = contract.order?.fields.find(({ status }) => status === 'documented');
  return field && { order: [{ field, direction: 'descending' }] };
}

export const check: Check<'pagination.token-misused'> = {
  async judge(scene, evidence) {
    const start = await tokenPage(scene);
    const other = anotherQuery(scene);
    const probes: (readonly [string, ListQuery])[] = [['garbage', { next: garbage }]];
    if (start === undefined) evidence.needs('two-items');
    else {
      probes.push(
        ['alone', { next: start.token }],
        ...(scene.listing.contract.offset === undefined
          ? []
          : [['with-offset', { ...start.query, offset: 1, next: start.token }] as const]),
        ['altered', { ...start.query, next: altered(start.token) }],
      );
      if (other !== undefined) probes.push(['other-query', { ...start.query, ...other, next: start.token }]);
    }
    for (const [name, query] of probes) {
      const reply = await scene.listing.ask(query);
      const choice = refusedOr(reply, evidence, `a token ${name.replace('-', ' ')}`, () => 'accept');
      // Only observed: what a token means away from its query is the target's own business.
      if (choice !== undefined && name !== 'garbage') settle(scene, evidence, `continue.${name}`, [choice]);
    }
  },
};
