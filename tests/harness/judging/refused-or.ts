import { placeOf } from './place';
import { describe, type Page, type Reply } from '../listing/reply';
import type { Evidence } from './evidence';
import type { Choice } from './policy';

/** A refusal or a page is lawful, and a witness; anything else is a violation. */
export function refusedOr(reply: Reply, evidence: Evidence, what: string, word: (page: Page) => string): Choice | undefined {
  switch (reply.kind) {
    case 'page':
      evidence.witness(reply);
      return { value: word(reply), at: reply };
    case 'refusal':
      evidence.witness(reply);
      return { value: 'reject', at: reply };
    case 'breakdown':
    case 'unreadable':
      evidence.violate({
        subject: what,
        expected: `a page or a 4xx for ${what}`,
        received: describe(reply),
        place: placeOf(reply),
        at: [reply],
        evidence: 'response',
      });
      return undefined;
    case 'unavailable':
      evidence.unanswer(what, reply);
      return undefined;
  }
}
