import type { Scene, Check } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { type Exchange, hasByteOrderMark } from '../../client/exchange';
import { isBody, bodyOf, unreadableBody } from '../../listing/reply';

import { foreignCoding } from '../../listing/coding';
import { counted } from '../../text/counted';
import { successes } from './pages';
import { excerpt } from '../../listing/value';

/** Requests whose broken answer is asked for again, and how many broken answers are too many for a connection that is cut at times. */
const repeated = 3;

/**
 * A body whose coding cannot be undone, or that ends before its own length. One alone may be the network's doing, so the same request
 * is sent again: broken twice, it is the target's. Several that are not repeated are a suspicion that nothing confirms.
 */
async function judgeUnreadable({ listing, exchanges, contract, target }: Scene, evidence: Evidence): Promise<void> {
  const { scope } = contract;
  // Where it is no header, the URL that is asked again holds it.
  const scopeOf = ({ request }: Exchange): string | undefined =>
    scope === undefined || scope.in === 'header' ? request.headers[scope?.parameter ?? ''] : target.scope;
  const own = exchanges().filter(
    (exchange) => exchange.request.credential === 'configured' && scopeOf(exchange) === target.scope,
  );
  const broken = own.filter((exchange) => (unreadableBody(exchange)?.status ?? 400) < 300);
  const byUrl = [...new Map(broken.map((exchange) => [exchange.request.url, exchange])).values()];
  for (const exchange of byUrl.slice(0, repeated)) {
    const again = (await listing.repeat(exchange)).exchange;
    const { status, why } = unreadableBody(again) ?? {};
    if (status === undefined || status >= 300) continue;
    return evidence.violate({
      subject: 'a body that cannot be read',
      expected: 'a body that is whole and decodes as its Content-Encoding says (RFC 9110, 8.4; RFC 9112, 8)',
      received: `status ${status}, and ${why}; so in ${broken.length + 1} of ${counted(own.length + 1, 'answer')}`,
      place: { part: 'body', pointers: [''] },
      at: [again, exchange],
      evidence: 'response',
    });
  }
  if (broken.length >= repeated)
    evidence.doubt(
      `${broken.length} of ${counted(own.length, 'answer')} had a body that could not be read, and could be read when asked again`,
    );
}

function noJson(text: string): string {
  const coding = foreignCoding(text);
  return `no JSON, but ${counted(text.length, 'character')}: ${excerpt(text, 60)}${coding === undefined ? '' : `; ${coding}`}`;
}

export const check: Check<'response.json'> = {
  async judge(scene, evidence) {
    await judgeUnreadable(scene, evidence);
    for (const { exchange, response } of await successes(scene)) {
      evidence.witness(exchange);
      // RFC 8259, 8.1: implementations must not add one. Many parsers stop at it; this one reads on, so that the rest is judged.
      if (hasByteOrderMark(response)) {
        evidence.violate({
          subject: 'a byte order mark',
          expected: 'a JSON text without a byte order mark (RFC 8259, 8.1)',
          received: 'one before the body',
          place: { part: 'text', text: '\ufeff' },
          at: [exchange],
        });
      }
      if (isBody(response.json, scene.contract)) continue;
      evidence.violate({
        subject: 'the body',
        expected: `a ${bodyOf(scene.contract)}`,
        received: response.json === undefined ? noJson(response.text) : excerpt(response.json, 60),
        place: { part: 'body', pointers: [''] },
        at: [exchange],
      });
    }
  },
};
