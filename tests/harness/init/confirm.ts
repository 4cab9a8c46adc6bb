import type { Contract } from '../contract/model';
import { placeText, valueIn } from '../contract/place/place';
import type { Listing } from '../listing/listing';
import { describe, type Page, type Reply } from '../listing/reply';
import { onwards } from '../listing/ways/onwards';
import { TargetUnreachableError } from '../errors';
import { counted } from '../text/counted';
import type { Draft } from './draft';

/** What a target shows beside what a draft says. */
interface Seen {
  readonly draft: Draft;
  readonly contract: Contract;
  readonly first: Page;
}

/**
 * Asks a target at most six times whether a draft is right, and corrects what was guessed. What the document says and the target does not keep stays:
 * that is what a run is to tell. Rejects with `TargetUnreachableError` where the first page cannot be read.
 */
export async function confirm(listing: Listing, draft: Draft): Promise<void> {
  const { contract } = listing;
  const first = await listing.ask({});
  if (first.kind !== 'page') throw unreadable(first);
  const seen = { draft, contract, first };
  confirmIdentity(seen);
  confirmTold(seen);
  const size = Math.min(2, first.items.length - 1);
  if (size < 1) {
    draft.say(
      'target',
      `its first page holds ${counted(first.items.length, 'item')}, too few to try limit, token, offset and page on.`,
    );
    return;
  }
  const small = contract.limit === undefined ? undefined : await listing.ask({ limit: size });
  if (small !== undefined) confirmLimit(seen, small, size);
  const isSmall = small?.kind === 'page' && small.items.length === size;
  if (isSmall) confirmCount(seen, small);
  await confirmNext(listing, seen, isSmall ? small : first, isSmall ? { limit: size } : {});
  if (isSmall && contract.page !== undefined) confirmPage(seen, await listing.ask({ limit: size, page: 1 }), size);
  if (isSmall && contract.offset !== undefined) confirmOffset(seen, await listing.ask({ limit: size, offset: size }), size);
}

function unreadable(reply: Reply): TargetUnreachableError {
  return new TargetUnreachableError(
    'INIT_FIRST_PAGE',
    `Expected a first page of the listing from the target; received ${describe(reply)}. GET ${reply.exchange.request.url}. Check the URL, the credential and the path, or leave out --target.`,
  );
}

/** Takes another place for the identity where the items lack the guessed one. */
function confirmIdentity({ draft, contract, first }: Seen): void {
  const { identities } = first;
  if (identities.every((one) => one !== undefined) && new Set(identities).size === identities.length) return;
  const identity = contract.items.identity.join(' and ');
  const told = (at: string): string[] => first.items.map((item) => JSON.stringify(valueIn({ headers: {}, json: item }, at)));
  const better = draft.identities.find(
    (at) => new Set(told(at)).size === identities.length && !told(at).some((one) => one === undefined),
  );
  if (better === undefined) {
    draft.say('items', `not every item of the target's first page has a ${identity} of its own.`);
    return;
  }
  draft.listing.items = { ...draft.listing.items, identity: better };
  draft.settle('items', `not every item of the target's first page has a ${identity} of its own, so ${better} is written.`);
}

/** Places that the first page lacks. */
function confirmTold({ draft, contract, first }: Seen): void {
  const answer = { headers: {}, json: undefined, ...first.exchange.response };
  const lacks = (role: string, at: Parameters<typeof valueIn>[1] | undefined): boolean => {
    if (at === undefined || valueIn(answer, at) !== undefined) return false;
    draft.say(role, `the target's first page lacks ${placeText(at)}, so it is left out.`);
    return true;
  };
  const { count, more, limit, offset, page } = draft.listing;
  if (count !== undefined && lacks('count', count.at)) delete draft.listing.count;
  if (more !== undefined && lacks('more', more.at)) delete draft.listing.more;
  if (limit !== undefined && lacks('limit', limit.at)) draft.listing.limit = { parameter: limit.parameter };
  if (offset !== undefined && lacks('offset', offset.at)) draft.listing.offset = { parameter: offset.parameter };
  if (page?.pages !== undefined && lacks('page', page.pages)) {
    const { parameter, first: start, at } = page;
    draft.listing.page = { parameter, ...(start !== undefined && { first: start }), ...(at !== undefined && { at }) };
  }
  if (contract.next === undefined && valueIn(answer, { rel: 'next' }) !== undefined) {
    draft.listing.next = { at: { rel: 'next' } };
    draft.say('next', 'the target\'s first page has a Link header with rel="next", which the document does not declare.');
  }
}

