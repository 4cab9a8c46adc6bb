import type { Contract } from '../contract/model';
import { notPromised } from '../contract/promises';
import type { Finding, Requirement } from '../findings/finding';
import { notApplicableFinding } from '../judging/judgement';

/** The finding of a requirement that the contract does not promise, which takes no request; `undefined` where it applies. */
export function inapplicable(requirement: Requirement, contract: Contract): Finding | undefined {
  const lacking = notPromised(contract, requirement.needs ?? []);
  return lacking === undefined ? undefined : notApplicableFinding(requirement, `The contract promises ${lacking}.`);
}
