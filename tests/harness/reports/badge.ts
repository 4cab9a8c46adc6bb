import { create } from 'xmlbuilder2';
import type { LedgerContents } from '../findings/ledger';
import type { Verdict } from '../findings/verdict';
import { counted } from '../text/counted';
import { faultsOf } from './fault';
import type { ReportWriter } from './report-writer';
import { resultsOf } from './results';
import { sentenceOf } from './sentence';

/** White on each of them has a contrast of 4.5 or more (WCAG 2.2, 1.4.3). */
const colours = { good: '#2d7a3a', bad: '#b3261e', open: '#8a5300' } as const;

const colourOf = (verdict: Verdict): string =>
  verdict === 'conforms' ? colours.good : verdict === 'violates' ? colours.bad : colours.open;

/** What stands on the right: how much is shown, how many faults, or the verdict where there is neither. */
function valueOf(contents: LedgerContents, verdict: Verdict): string {
  const failed = faultsOf(contents).filter(({ status }) => status === 'failed').length;
  if (verdict === 'violates') return failed === 0 ? 'baseline broken' : counted(failed, 'fault');
  if (verdict !== 'conforms') return verdict;
  const shown = contents.findings.filter(({ outcome }) => outcome !== 'not-applicable' && outcome !== 'disabled');
  const kept = shown.filter(({ outcome }) => outcome === 'pass').length;
  return `${kept} of ${shown.length}`;
}

/** Room for a text at 11 px, in pixels: no renderer is asked, so each sign has the width of a wide one. */
const widthOf = (text: string): number => Math.round(text.length * 6.8) + 12;

/** An SVG of two fields that needs no network: no font, style or image is loaded. Its title is the sentence. */
function write(contents: LedgerContents): string {
  const { verdict } = resultsOf(contents);
  const [name, value] = ['list conformance', valueOf(contents, verdict)];
  const [left, right] = [widthOf(name), widthOf(value)];
  const svg = create({ invalidCharReplacement: '' }).ele('http://www.w3.org/2000/svg', 'svg', {
    width: left + right,
    height: 20,
    viewBox: `0 0 ${left + right} 20`,
    role: 'img',
    'aria-label': `${name}: ${value}`,
  });
  svg.ele('title').txt(sentenceOf(contents));
  svg.ele('rect', { width: left, height: 20, fill: '#444' });
  svg.ele('rect', { x: left, width: right, height: 20, fill: colourOf(verdict) });
  const text = svg.ele('g', {
    fill: '#fff',
    'text-anchor': 'middle',
    'font-family': 'Verdana, DejaVu Sans, sans-serif',
    'font-size': 11,
  });
  text.ele('text', { x: left / 2, y: 14 }).txt(name);
  text.ele('text', { x: left + right / 2, y: 14 }).txt(value);
  return `${svg.root().toString({ prettyPrint: true })}\n`;
}

export const badge: ReportWriter = { name: 'badge', file: 'badge.svg', write };
