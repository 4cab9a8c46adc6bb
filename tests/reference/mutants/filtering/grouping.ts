import type { Silence, StockMutant } from '../mutant';
import { nestedIn, outside } from '../stock-fault';

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
  {
    id: 'inner-brackets-opened',
    fault: 'brackets within brackets are opened into them: one operator for both',
    source: 'an operator mistake: a group is added to the list of its parent',
    area: 'filtering',
    primary: 'filtering.grouping',
    expect: ['filtering.grouping'],
    ground: 'stock',
    rules: { heard: (text) => nestedIn(text, (inner) => inner.replaceAll(' and ', ' or ')) },
  },
  {
    id: 'inner-brackets-dropped',
    fault: 'brackets within brackets are dropped with what stands in them',
    source: 'an operator mistake: a parser of one level looks for clauses alone',
    area: 'filtering',
    primary: 'filtering.grouping',
    expect: ['filtering.grouping'],
    ground: 'stock',
    rules: {
      heard: (text) =>
        nestedIn(text, () => '#')
          .replaceAll(/# (?:and|or) | (?:and|or) #/g, '')
          .replaceAll('#', 'id is missing'),
    },
  },
  {
    id: 'inner-brackets-alone',
    fault: 'beside brackets within brackets, nothing else of the outer ones is looked at',
    source: 'an operator mistake: the parent is overwritten by its child',
    area: 'filtering',
    primary: 'filtering.grouping',
    expect: ['filtering.grouping'],
    ground: 'stock',
    rules: {
      heard: (text) => {
        const inner: string[] = [];
        const marked = nestedIn(text, (one) => `#${String(inner.push(one) - 1)}#`);
        return marked.replaceAll(/\([^()]*#(\d+)#[^()]*\)/g, (_, index: string) => `(${inner[Number(index)] ?? ''})`);
      },
    },
  },
  {
    id: 'nested-brackets-overlooked',
    fault: 'where brackets stand in others, all of them are overlooked',
    source: 'an operator mistake: what the expression for one level does not match is read without brackets',
    area: 'filtering',
    primary: 'filtering.grouping',
    expect: ['filtering.grouping'],
    ground: 'stock',
    rules: {
      heard: (text) =>
        text === nestedIn(text, () => '')
          ? text
          : outside(text, (part) => (part.includes(' in (') ? part : part.replaceAll(/[()]/g, ' '))),
    },
  },
];

export const silence: Silence = { items: 0 };
