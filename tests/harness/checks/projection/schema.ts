import { hasBlankForT } from '../../contract/date-time';
import { projecting } from './projecting';
import { excerpt } from '../../listing/value';

export const check = projecting(async ({ label }, page, { contract }, evidence) => {
  const failures = contract.validators.projectedPage(page.exchange.response?.json ?? null);
  // The note of a lower level is response.schema's to tell.
  const failure = failures.find((one) => one.kind === 'shape' && !hasBlankForT(one));
  const pattern = contract.validators.unjudged?.('projectedPage');
  if (pattern !== undefined) evidence.needs('quick-pattern', excerpt(pattern, 80));
  evidence.witness(page);
  if (failure === undefined) return;
  evidence.violate({
    subject: `${label}: ${failure.keyword} at ${failure.schemaPath}`,
    expected: `${failure.instancePath || 'the body'} ${failure.message}`,
    received: excerpt(failure.value, 80),
    place: { part: 'body', pointers: [failure.instancePath] },
    at: [page],
    evidence: 'exchange',
  });
});
