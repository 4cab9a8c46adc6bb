import type { Outcome } from '../../findings/finding';
import type { Verdict } from '../../findings/verdict';
import { type Element, h } from './element';

/** An outcome, or none because the run ended before. */
export type ShownOutcome = Outcome | 'not-judged';

/** The worst first, because a reader looks for it; what does not apply last. */
export const shownOutcomes: readonly ShownOutcome[] = [
  'fail',
  'error',
  'warn',
  'inconclusive',
  'not-judged',
  'disabled',
  'pass',
  'not-applicable',
];

const signs: { readonly [outcome in ShownOutcome]: string } = {
  pass: '✓',
  fail: '✕',
  warn: '!',
  inconclusive: '?',
  'not-applicable': '–',
  disabled: '⊘',
  error: '⚠',
  'not-judged': '…',
};

export const outcomeWords: { readonly [outcome in ShownOutcome]: string } = {
  pass: 'pass',
  fail: 'fail',
  warn: 'warning',
  inconclusive: 'inconclusive',
  'not-applicable': 'not applicable',
  disabled: 'disabled',
  error: 'harness error',
  'not-judged': 'not judged',
};

/** An outcome by sign, word and colour: colour alone says nothing to some readers. */
export function badge(outcome: ShownOutcome): Element {
  return h(
    'span',
    { class: `badge ${outcome}` },
    h('span', { class: 'sign', 'aria-hidden': 'true' }, signs[outcome]),
    outcomeWords[outcome],
  );
}

/** Which outcome a verdict looks like. */
export const verdictLook: { readonly [verdict in Verdict]: ShownOutcome } = {
  conforms: 'pass',
  violates: 'fail',
  usage: 'error',
  unreachable: 'error',
  error: 'error',
  inconclusive: 'inconclusive',
  interrupted: 'not-judged',
};

export const signOf = (outcome: ShownOutcome): string => signs[outcome];
