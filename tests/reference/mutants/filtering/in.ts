import type { Silence, StockMutant } from '../mutant';

/** What is found comes twice where a list asks for one value twice. */
function joinedLists(): StockMutant['rules'] {
  let isTwice = false;
  return {
    heard: (text) => {
      isTwice = /in \(([^,()]+), ?\1[,)]/.test(text);
      return text;
    },
    stored: (found) => (isTwice ? [...found, ...found.slice(0, 1)] : found),
  };
}

export const mutants: readonly StockMutant[] = [
  {
    id: 'in-without-the-last',
    fault: 'the last of several values is lost',
    source: 'public reports: a list is cut one short',
    area: 'filtering',
    primary: 'filtering.in',
    // Values that are special are asked in lists, too.
    expect: ['filtering.in', 'filtering.value-characters'],
    ground: 'stock',
    rules: { isOneOf: (held, asked) => asked.slice(0, -1).includes(held) },
  },
  {
    id: 'in-the-first-alone',
    fault: 'only the first of several values is asked for',
    source: 'public reports: a repeated value is read once',
    area: 'filtering',
    primary: 'filtering.in',
    // Values that are special are asked in lists, too.
    expect: ['filtering.in', 'filtering.value-characters'],
    ground: 'stock',
    rules: { isOneOf: (held, asked) => held === asked[0] },
  },
  {
    id: 'in-by-a-part',
    fault: 'a value that holds one of them is found, too',
    source: 'an operator mistake: contains on the joined list',
    area: 'filtering',
    primary: 'filtering.in',
    expect: ['filtering.in'],
    ground: 'stock',
    rules: { isOneOf: (held, asked) => asked.some((one) => held.includes(one) || held.startsWith(one.slice(0, 1))) },
  },
  {
    id: 'in-one-finds-nothing',
    fault: 'a list of one value finds nothing',
    source: 'public reports: a single value is no list to the parser of the query',
    area: 'filtering',
    primary: 'filtering.in',
    expect: ['filtering.in'],
    ground: 'stock',
    rules: { isOneOf: (held, asked) => asked.length > 1 && asked.includes(held) },
  },
  {
    id: 'in-of-instants-finds-nothing',
    fault: 'a list of timestamps finds nothing',
    source: 'an operator mistake: the members of a list are compared as text with what is stored as a number',
    area: 'filtering',
    primary: 'filtering.in',
    expect: ['filtering.in'],
    ground: 'stock',
    rules: { heard: (text) => text.replaceAll(/made in \([^)]*\)/g, "id eq ''") },
  },
  {
    id: 'in-joined',
    fault: 'a value that a list asks for twice finds an item twice',
    source: 'public reports: a list is joined as a table of values',
    area: 'filtering',
    primary: 'filtering.in',
    expect: ['filtering.in', 'response.identity-unique', 'response.schema'],
    ground: 'stock',
    rules: joinedLists(),
  },
];

export const silence: Silence = { items: 0 };
