import type { Check } from '../../judging/check';
import { numberedPages } from '../../facts/numbered-pages';
import type { Reply } from '../../listing/reply';

export const check: Check<'pagination.page-reported'> = {
  async judge({ contract, listing }, evidence) {
    const asked: { index: number; reply: Reply }[] = [{ index: 0, reply: await listing.ask({}) }];
    for (const { query, index } of await numberedPages(listing)) asked.push({ index, reply: await listing.ask(query) });
    for (const { index, reply } of asked) {
      // A member that is missing or no number is told by response.list-members.
      if (reply.kind !== 'page' || reply.page === undefined || reply.items.length === 0) continue;
      evidence.witness(reply);
      const number = contract.page.first + index;
      if (reply.page === number) continue;
      evidence.violate({
        subject: index === 0 ? 'the number of the first page' : 'the number of a page',
        expected: `${number}, the page that was asked for`,
        received: String(reply.page),
        place: { part: 'page' },
        at: [reply],
      });
    }
    evidence.needs('one-item');
  },
};
