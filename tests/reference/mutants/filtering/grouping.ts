import type { Silence, StockMutant } from '../mutant';
import { outside } from '../stock-fault';

export const mutants: readonly StockMutant[] = [
  {
    id: 'brackets-overlooked',
    fault: 'brackets are overlooked',
    source: 'public reports: they are stripped before the filter is cut',
    area: 'filtering',
    primary: 'filtering.grouping',
    expect: ['filtering.grouping'],
    ground: 'stock',
    rules: { heard: (text) => outside(text, (part) => (part.includes(' in (') ? part : part.replaceAll(/[()]/g, ' '))) },
  },
  {
    id: 'nothing-behind-brackets',
    fault: 'what stands behind a bracket is overlooked',
    source: 'an operator mistake: the parser ends with the first bracket',
    area: 'filtering',
    primary: 'filtering.grouping',
    expect: ['filtering.grouping'],
    ground: 'stock',
    rules: { heard: (text) => (text.startsWith('(') ? text.slice(0, text.indexOf(')') + 1) : text) },
  },
  {
    id: 'brackets-as-and',
    fault: 'within brackets OR is read as AND',
    source: 'an operator mistake: one operator for each group',
    area: 'filtering',
    primary: 'filtering.grouping',
    expect: ['filtering.grouping'],
    ground: 'stock',
    rules: { heard: (text) => (text.startsWith('(') ? text.replace(' or ', ' and ') : text) },
  },
];

export const silence: Silence = { items: 0 };
