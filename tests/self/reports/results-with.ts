import type { Outcome } from '../../harness/findings/finding';
import type { Verdict } from '../../harness/findings/verdict';
import type { Results } from '../../harness/reports/results';
import { resultsOf } from '../../harness/reports/results';
import { finding, ledgerOf } from './ledger-of';

const verdictOf = (outcomes: readonly Outcome[]): Verdict =>
  outcomes.includes('fail') ? 'violates' : outcomes.includes('pass') ? 'conforms' : 'inconclusive';
/** The results of a run with these outcomes, and what `part` says of it. */
export const resultsWith = (outcomes: { readonly [id: string]: Outcome }, part: Partial<Results> = {}): Results => ({
  ...resultsOf(
    ledgerOf(
      Object.entries(outcomes).map(([id, outcome]) => finding(id, outcome)),
      { verdict: verdictOf(Object.values(outcomes)) },
    ),
  ),
  observed: { 'limit.zero': 'reject' },
  ...part,
});
