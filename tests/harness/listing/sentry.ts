import type { Listing } from './listing';
import type { Page } from './reply';
import { digestOf, digestOfItem, type Walk } from './walk';

/** The data is no longer what it was: ends a reproduction, and says nothing about the target. */
export class Moved extends Error {
  override readonly name = 'Moved';
}

const contentOf = ({ count, items }: Page): string => `${count} ${items.map(digestOfItem).sort().join()}`;

/**
 * Looks, after each request of a reproduction, at one page of the walk it started from, each page in turn. Data that changes and
 * changes back between two walks is equal at both; with a look after every request it would have to do so within one of them.
 */
export class Sentry {
  private walk: Walk | undefined;
  private looks = 0;
  /** Of the pages of the walk, by index: each is looked at again and again. */
  private readonly contents = new Map<number, string>();

  constructor(private readonly listing: Listing) {}

  watch(walk: Walk): void {
    this.walk = walk;
    this.contents.clear();
  }

  /** Rejects with `Moved` where the data has moved. */
  async look(): Promise<void> {
    const { walk } = this;
    if (walk === undefined || walk.pages.length === 0) return;
    const index = this.looks % walk.pages.length;
    this.looks += 1;
    const known = walk.pages[index];
    // Each look is asked past the caches, too: an answer that one kept sees nothing move.
    const reply = await this.listing.fresh().ask(walk.queries[index] ?? walk.query);
    // A token may have been used up; the other pages are looked at in any case.
    if (known === undefined || reply.kind !== 'page') return;
    const content = this.contents.get(index) ?? contentOf(known);
    this.contents.set(index, content);
    if (contentOf(reply) === content) return;
    if (await this.comesBack(known, reply, walk.queries[index] ?? walk.query)) throw new Moved();
    // A fault can make a page differ while the data stands still, so the page alone does not decide.
    if (digestOf(await this.listing.fresh().walk()) !== digestOf(walk)) throw new Moved();
  }
  /**
   * Whether a page has another count and, asked for at once again, the one of before: two stores answer by turns. A walk that begins at the same one
   * each time shows none of it.
   */
  private async comesBack(known: Page, reply: Page, query: Walk['query']): Promise<boolean> {
    if (known.count === reply.count) return false;
    const again = await this.listing.fresh().ask(query);
    return again.kind === 'page' && again.count === known.count;
  }
}
