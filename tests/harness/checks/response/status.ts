import type { Check } from '../../judging/check';
import { successes } from './pages';

/** Headers by which a server announces the end of an endpoint (RFC 9745, RFC 8594, RFC 5829). */
function deprecationSignals(headers: { readonly [name: string]: string }): readonly string[] {
  return [
    ...(headers.deprecation === undefined ? [] : ['deprecation']),
    ...(headers.sunset === undefined ? [] : ['sunset']),
    ...(/rel="?[^";,]*successor-version/i.test(headers.link ?? '') ? ['successor-version'] : []),
  ];
}

export const check: Check<'response.status'> = {
  async judge(scene, evidence) {
    for (const { exchange, response } of await successes(scene)) {
      evidence.witness(exchange);
      if (response.status !== scene.contract.success.status) {
        evidence.violate({
          subject: 'the status of a read',
          expected: `status ${scene.contract.success.status}`,
          received: `${response.status}`,
          place: { part: 'status' },
          at: [exchange],
        });
      }
    }
    const [first] = await successes(scene);
    if (first !== undefined)
      evidence.observe('response.deprecation', deprecationSignals(first.response.headers).join(' ') || 'none', first.exchange);
  },
};
