import type { ListingField } from '../../contract/model';
import { writeOrder } from '../../listing/listing';
import type { Check } from '../../judging/check';
import { planProbes } from '../../facts/probe-plan';
import { refusedOr } from '../../judging/refused-or';
import { settle } from '../../judging/policy';

/** Expressions that are no lawful order, by class. `field` is one the target orders by. */
function malformed(
  field: ListingField,
  contract: Parameters<typeof writeOrder>[1],
): readonly { readonly class: string; readonly order: string }[] {
  const { assignment, separator } = contract.order;
  const lawful = writeOrder([{ field, direction: 'ascending' }], contract);
  const [root = ''] = field.path.split('.');
  const leaf = root === field.path ? `${root}.nope` : `${root}.nope`;
  return [
    { class: 'unknown-root', order: `nope${assignment}${contract.order.ascending}` },
    { class: 'unknown-leaf', order: `${leaf}${assignment}${contract.order.ascending}` },
    { class: 'direction-zero', order: `${field.path}${assignment}0` },
    { class: 'direction-two', order: `${field.path}${assignment}2` },
    { class: 'direction-text', order: `${field.path}${assignment}upwards` },
    { class: 'duplicate-key', order: `${lawful}${separator}${writeOrder([{ field, direction: 'descending' }], contract)}` },
  ];
}

export const check: Check = {
  async judge(scene, evidence) {
    const { contract, listing } = scene;
    const field = contract.order.fields.find(({ status }) => status === 'documented') ?? contract.order.fields[0];
    if (field === undefined) return evidence.notApplicable('the contract names no field to order by');
    const { base } = await planProbes(listing);
    for (const { class: name, order } of malformed(field, contract)) {
      const reply = await listing.ask({ order });
      const choice = refusedOr(reply, evidence, `an order expression with ${name.replace('-', ' ')}`, ({ items }) =>
        items.length === 0 ? 'empty' : 'ignore',
      );
      if (choice !== undefined) settle(scene, evidence, `order.${name}`, [choice]);
      // Taking the expression or leaving it, an order never changes what is listed.
      if (reply.kind === 'page' && base.end === 'ended' && reply.count !== base.pages[0]?.count) {
        evidence.violate({
          subject: `the count under an order with ${name}`,
          expected: `a 4xx, or the ${String(base.pages[0]?.count)} items of the listing`,
          received: `a count of ${String(reply.count)}`,
          at: [reply],
          evidence: 'collection',
        });
      }
    }
  },
};
