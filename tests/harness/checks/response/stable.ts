import { differenceOn } from '../../judging/place';
import { type Page, type Reply, describe } from '../../listing/reply';
import type { Check, Scene } from '../../judging/check';
import { emptyOf, emptyRoles } from '../../facts/empty-roles';
import { longUnknown } from '../../facts/long-unknown';
import type { ListQuery } from '../../listing/listing';
import { difference } from '../../judging/sequence';
import { alternationOf, alternating } from '../../judging/history';
import { judgeTag } from './entity-tag';

/** Reads that follow where two in a row differ: enough for each of two states to come back. */
const further = 3;

/** The number of items of the first two states that alternate; `undefined` where the pages do not alternate between two. */
function alternation(pages: readonly Page[]): readonly [number, number] | undefined {
  const states = new Map<string, number>();
  const names = pages.map(({ identities, count, items }) => {
    const name = JSON.stringify([count ?? null, identities]);
    states.set(name, count ?? items.length);
    return name;
  });
  const [one, other, third] = [...states.values()];
  const comesBack = names.some(
    (name, index) => names.slice(0, Math.max(0, index - 1)).includes(name) && names[index - 1] !== name,
  );
  return one === undefined || other === undefined || third !== undefined || !comesBack ? undefined : [one, other];
}

const isPage = (reply: Reply): reply is Page => reply.kind === 'page';

/**
 * The first read with something beside it that is left out: parameters without a value, or one that nobody knows. Both are asked for anyway,
 * one behind the other. Where that is no page of the same items, what it means is the target's own business, and the first read is
 * sent again.
 */
async function lenientRead({ listing }: Scene, first: Page, query: ListQuery): Promise<Reply> {
  const reply = await listing.ask(query);
  const isSame = isPage(reply) && difference(reply.identities, first.identities) === undefined;
  return isSame ? reply : listing.askAgain({});
}

export const check: Check<'response.stable'> = {
  async judge(scene, evidence) {
    const { listing } = scene;
    const first = await listing.ask({});
    if (first.kind !== 'page') return evidence.refused(first, 'the first read', 'a page');
    await judgeTag(scene, evidence, first);
    // The third right behind the second: replicas that answer in turn agree at every even distance.
    const replies: Reply[] = [first];
    const roles = emptyRoles(listing);
    for (const beside of [emptyOf(roles, listing), longUnknown]) {
      const isPlain = beside !== longUnknown && roles.length === 0;
      const reply = isPlain ? await listing.askAgain({}) : await lenientRead(scene, first, beside);
      if (reply.kind === 'unavailable') return evidence.refused(reply, 'the second read', 'a page');
      evidence.witness(reply);
      replies.push(reply);
    }
    // The token is left out: a stateful one differs from read to read.
    const partsOf = (reply: Reply): string | undefined =>
      isPage(reply) ? difference(reply.identities, first.identities) : describe(reply);
    const other = replies.find((reply) => partsOf(reply) !== undefined);
    if (other === undefined) return;
    for (let read = 0; read < further; read += 1) replies.push(await listing.askAgain({}));
    const states = alternation(replies.filter(isPage));
    const what = states && alternationOf(states);
    if (what !== undefined)
      evidence.observe(
        alternating,
        what,
        replies.map(({ exchange }) => exchange.id),
      );
    evidence.violate({
      subject: 'the same request again',
      expected: 'the same items in the same order',
      received: partsOf(other) ?? 'another page',
      place: differenceOn(other, first.identities),
      at: [other, first],
    });
  },
};
