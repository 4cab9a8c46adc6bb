import type { Check } from '../../judging/check';
import { successes } from './pages';

export const check: Check<'response.media-type'> = {
  async judge(scene, evidence) {
    const { mediaType } = scene.contract.success;
    // A document may name a charset with it, as some generators do; what matters is the type.
    const wanted = mediaType.split(';', 1)[0]?.trim().toLowerCase();
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
        expected: mediaType,
        received: response.headers['content-type'] ?? 'no Content-Type',
        place: { part: 'header', name: 'content-type' },
        at: [exchange],
      });
    }
  },
};
