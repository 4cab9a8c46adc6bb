import { counted } from '../../listing/counted';
import { refusedOr } from '../../judging/refused-or';
import type { Check, Scene } from '../../judging/check';
import { settle } from '../../judging/policy';
import { planProbes } from '../../facts/probe-plan';
import { difference, finished } from '../../judging/sequence';
import { exchangesOf } from '../../listing/walk';
import type { ListQuery } from '../../listing/listing';
import type { Page } from '../../listing/reply';

export const tokenPresent: Check = {
  id: 'pagination.token-present',
  async judge({ listing }, evidence) {
    const { base, total, positions, walkSize } = await planProbes(listing);
    const walk = await listing.walk({ limit: walkSize });
    const placed: (readonly [number, Page])[] = [];
    let at = 0;
    for (const page of walk.end === 'endless' ? walk.pages.slice(0, 1) : walk.pages) {
      placed.push([at, page]);
      at += page.items.length;
    }
    for (const query of positions) {
      const page = await listing.ask(query);
      if (page.kind === 'page') placed.push([query.offset ?? 0, page]);
    }
    for (const [start, page] of placed) {
      // A page with the last item is the last, wherever it was asked to start.
      const holdsLast = page.identities.at(-1) !== undefined && page.identities.at(-1) === base.identities.at(-1);
      if (start + page.items.length >= total || holdsLast) continue;
      evidence.witness(page);
      if (page.token !== '' && page.token !== undefined) continue;
      evidence.violate({
        subject: start === 0 ? 'the first page' : 'a page further on',
        expected: `a continue token, because ${counted(total - start - page.items.length, 'item is', 'items are')} left`,
        received: page.token === undefined ? 'no token' : 'an empty token',
        at: [page, exchangesOf(base)],
      });
    }
    evidence.needs('at least two items, so that a page can stand before the end');
  },
};

export const tokenAtEnd: Check = {
  id: 'pagination.token-at-end',
  async judge({ listing }, evidence) {
    const { base, offsetPages } = await planProbes(listing);
    const exactEnd = offsetPages.at(-1);
    if (!finished(base, evidence) || exactEnd === undefined) return evidence.needs('at least one item');
    const exact = await listing.ask(exactEnd);
    // A server that reads the offset in its own way gives another page, which is for pagination.offset-walk to tell.
    const isLast = exact.kind === 'page' && exact.identities.at(-1) === base.identities.at(-1);
    if (exact.kind === 'page' && isLast && exact.items.length === exactEnd.limit) {
      evidence.witness(exact);
      if (exact.token !== '') {
        evidence.violate({
          subject: 'a full last page',
          expected: 'an empty token, for the page ends exactly at the end',
          received: exact.token === undefined ? 'no token' : 'a further token',
          at: [exact, exchangesOf(base)],
        });
      }
    }
    const late = base.pages.find((page, index) => index > 0 && page.items.length === 0);
    if (late !== undefined) {
      evidence.violate({
        subject: 'the default walk',
        expected: 'an empty token on the last page with items',
        received: 'a further, empty page',
        at: [late, exchangesOf(base)],
      });
    }
  },
};

/** A page that has a token, by the query it answers. */
async function tokenPage({
  listing,
}: Scene): Promise<{ readonly query: ListQuery; readonly page: Page; readonly token: string } | undefined> {
  const { walkSize } = await planProbes(listing);
  const query = { limit: walkSize };
  const page = await listing.ask(query);
  return page.kind === 'page' && page.token ? { query, page, token: page.token } : undefined;
}

const needsToken = 'at least two items, so that there is a token';

export const tokenReplay: Check = {
  id: 'pagination.token-replay',
  async judge(scene, evidence) {
    const start = await tokenPage(scene);
    if (start === undefined) return evidence.needs(needsToken);
    // Its own fresh first page: the token of the shared walk may have expired by now.
    const fresh = await scene.listing.ask({ ...start.query, continue: start.token });
    if (fresh.kind !== 'page') return evidence.needs('a walk that goes on after its first page');
    const replayed = await scene.listing.askAgain({ ...start.query, continue: start.token });
    if (replayed.kind === 'unavailable') return evidence.refused(replayed, 'a token sent twice', 'a page');
    evidence.witness(replayed);
    const parts = replayed.kind === 'page' ? difference(replayed.identities, fresh.identities) : `${replayed.kind}`;
    if (parts === undefined) return;
    evidence.violate({ subject: 'a token sent twice', expected: 'the same page again', received: parts, at: [replayed, fresh] });
  },
};

const garbage = 'bm8tc3VjaC10b2tlbg';

export const tokenGarbage: Check = {
  id: 'pagination.token-garbage',
  async judge(scene, evidence) {
    const reply = await scene.listing.ask({ continue: garbage });
    if (reply.kind === 'unavailable' || reply.kind === 'breakdown')
      return evidence.needs('an answer to an invented token that is no 5xx');
    evidence.witness(reply);
    evidence.observe('continue.garbage', reply.kind === 'refusal' ? 'reject' : 'accept', reply);
    if (reply.kind === 'refusal') return;
    evidence.violate({
      subject: 'an invented token',
      expected: 'a 4xx for a token the target never gave',
      received: 'a page',
      at: [reply],
    });
  },
};

const flip = (character: string): string => (character === 'A' ? 'B' : 'A');

/** A token with its middle character changed: still of the same shape, no longer the same. */
function altered(token: string): string {
  const middle = Math.floor(token.length / 2);
  return token.slice(0, middle) + flip(token.charAt(middle)) + token.slice(middle + 1);
}

export const tokenMisused: Check = {
  id: 'pagination.token-misused',
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
