import { differenceOn } from '../../judging/place';
import { isByParameter } from '../../contract/askable';
import type { Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import type { Reply } from '../../listing/reply';
import { difference } from '../../judging/sequence';

export const encode = encodeURIComponent;

/**
 * Whether a parameter that nobody knows may be read as a filter, and need not be left out: where the policy says so, or leaves it open and
 * each field has a parameter of its own.
 */
export function mayBeAFilter({ policies, listing: { contract } }: Pick<Scene, 'policies' | 'listing'>): boolean {
  const policy = policies['query.unknown-parameter'] ?? 'either';
  return policy === 'filter' || (policy === 'either' && contract.filter !== undefined && isByParameter(contract.filter));
}

/** Where a page parts from the default page, in words; `undefined` where it does not, or where there is no page. */
export async function partsFromDefault(scene: Scene, reply: Reply): Promise<string | undefined> {
  if (reply.kind !== 'page') return undefined;
  const first = await scene.listing.ask({});
  return first.kind === 'page' ? difference(reply.identities, first.identities) : undefined;
}

/** A page that must be the default page: same items in the same order. `what`: what is asked for beside it. */
export async function sameAsDefault(
  scene: Scene,
  evidence: Evidence,
  reply: Reply,
  subject: string,
  what = 'that parameter',
): Promise<void> {
  const parts = await partsFromDefault(scene, reply);
  const first = await scene.listing.ask({});
  if (parts !== undefined)
    evidence.violate({
      subject,
      expected: `the page without ${what}`,
      received: parts,
      place: differenceOn(reply, first.kind === 'page' ? first.identities : []),
      at: [reply, ...(first.kind === 'page' ? [first] : [])],
      evidence: 'collection',
    });
}
