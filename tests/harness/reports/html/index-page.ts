import { counted } from '../../text/counted';
import { compareResults } from '../comparison';
import { comparisonSentence } from '../comparison-sentence';
import type { Results } from '../results';
import { type IndexedRun, type RunSeries, seriesOf } from '../run-series';
import { badge, signOf, verdictLook } from './badge';
import { type Element, h } from './element';
import { pageOf } from './page';
import { shown } from './shown';
import { trends } from './trend';

/** The answer for all targets in one sentence, by the last run of each. */
export function indexSentence(all: readonly RunSeries[]): string {
  const last = all.map(({ runs }) => (runs.at(-1) ?? runs[0]).results);
  const kept = last.filter(({ verdict }) => verdict === 'conforms').length;
  const others = last.filter(({ verdict }) => verdict !== 'conforms');
  const worst = others.find(({ verdict }) => verdict === 'violates') ?? others[0];
  if (worst === undefined) return all.length === 1 ? 'The target conforms.' : `All ${all.length} listings conform.`;
  return `${kept} of ${counted(all.length, 'listing')} ${kept === 1 ? 'conforms' : 'conform'}. First of the others: ${worst.sentence ?? worst.verdict}`;
}

const dayOf = ({ startedAt }: Results): string => shown(startedAt.replace('T', ' ').replace(/(:\d\d)(\.\d+)?Z$/, ' UTC'), 60);

/** What a run found can be compared only where it came to judging. */
const isJudged = ({ results: { findings } }: IndexedRun): boolean => findings.length > 0;

function sinceBefore({ runs }: RunSeries): Element | null {
  const [now, before] = [...runs].reverse();
  if (now === undefined || before === undefined || !isJudged(now) || !isJudged(before)) return null;
  return h('p', { class: 'hint' }, shown(comparisonSentence(compareResults(before.results, now.results)), 1000));
}

function runRow({ results, report }: IndexedRun): Element {
  const { verdict, sentence = verdict, label } = results;
  const day = h('time', { datetime: results.startedAt }, dayOf(results));
  return h(
    'li',
    null,
    badge(verdictLook[verdict]),
    ' ',
    report === undefined ? day : h('a', { href: report }, day),
    label === undefined ? null : h('code', null, ` ${shown(label, 120)}`),
    h('span', { class: 'note' }, ` ${shown(sentence, 500)}`),
  );
}

function seriesView(series: RunSeries, index: number): Element {
  const { target, contract, operation, runs } = series;
  const last = runs.at(-1) ?? runs[0];
  const { verdict, sentence = verdict } = last.results;
  return h(
    'section',
    { 'aria-labelledby': `series-${index}` },
    h('h2', { id: `series-${index}` }, shown(target, 200), operation === undefined ? null : ` ${shown(operation, 120)}`),
    h('p', { class: 'hint' }, 'By ', h('code', null, shown(contract))),
    h('p', null, badge(verdictLook[verdict]), ' ', shown(sentence, 1000)),
    sinceBefore(series),
    trends(series),
    h(
      'ul',
      { class: 'runs', 'aria-label': `Runs over ${shown(target, 200)}, the newest first` },
      ...[...runs].reverse().map(runRow),
    ),
  );
}

/** Many targets or releases on one page that needs no network: the answer, and for each listing what became of it, with the trend of each area. */
export function indexPage(runs: readonly IndexedRun[]): string {
  const all = seriesOf(runs);
  const sentence = indexSentence(all);
  const verdicts = all.map(({ runs: own }) => (own.at(-1) ?? own[0]).results.verdict);
  const worst = verdicts.find((one) => one === 'violates') ?? verdicts.find((one) => one !== 'conforms') ?? 'conforms';
  const look = verdictLook[worst];
  return pageOf(shown(sentence, 200), 'Skip to the listings', [
    h(
      'header',
      { class: 'top' },
      h('p', { class: 'product' }, 'Listing conformance index'),
      h(
        'div',
        { class: `verdict ${look}` },
        h('span', { class: 'verdict-sign', 'aria-hidden': 'true' }, signOf(look)),
        h('h1', null, shown(sentence, 1000)),
      ),
    ),
    h('main', { id: 'main', tabIndex: -1 }, ...all.map(seriesView)),
    h(
      'footer',
      null,
      h(
        'p',
        null,
        `Made from ${counted(runs.length, 'run')}. A column is a run, the oldest first; its colours are those of the outcomes.`,
      ),
    ),
  ]);
}
