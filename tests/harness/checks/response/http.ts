import type { Check } from '../../judging/check';
import { isObject } from '../../contract/pointer';
import { excerpt } from '../../listing/value';
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

export const json: Check = {
  id: 'response.json',
  async judge(scene, evidence) {
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
            ? `${response.text.length} characters that are no JSON: ${excerpt(response.text, 60)}`
            : excerpt(response.json, 60),
        at: [exchange],
      });
    }
  },
};
