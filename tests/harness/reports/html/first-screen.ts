import type { LedgerContents } from '../../findings/ledger';
import { counted } from '../../text/counted';
import { type ReportCase, casesOf } from '../case';
import type { Fault, FaultStatus } from '../fault';
import type { Results } from '../results';
import { runProblems } from '../run-problem';
import { faultPhrase } from '../sentence';
import { badge, outcomeWords, shownOutcomes, signOf, verdictLook } from './badge';
import { type Element, h } from './element';
import { duration, shown } from './shown';
import { anchorOf } from './violation-view';

/** More links than these are no first screen; all faults stand below it. */
const mostFaults = 12;

function fact(name: string, ...value: readonly (Element | string)[]): Element {
  return h('div', null, h('dt', null, name), h('dd', null, ...value));
}

const code = (name: string, value: string | undefined): Element | null =>
  value === undefined ? null : fact(name, h('code', null, shown(value)));

/** How many requirements had each outcome, the worst first. */
export const countsOf = (cases: readonly ReportCase[]) =>
  shownOutcomes
    .map((outcome) => ({ outcome, count: cases.filter((entry) => entry.outcome === outcome).length }))
    .filter(({ count }) => count > 0);

/** The outcomes of some requirements as one bar. */
export function outcomeBar(cases: readonly ReportCase[]): Element {
  const width = 1000;
  let from = 0;
  const bars = countsOf(cases).map(({ outcome, count }) => {
    const at = from;
    const share = (count / Math.max(1, cases.length)) * width;
    from += share;
    return h('rect', { class: outcome, x: at.toFixed(1), y: 0, width: share.toFixed(1), height: 10 });
  });
  return h('svg', { viewBox: `0 0 ${width} 10`, preserveAspectRatio: 'none', 'aria-hidden': 'true', class: 'share' }, ...bars);
}

export const countWords = (cases: readonly ReportCase[]): string =>
  countsOf(cases)
    .map(({ outcome, count }) => `${count} ${outcomeWords[outcome]}`)
    .join(', ');

/** Requirements by area, in the order of the plan. */
export function areasOf(cases: readonly ReportCase[]): ReadonlyMap<string, readonly ReportCase[]> {
  const areas = new Map<string, ReportCase[]>();
  for (const entry of cases) areas.set(entry.area, [...(areas.get(entry.area) ?? []), entry]);
  return areas;
}

function areaTallies(cases: readonly ReportCase[]): Element {
  const rows = [...areasOf(cases)].map(([area, own]) =>
    h(
      'li',
      null,
      h('span', { class: 'area-name' }, shown(area, 60)),
      outcomeBar(own),
      h('span', { class: 'area-counts' }, countWords(own)),
    ),
  );
  return h('ul', { class: 'areas', 'aria-label': 'Requirements by area' }, ...rows);
}

/** The faults as links, the most serious first. */
function faultList(faults: readonly Fault[]): Element | null {
  if (faults.length === 0) return null;
  const rest = faults.length - mostFaults;
  const looks = { failed: 'fail', warned: 'warn', accepted: 'disabled' } as const satisfies { [status in FaultStatus]: string };
  return h(
    'ol',
    { class: 'fault-list', 'aria-label': 'Faults, the most serious first' },
    ...faults
      .slice(0, mostFaults)
      .map(({ lead, consequences, status }) =>
        h(
          'li',
          null,
          status === 'accepted' ? h('span', { class: `badge ${looks[status]}` }, 'accepted') : badge(looks[status]),
          ' ',
          h('a', { href: `#${anchorOf(lead.id)}` }, shown(faultPhrase(lead))),
          consequences.length === 0
            ? null
            : h('span', { class: 'note' }, ` explains ${counted(consequences.length, 'other requirement')}`),
        ),
      ),
    rest > 0 ? h('li', null, h('a', { href: '#faults' }, `and ${counted(rest, 'more fault')}`)) : null,
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

/** The `Server` header of the first answer that has one. */
function serverOf({ exchanges }: LedgerContents): string | undefined {
  for (const { response } of exchanges.values())
    if (response !== undefined && Object.hasOwn(response.headers, 'server')) return response.headers.server;
  return undefined;
}

function facts({ run, ...contents }: LedgerContents, results: Results): Element {
  const { exitCode, target, contract, startedAt, durationMs, requests, embedded } = results;
  const { label, commit, ciRun } = run?.about ?? {};
  return h(
    'dl',
    { class: 'facts' },
    fact('Target', h('code', null, shown(target)), embedded === true ? ' (the embedded reference server)' : ''),
    code('Project', run?.conditions?.scope),
    code('Label', label),
    code('Server', serverOf({ run, ...contents })),
    fact('Contract', h('code', null, shown(contract))),
    code('Commit', commit),
    code('CI run', ciRun),
    fact('Started', h('time', { datetime: startedAt }, shown(startedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')))),
    fact('Took', `${duration(durationMs)}, ${counted(requests, 'request')}`),
    fact('Harness', `${shown(run?.harness ?? 'unknown')}, seed ${run?.seed ?? 'unknown'}`),
    fact('Exit code', String(exitCode)),
  );
}

/** The answer in one sentence, the faults, the requirements by area, and what was judged: what stands on the first screen. */
export function firstScreen(contents: LedgerContents, results: Results, faults: readonly Fault[]): Element {
  const { verdict, sentence = '' } = results;
  const look = verdictLook[verdict];
  return h(
    'header',
    { class: 'top' },
    h('p', { class: 'product' }, 'Listing conformance report'),
    h(
      'div',
      { class: `verdict ${look}` },
      h('span', { class: 'verdict-sign', 'aria-hidden': 'true' }, signOf(look)),
      h('h1', null, h('span', { class: 'unseen' }, `Verdict ${verdict}: `), shown(sentence, 1000)),
    ),
    notes(contents),
    faultList(faults),
    areaTallies(casesOf(contents)),
    facts(contents, results),
  );
}