/** A guess that is contradicted goes; what a document says stays, with a line. */
function contradict(draft: Draft, role: 'count' | 'next' | 'offset' | 'page', sentence: string): void {
  if (draft.isGuessed(role)) draft.leaveOut(role, `${sentence}, so it is left out.`);
  else draft.say(role, `${sentence}; the document says otherwise, so it stays, and a run will tell.`);
}

function confirmLimit({ draft, contract }: Seen, small: Reply, size: number): void {
  const { parameter = '' } = contract.limit ?? {};
  if (small.kind === 'page' && small.items.length <= size) return;
  const arrived = small.kind === 'page' ? counted(small.items.length, 'item') : describe(small);
  draft.say(
    'limit',
    `the target answers ${parameter}=${size} with ${arrived}; the document says otherwise, so it stays, and a run will tell.`,
  );
}

/** A count that falls with the page is that of the page. */
function confirmCount({ draft, first }: Seen, small: Page): void {
  if (draft.listing.count === undefined || first.count === undefined || small.count === undefined) return;
  if (small.count === small.items.length && first.count > small.count)
    contradict(draft, 'count', 'the target counts the items of a page there');
  else draft.settle('count');
}

type Query = { readonly limit?: number };

async function confirmNext(listing: Listing, { draft, contract }: Seen, from: Page, query: Query): Promise<void> {
  if (contract.next === undefined || draft.listing.next === undefined) return;
  if (from.onwards === undefined) {
    if (from.exchange.request.url.includes('?'))
      contradict(
        draft,
        'next',
        `the target's page of ${counted(from.items.length, 'item')} holds nothing at ${placeText(contract.next.at)}`,
      );
    return;
  }
  if (contract.next.parameter !== undefined && /^(https?:\/)?\//i.test(from.onwards)) {
    draft.listing.next = { at: contract.next.at };
    draft.settle('next', `the target tells a URL at ${placeText(contract.next.at)}, so it is followed as it stands.`);
    return;
  }
  if (from.isAstray) {
    contradict(draft, 'next', `${placeText(contract.next.at)} holds no URL of the target's origin`);
    return;
  }
  const further = await listing.ask(onwards(query, from.onwards, contract));
  const seen = new Set(from.identities);
  if (further.kind === 'page' && further.items.length > 0 && !further.identities.some((one) => seen.has(one)))
    draft.settle('next');
  else
    contradict(
      draft,
      'next',
      `what stands at ${placeText(contract.next.at)} leads to ${further.kind === 'page' ? 'items of the page before' : describe(further)}`,
    );
}

const same = (page: Reply, { identities }: Page, start: number, size: number): boolean =>
  page.kind === 'page' &&
  page.items.length > 0 &&
  page.identities.every((one, index) => one === identities[start + index]) &&
  page.items.length <= size;

/** The second page, as the draft counts, says from which number the target does. */
function confirmPage({ draft, contract, first }: Seen, second: Reply, size: number): void {
  const { page } = draft.listing;
  if (page === undefined || contract.page === undefined) return;
  const other = contract.page.first === 1 ? 0 : 1;
  // Counted from one too many, it is the page behind; from one too few, the one before.
  const shifted = contract.page.first === 1 ? 2 * size : 0;
  if (same(second, first, size, size)) draft.settle('page');
  else if (same(second, first, shifted, size) && draft.isGuessed('page')) {
    draft.listing.page = { ...page, first: other };
    draft.settle('page', `the target counts pages from ${other}.`);
  } else draft.say('page', `${page.parameter}=${contract.page.first + 1} of the target is not the second page.`);
}

function confirmOffset({ draft, contract, first }: Seen, later: Reply, size: number): void {
  const { offset } = draft.listing;
  if (offset === undefined || contract.offset === undefined) return;
  if (!same(later, first, size, size))
    draft.say(
      'offset',
      `${offset.parameter}=${contract.offset.first + size} of the target does not leave out ${counted(size, 'item')}.`,
    );
}
