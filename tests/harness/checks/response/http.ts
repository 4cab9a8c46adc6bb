import { counted } from '../../listing/counted';
import type { Check, Scene } from '../../judging/check';
import { isObject } from '../../contract/pointer';
import { excerpt } from '../../listing/value';
import type { Exchange } from '../../client/exchange';
import { unreadableBody } from '../../listing/reply';
import type { Evidence } from '../../judging/evidence';
import { successes } from './pages';

/** Headers by which a server announces the end of an endpoint (RFC 9745, RFC 8594, RFC 5829). */
function deprecationSignals(headers: { readonly [name: string]: string }): readonly string[] {
  return [
    ...(headers.deprecation === undefined ? [] : ['deprecation']),
    ...(headers.sunset === undefined ? [] : ['sunset']),
    ...(/rel="?[^";,]*successor-version/i.test(headers.link ?? '') ? ['successor-version'] : []),
  ];
}

export const status: Check = {
  id: 'response.status',
  async judge(scene, evidence) {
    for (const { exchange, response } of await successes(scene)) {
      evidence.witness(exchange);
      if (response.status !== scene.contract.success.status) {
        evidence.violate({
          subject: 'the status of a read',
          expected: `status ${scene.contract.success.status}`,
          received: `${response.status}`,
          at: [exchange],
        });
      }
    }
    const [first] = await successes(scene);
    if (first !== undefined)
      evidence.observe('response.deprecation', deprecationSignals(first.response.headers).join(' ') || 'none', first.exchange);
  },
};

export const mediaType: Check = {
  id: 'response.media-type',
  async judge(scene, evidence) {
    const { mediaType: wanted } = scene.contract.success;
    for (const { exchange, response } of await successes(scene)) {
      evidence.witness(exchange);
      const [essence = '', ...parameters] = (response.headers['content-type'] ?? '')
        .split(';')
        .map((part) => part.trim().toLowerCase());
      const charset = parameters
        .find((parameter) => parameter.startsWith('charset='))
        ?.slice('charset='.length)
        .replaceAll('"', '');
      // JSON between systems is UTF-8 (RFC 8259, 8.1); the parameter has no meaning but may stand there.
      if (essence === wanted && (charset === undefined || charset === 'utf-8' || charset === 'utf8')) continue;
      evidence.violate({
        subject: 'the media type',
        expected: wanted,
        received: response.headers['content-type'] ?? 'no Content-Type',
        at: [exchange],
      });
    }
  },
};

/** Requests whose broken answer is asked for again, and how many broken answers are too many for a connection that is cut at times. */
const repeated = 3;

/**
 * A body whose coding cannot be undone, or that ends before its own length. One alone may be the network's doing, so the same request
 * is sent again: broken twice, it is the target's. Several that are not repeated are a suspicion that nothing confirms.
 */
async function judgeUnreadable({ listing, exchanges, contract, target }: Scene, evidence: Evidence): Promise<void> {
  const scopeOf = ({ request }: Exchange): string | undefined => request.headers[contract.scopeHeader ?? ''];
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
      at: [again, exchange],
      evidence: 'response',
    });
  }
  if (broken.length >= repeated)
    evidence.doubt(
      `${broken.length} of ${counted(own.length, 'answer')} had a body that could not be read, and could be read when asked again`,
    );
}

export const json: Check = {
  id: 'response.json',
  async judge(scene, evidence) {
    await judgeUnreadable(scene, evidence);
    for (const { exchange, response } of await successes(scene)) {
      evidence.witness(exchange);
      // RFC 8259, 8.1: implementations must not add one. Many parsers stop at it; this one reads on, so that the rest is judged.
      if (response.text.startsWith('\ufeff')) {
        evidence.violate({
          subject: 'a byte order mark',
          expected: 'a JSON text without a byte order mark (RFC 8259, 8.1)',
          received: 'one before the body',
          at: [exchange],
        });
      }
      if (isObject(response.json)) continue;
      evidence.violate({
        subject: 'the body',
        expected: 'a JSON object',
        received:
          response.json === undefined
            ? `no JSON, but ${counted(response.text.length, 'character')}: ${excerpt(response.text, 60)}`
            : excerpt(response.json, 60),
        at: [exchange],
      });
    }
  },
};
