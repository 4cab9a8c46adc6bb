import { refusedOr } from '../../judging/refused-or';
import type { Check, Scene } from '../../judging/check';
import { combinedProbes } from '../../facts/combination';
import type { ListQuery } from '../../listing/listing';
import { planProbes, type PageQuery } from '../../facts/probe-plan';
import { orderableFields } from '../../facts/ordered';
import { settle, type Choice } from '../../judging/policy';
import { describe, type Page } from '../../listing/reply';

/** Page sizes within the allowed range: 1, 2, a prime, the maximum less one, the maximum, as the shared requests have them. */
async function lawfulLimits(
  scene: Scene,
): Promise<readonly { readonly query: ListQuery & { readonly limit: number }; readonly available: number }[]> {
  const { total, positions, walkSize, offsetPages, orderSize } = await planProbes(scene.listing);
  const [field] = await orderableFields(scene);
  const ordered: readonly PageQuery[] =
    field === undefined ? [] : [{ order: [{ field, direction: 'ascending' }], limit: orderSize }];
  const queries: readonly PageQuery[] = [...positions, { limit: walkSize }, ...offsetPages, ...ordered];
  const { filter, all } = await combinedProbes(scene);
  return [
    ...queries.map((query) => ({ query, available: total - (query.offset ?? 0) })),
    // Half of what it matches.
    ...[filter, all].flatMap((combination) =>
      combination === undefined ? [] : [{ query: combination.query, available: combination.query.limit }],
    ),
  ];
}

export const limit: Check = {
  id: 'pagination.limit',
  async judge(scene, evidence) {
    for (const { query, available } of await lawfulLimits(scene)) {
      const reply = await scene.listing.ask(query);
      const subject = `a page of at most ${query.limit}`;
      if (reply.kind !== 'page') evidence.refused(reply, subject, `a page of at most ${query.limit} items`);
      else if (reply.items.length > query.limit) {
        evidence.violate({ subject, expected: `at most ${query.limit} items`, received: `${reply.items.length}`, at: [reply] });
      } else if (available > query.limit) evidence.witness(reply);
    }
    evidence.needs('at least two items, so that a page can be smaller than the listing');
  },
};

export const limitDefault: Check = {
  id: 'pagination.limit-default',
  async judge({ listing, contract }, evidence) {
    const size = contract.limit.default;
    const first = await listing.ask({});
    const { total, offsetPages } = await planProbes(listing);
    if (first.kind !== 'page') return evidence.refused(first, 'the default page', 'a page without any parameter');
    if (first.items.length > size) {
      evidence.violate({
        subject: 'the default page is too long',
        expected: `at most ${size} items without a limit`,
        received: `${first.items.length}`,
        at: [first],
        evidence: 'exchange',
      });
    }
    if (total <= size) return evidence.needs(`more than ${size} items`);
    // A page of that size from another position says as much, and is asked for anyway.
    const asked = await listing.ask(offsetPages.find((page) => page.limit === size) ?? { limit: size });
    if (asked.kind !== 'page') return evidence.refused(asked, 'the page of the default size', `a page of ${size} items`, [first]);
    evidence.witness(first);
    if (first.items.length < asked.items.length && asked.items.length <= size) {
      evidence.violate({
        subject: 'the default page is too short',
        expected: `as many items without a limit as with a limit of ${size} (${asked.items.length})`,
        received: `${first.items.length}`,
        at: [first, asked],
      });
    }
  },
};

/** The next above, and one that no default or other cap hides behind. */
const above = (maximum: number): readonly number[] => [maximum + 1, maximum * 20];

export const limitMaximum: Check = {
  id: 'pagination.limit-maximum',
  async judge({ listing, contract }, evidence) {
    const { maximum } = contract.limit;
    const { total, offsetPages } = await planProbes(listing);
    const check = (page: Page): void => {
      if (page.items.length > maximum) {
        evidence.violate({
          subject: 'a page above the maximum',
          expected: `at most ${maximum} items`,
          received: `${page.items.length}`,
          at: [page],
        });
      } else if (total > maximum) evidence.witness(page);
    };
    for (const value of [...above(maximum)].reverse()) {
      const reply = await listing.ask({ limit: value });
      if (reply.kind === 'page') check(reply);
      // A refusal keeps the maximum as well as a clamp does.
      else if (reply.kind === 'refusal' && total > maximum) evidence.witness(reply);
    }
    const atMaximum = await listing.ask(offsetPages.find((page) => page.limit === maximum) ?? { limit: maximum });
    if (atMaximum.kind === 'page') check(atMaximum);
    if (total <= maximum) evidence.needs(`more than ${maximum} items`);
  },
};

export const limitAboveMaximum: Check = {
  id: 'pagination.limit-above-maximum',
  async judge(scene, evidence) {
    const { listing, contract } = scene;
    const { total } = await planProbes(listing);
    const choices: Choice[] = [];
    for (const value of above(contract.limit.maximum)) {
      const reply = await listing.ask({ limit: value });
      const choice = refusedOr(reply, evidence, `a limit of ${value}`, ({ items }) =>
        items.length > contract.limit.maximum ? 'exceed' : 'clamp',
      );
      if (choice !== undefined) choices.push(choice);
      if (reply.kind === 'page' && reply.items.length === 0 && total > 0) {
        evidence.violate({
          subject: `a limit of ${value} gives nothing`,
          expected: 'a 4xx, or as many items as the target allows',
          received: describe(reply),
          at: [reply],
        });
      }
    }
    settle(scene, evidence, 'limit.above-maximum', choices);
    evidence.needs('an answer to a limit above the maximum');
  },
};

/** Limits that are no positive integer, by class. */
const malformed: readonly { readonly class: string; readonly value: string }[] = [
  { class: 'zero', value: '0' },
  { class: 'negative', value: '-1' },
  { class: 'fraction', value: '1.5' },
  { class: 'text', value: 'abc' },
  { class: 'empty', value: '' },
  // 2^63, one beyond the 64-bit integers the parameter is declared to hold.
  { class: 'beyond-integer', value: '9223372036854775808' },
];

export const limitMalformed: Check = {
  id: 'pagination.limit-malformed',
  async judge(scene, evidence) {
    const { listing, contract } = scene;
    const first = await listing.ask({});
    const usual = first.kind === 'page' ? first.items.length : -1;
    for (const { class: name, value } of malformed) {
      const reply = await listing.ask({ limit: value });
      const choice = refusedOr(reply, evidence, `a ${name} limit`, ({ items }) =>
        items.length === 0 ? 'empty' : items.length === usual ? 'default' : `page-of-${items.length}`,
      );
      if (reply.kind === 'page' && reply.items.length > contract.limit.maximum) {
        evidence.violate({
          subject: `a ${name} limit gives too long a page`,
          expected: `a 4xx, or at most ${contract.limit.maximum} items`,
          received: `${reply.items.length} items`,
          at: [reply],
          evidence: 'exchange',
        });
      }
      if (choice !== undefined) settle(scene, evidence, `limit.${name}`, [choice]);
    }
  },
};
