import type { Check } from '../../judging/check';
import { excerpt } from '../../listing/value';

export const errorSchema: Check = {
  id: 'response.error-schema',
  async judge(scene, evidence) {
    // An error of its own, so that the check has something to look at when it is judged alone.
    await scene.listing.ask({ limit: 'abc' });
    for (const exchange of scene.exchanges()) {
      const { response } = exchange;
      // Only the endpoint's own errors: what it does not declare may come from a gateway in front, as may a throttle.
      if (response === undefined || response.status < 400 || response.status === 429 || response.status === 503) continue;
      if (!scene.contract.statuses.includes(String(response.status))) continue;
      evidence.witness(exchange);
      const media = response.headers['content-type'] ?? 'no Content-Type';
      if (response.json === undefined) {
        evidence.violate({
          subject: `the body of a ${response.status}`,
          expected: 'an error body in JSON',
          received: `${media}: ${excerpt(response.text, 60)}`,
          at: [exchange],
        });
        continue;
      }
      const [failure] = scene.contract.validators.error(response.json);
      if (failure === undefined) continue;
      evidence.violate({
        subject: `${failure.keyword} at ${failure.schemaPath}`,
        expected: `${failure.instancePath || 'the body'} ${failure.message}`,
        received: excerpt(failure.value, 80),
        at: [exchange],
      });
    }
    evidence.needs('an error response');
  },
};
