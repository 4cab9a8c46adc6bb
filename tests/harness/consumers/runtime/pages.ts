import type { Contract } from '../../contract/model';
import type { ListQuery } from '../../listing/listing';
import { bodyOf, describe, type Page, type Reply } from '../../listing/reply';
import { onwards } from '../../listing/ways/onwards';
import { isBeyond, isLastNumbered } from '../../listing/ways/page';
import { ListingError } from './listing-error';

/** Pages in a row without a new item, after which a walk is called endless: one that filters what it has cut gives empty pages. */
const mostStale = 32;

/**
 * One page after another, by the contract's own way through: what a page leads on by, else page numbers, else offsets. Throws
 * `ListingError` for what is no page, and for a walk that does not end.
 */
export async function* pagesOf(
  contract: Contract,
  ask: (query: ListQuery) => Promise<Reply>,
  query: ListQuery,
  maxPages: number,
): AsyncGenerator<Page> {
  const progress = new Progress();
  let asked = query;
  for (let number = 1, items = 0; ; number += 1) {
    if (number > maxPages)
      throw new ListingError(
        'too-many-pages',
        `Expected at most ${maxPages} pages; more follow. Raise maxPages, or ask for less.`,
      );
    const reply = await ask(asked);
    const isNumbered = contract.next === undefined && (contract.page !== undefined || contract.offset !== undefined);
    if (number > 1 && isNumbered && isBeyond(reply)) return;
    if (reply.kind !== 'page') throw failureOf(reply, contract);
    progress.note(asked, reply, number);
    yield reply;
    items += reply.items.length;
    if (isLast(reply, number, contract)) return;
    asked = following(query, reply, { number, items }, contract);
  }
}

function isLast(reply: Page, number: number, { next, page, offset }: Contract): boolean {
  if (next !== undefined) return reply.isLast === true;
  if (page !== undefined) return isLastNumbered(reply, number);
  return offset === undefined || reply.items.length === 0 || reply.isLast === true;
}

/** What asks for the page behind one. */
function following(
  query: ListQuery,
  reply: Page,
  passed: { readonly number: number; readonly items: number },
  contract: Contract,
): ListQuery {
  if (contract.next === undefined)
    return contract.page === undefined ? { ...query, offset: passed.items } : { ...query, page: passed.number };
  const { onwards: next, isAstray } = reply;
  if (next === undefined)
    throw new ListingError('unreadable', `Expected a page that leads on; ${reply.exchange.request.url} does not.`);
  if (!isAstray) return onwards(query, next, contract);
  throw new ListingError(
    'astray',
    `Expected a next link of the same origin; found ${next} in ${reply.exchange.request.url}. It is not followed, because the credential must not go there.`,
  );
}

/** Knows whether pages still tell something new. */
class Progress {
  private readonly seen = new Set<string>();
  /** By what led to a page: what it held last. */
  private readonly held = new Map<string, string>();
  private stale = 0;

  note({ next }: ListQuery, { items, identities }: Page, number: number): void {
    const named = identities.flatMap((identity) => identity ?? []);
    const before = this.seen.size;
    for (const identity of named) this.seen.add(identity);
    const isNew = this.seen.size > before || named.length < items.length;
    this.stale = isNew ? 0 : this.stale + 1;
    // A projection may leave the identity out.
    const content = JSON.stringify(named.length < items.length ? items : named);
    if (next !== undefined && items.length > 0 && this.held.get(next) === content)
      throw endless(`the token ${JSON.stringify(shortened(next))} came again and led to the same items at page ${number}`);
    if (next !== undefined) this.held.set(next, content);
    if (this.stale > mostStale) throw endless(`${this.stale} pages in a row, up to page ${number}, held no new item`);
  }
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

const endless = (found: string): ListingError =>
  new ListingError('endless', `Expected a listing that ends; ${found}. Tell the provider.`);

function failureOf(reply: Exclude<Reply, Page>, contract: Contract): ListingError {
  const { request, response } = reply.exchange;
  const answer = { ...(response && { status: response.status }), body: response?.json };
  const refused = (response?.status ?? 0) >= 400 || reply.kind === 'refusal';
  return new ListingError(
    refused ? 'refused' : 'unreadable',
    `Expected a page, which is a ${bodyOf(contract)}; received ${refused ? `status ${response?.status}` : describe(reply)} from ${request.url}.`,
    answer,
  );
}
