import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { renderToString } from 'preact-render-to-string';
import type { LedgerContents } from '../../findings/ledger';
import type { ReportContext, ReportWriter } from '../report-writer';
import { resultsOf } from '../results';
import { type Element, h, own } from './element';
import { faultsOf } from '../fault';
import { behaviourSection } from './behaviour-section';
import { coverageSections } from './coverage-section';
import { firstScreen } from './first-screen';
import { openSections } from './open-section';
import { requirementSection } from './requirement-areas';
import { type Section, faultSections, figureSection, sectionView } from './sections';
import { shown } from './shown';

const style = readFileSync(path.join(__dirname, 'report.css'), 'utf8');
const script = readFileSync(path.join(__dirname, 'table-filter.js'), 'utf8');
const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing is loaded, sent or run but this project's own style and script, whatever else may get into the page. */
const policy = [
  "default-src 'none'",
  `style-src ${hashOf(style)}`,
  `script-src ${hashOf(script)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function navigation(sections: readonly Section[]): Element {
  return h(
    'nav',
    { 'aria-label': 'Parts of the report' },
    h(
      'ul',
      null,
      ...sections.map(({ id, title, count }) =>
        h('li', null, h('a', { href: `#${id}` }, title, count === undefined ? null : h('span', { class: 'count' }, ` ${count}`))),
      ),
    ),
  );
}

/**
 * The report as one HTML document that needs no network: the answer in a sentence, the faults, what is not judged, requirements by area,
 * behaviour, coverage of the contract, figures. Throws `HarnessError` for a ledger without beginning or end.
 */
export function htmlReport(contents: LedgerContents, context: ReportContext): string {
  const results = resultsOf(contents);
  const faults = faultsOf(contents);
  const sections = [
    ...faultSections(faults, contents, context),
    ...openSections(contents),
    requirementSection(contents, context),
    behaviourSection(contents),
    ...coverageSections(contents),
    figureSection(contents),
  ];
  const page = h(
    'html',
    { lang: 'en' },
    h(
      'head',
      null,
      h('meta', { charset: 'utf-8' }),
      h('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('meta', { name: 'referrer', content: 'no-referrer' }),
      h('title', null, `${results.verdict}: ${shown(results.target, 120)}`),
      own('style', style),
    ),
    h(
      'body',
      null,
      h('a', { class: 'skip', href: '#main' }, 'Skip to the findings'),
      firstScreen(contents, results, faults),
      navigation(sections),
      h('main', { id: 'main', tabIndex: -1 }, ...sections.map(sectionView)),
      h('footer', null, h('p', null, 'Made from the ledger of the run, which holds every exchange in full.')),
      own('script', script),
    ),
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}

export const html: ReportWriter = { name: 'html', file: 'report.html', write: htmlReport };
