import type { LedgerContents } from '../../findings/ledger';
import { casesOf } from '../case';
import { verdictMeaning } from '../console';
import type { Results } from '../results';
import { runProblems } from '../run-problem';
import { outcomeWords, shownOutcomes, signOf, verdictLook } from './badge';
import { type Element, h } from './element';
import { counted } from '../../text/counted';
import { duration, shown } from './shown';

function fact(name: string, ...value: readonly (Element | string)[]): Element {
  return h('div', null, h('dt', null, name), h('dd', null, ...value));
}

function tally(contents: LedgerContents): Element {
  const cases = casesOf(contents);
  const counts = shownOutcomes
    .map((outcome) => ({ outcome, count: cases.filter((entry) => entry.outcome === outcome).length }))
    .filter(({ count }) => count > 0);
  const width = 1000;
  let from = 0;
  const bars = counts.map(({ outcome, count }) => {
    const at = from;
    const share = (count / Math.max(1, cases.length)) * width;
    from += share;
    return h('rect', { class: outcome, x: at.toFixed(1), y: 0, width: share.toFixed(1), height: 10 });
  });
  return h(
    'div',
    { class: 'tally' },
    h(
      'ul',
      { 'aria-label': counted(cases.length, 'requirement') },
      ...counts.map(({ outcome, count }) =>
        h('li', { class: outcome }, h('strong', null, count), ' ', h('span', null, outcomeWords[outcome])),
      ),
    ),
    h('svg', { viewBox: `0 0 ${width} 10`, preserveAspectRatio: 'none', 'aria-hidden': 'true', class: 'share' }, ...bars),
  );
}

/** What is wrong beyond the requirements: the run itself, its baseline, the harness. */
function notes(contents: LedgerContents): Element | null {
  const problems = [
    ...runProblems(contents).map(({ message }) => message),
    ...contents.findings.filter(({ outcome }) => outcome === 'error').map(({ message }) => message),
  ];
  return problems.length === 0
    ? null
    : h('ul', { class: 'problems' }, ...problems.map((problem) => h('li', null, shown(problem, 2000))));
}

/** The verdict and the counts, then what was judged. */
export function verdictHeader(contents: LedgerContents, results: Results): Element {
  const { verdict, exitCode, target, contract, startedAt, durationMs, requests, embedded } = results;
  const look = verdictLook[verdict];
  const meaning = verdictMeaning[verdict];
  return h(
    'header',
    { class: 'top' },
    h('p', { class: 'product' }, 'Listing conformance report'),
    h(
      'div',
      { class: `verdict ${look}` },
      h('span', { class: 'verdict-sign', 'aria-hidden': 'true' }, signOf(look)),
      h(
        'div',
        null,
        h('h1', null, h('span', { class: 'unseen' }, 'Verdict: '), verdict.charAt(0).toUpperCase() + verdict.slice(1)),
        h('p', null, `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.`),
      ),
    ),
    notes(contents),
    tally(contents),
    h(
      'dl',
      { class: 'facts' },
      fact('Target', h('code', null, shown(target)), embedded === true ? ' (the embedded reference server)' : ''),
      fact('Contract', h('code', null, shown(contract))),
      fact('Started', h('time', { datetime: startedAt }, shown(startedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')))),
      fact('Took', `${duration(durationMs)}, ${counted(requests, 'request')}`),
      fact('Harness', `${shown(contents.run?.harness ?? 'unknown')}, seed ${contents.run?.seed ?? 'unknown'}`),
      fact('Exit code', String(exitCode)),
    ),
  );
}
