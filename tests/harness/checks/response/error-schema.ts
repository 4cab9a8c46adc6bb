import { withAnError } from '../../facts/an-error';
import type { Contract } from '../../contract/model';
import type { Check } from '../../judging/check';
import { type Refused, foreignAmong, lookOf } from './foreign';
import { excerpt } from '../../listing/value';

/** Whether the document describes the body of a status: by the status itself, else by its range, else by the default (OpenAPI 3.1, 4.8.16). */
function isJudged(status: number, { statuses, errorStatuses }: Contract): boolean {
  const names = [String(status), `${String(status)[0]}XX`, 'default'];
  const said = names.find((name) => statuses.some((one) => one.toUpperCase() === name.toUpperCase()));
  return said !== undefined && errorStatuses.some((one) => one.toUpperCase() === said.toUpperCase());
}

type Judge = Check<'response.error-schema'>['judge'];

/** Only the endpoint's own errors: what it does not declare may come from a gateway in front, as may a throttle. */
function lookAtErrors(...[scene, evidence]: Parameters<Judge>): void {
  const errors = scene.exchanges().flatMap((exchange): readonly Refused[] => {
    const { response } = exchange;
    if (response === undefined || response.status < 400 || response.status === 429 || response.status === 503) return [];
    return isJudged(response.status, scene.contract) ? [{ exchange, response }] : [];
  });
  const foreign = foreignAmong(errors, scene.contract);
  const [shown] = foreign;
  if (shown !== undefined)
    evidence.observe('response.foreign-errors', [...new Set([...foreign].map(lookOf))].join(', '), shown.exchange);
  for (const error of errors.filter((one) => !foreign.has(one))) {
    const { exchange, response } = error;
    evidence.witness(exchange);
    const media = response.headers['content-type'] ?? 'no Content-Type';
    if (response.json === undefined) {
      evidence.violate({
        subject: `the body of a ${response.status}`,
        expected: 'an error body in JSON',
        received: `${media}: ${excerpt(response.text, 60)}`,
        place: { part: 'header', name: 'content-type' },
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
      place: { part: 'body', pointers: [failure.instancePath] },
      at: [exchange],
    });
  }
}

export const check: Check<'response.error-schema'> = {
  async judge(scene, evidence) {
    // An error of its own, so that the check has something to look at when it is judged alone.
    await withAnError(scene.listing, () => lookAtErrors(scene, evidence));
    const pattern = scene.contract.validators.unjudged?.('error');
    if (pattern !== undefined) evidence.needs('quick-pattern', excerpt(pattern, 80));
    evidence.needs('error-response');
  },
};
