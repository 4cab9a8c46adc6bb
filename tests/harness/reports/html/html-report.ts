import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LedgerContents } from '../../findings/ledger';
import type { ReportContext, ReportWriter } from '../report-writer';
import { resultsOf } from '../results';
import { type Element, h } from './element';
import { faultsOf } from '../fault';
import { behaviourSection } from './behaviour-section';
import { coverageSections } from './coverage-section';
import { firstScreen } from './first-screen';
import { pageOf } from './page';
import { openSections } from './open-section';
import { requirementSection } from './requirement-areas';
import { type Section, faultSections, figureSection, sectionView } from './sections';
import { shown } from './shown';

const script = readFileSync(path.join(__dirname, 'table-filter.js'), 'utf8');

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
  const body = [
    firstScreen(contents, results, faults),
    navigation(sections),
    h('main', { id: 'main', tabIndex: -1 }, ...sections.map(sectionView)),
    h('footer', null, h('p', null, 'Made from the ledger of the run, which holds every exchange in full.')),
  ];
  return pageOf(`${results.verdict}: ${shown(results.target, 120)}`, 'Skip to the findings', body, script);
}

export const html: ReportWriter = { name: 'html', file: 'report.html', write: htmlReport };
