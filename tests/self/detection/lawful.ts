import type { Asked } from '../../reference/variants';
import { variants } from '../../reference/variants';
import { startReference } from '../../reference/server';
import { startStockGround, type Ground } from '../grounds';
import { startChurningServer, type ChurnOptions } from '../servers/churning';
import { choices, defaultChoices, type PlainOptions } from '../servers/plain-choices';
import { randomStream, pick } from '../servers/plain-data';
import { startPlainServer } from '../servers/plain-server';
import { lawfulRules, NoFilter } from '../servers/stock-query';
import { catalogueChoices } from './lawful-catalogue';
import type { StockRules } from '../../reference/mutants/stock-rules';

/** What all servers of the self tests have in common. */
export interface Started {
  readonly url: string;
  readonly apiKey: string;
  readonly token: string;
  readonly projectUid: string;
  readonly secondProjectUid: string;
  close(): Promise<void>;
}

/** A conforming server, started anew for each run. */
export interface Lawful {
  readonly id: string;
  /** What it does otherwise than the embedded target at rest. */
  readonly choice: string;
  readonly implementation: 'reference' | 'plain' | 'stock' | 'catalogue';
  /** It is the server of another ground than the embedded one. */
  readonly ground?: Ground;
  readonly asked?: Asked;
  readonly start: () => Promise<Started>;
}

const ofReference: readonly Lawful[] = variants.map(({ options, ...variant }) => ({
  ...variant,
  implementation: 'reference',
  start: () => startReference(options),
}));

/** Enough for a second page, and for little more: there are many of these servers. */
const twoPages = 60;

function plain(id: string, choice: string, options: PlainOptions): Lawful {
  return { id: `plain-${id}`, choice, implementation: 'plain', start: () => startPlainServer({ size: twoPages, ...options }) };
}

/** Every value of every open choice by itself. The first ones are the defaults, shared by all. */
const alone: readonly Lawful[] = Object.entries(choices).flatMap(([name, values]) =>
  values
    .slice(1)
    .map((value) =>
      plain(`${name}-${value}`.replaceAll(/[^A-Za-z0-9-]+/g, '-').replace(/-$/, ''), `${name}: ${value}`, { [name]: value }),
    ),
);

function mixture(seed: number): PlainOptions {
  const random = randomStream(seed);
  return { ...Object.fromEntries(Object.entries(choices).map(([name, values]) => [name, pick<unknown>(random, values)])), seed };
}

const mixtures: readonly Lawful[] = [1, 2, 3, 4, 5, 6].map((seed) => {
  const options = mixture(seed);
  const differing = Object.entries(options).filter(
    ([name, value]) => name in defaultChoices && value !== defaultChoices[name as keyof typeof defaultChoices],
  );
  return plain(`mixture-${seed}`, `${differing.length} choices at once, drawn with seed ${seed}`, options);
});

const circumstances: readonly Lawful[] = [
  plain('default', 'every first choice', {}),
  plain('hostile-names', 'names with newlines, markup, __proto__ and 100,000 characters', { hostile: true }),
  plain('gateway', 'a base path, gzip, 429 and 503 now and then, 5 ms of latency', {
    basePath: '/gateway',
    compression: 'gzip',
    throttleEvery: 47,
    unavailableEvery: 61,
    latencyMs: 5,
  }),
  plain('quoting', 'a base path that could be one of files, and errors that quote the path and the query', {
    basePath: '/srv/app',
    quoting: true,
  }),
  plain('two-items', 'two items, one in the second project', { size: 2, secondSize: 1 }),
  plain('none', 'no item at all', { size: 0, secondSize: 0 }),
];

function churning(id: string, choice: string, churn: ChurnOptions, options: PlainOptions = {}): Lawful {
  return { id: `churning-${id}`, choice, implementation: 'plain', start: () => startChurningServer(options, churn) };
}

const moving: readonly Lawful[] = [
  churning('often', 'one change per three requests', { mode: 'random', rate: 1 / 3 }),
  churning('now-and-then', 'one change per 20 requests', { mode: 'random', rate: 1 / 20, seed: 2 }),
  churning('seldom', 'one change per 100 requests', { mode: 'random', rate: 1 / 100, seed: 3 }),
  churning('count-preserving', 'one item comes as another goes', { mode: 'count-preserving', seed: 4 }),
  churning('toggle', 'one item comes and goes, one name turns', { mode: 'toggle', period: 6, seed: 5 }),
  churning('small', 'eight items, one change per three requests', { mode: 'random', seed: 6 }, { size: 8 }),
];

function stock(id: string, choice: string, rules: Partial<StockRules>): Lawful {
  return { id: `stock-${id}`, choice, implementation: 'stock', ground: 'stock', start: () => startStockGround({ rules }) };
}

const { compare, equals, isOneOf, matches } = lawfulRules;
const lower = (text: string): string => text.toLowerCase();
const lowerOfAscii = (text: string): string => text.replaceAll(/[A-Z]/g, lower);
const byFolded = new Intl.Collator('und', { sensitivity: 'accent' }).compare;

/** What the document of the stock leaves open. */
const operators: readonly Lawful[] = [
  stock('default', 'every first choice', {}),
  stock('ne-finds-missing', 'inequality finds items without a value, in every field', {
    withoutValue: (operator) => operator === 'ne',
  }),
  stock('text-in-any-case', 'letters match in either case, whatever the operator', {
    equals: (held, asked) => equals(lower(held), lower(asked)),
    isOneOf: (held, asked) => isOneOf(lower(held), asked.map(lower)),
    matches: (held, part, operator) => matches(lower(held), lower(part), operator),
  }),
  stock('letters-of-ascii-in-any-case', 'letters of ASCII match in either case, and no others', {
    matches: (held, part, operator) => matches(lowerOfAscii(held), lowerOfAscii(part), operator),
  }),
  stock('starts-as-a-range', 'a beginning is looked for as a range up to the last of all letters', {
    matches: (held, part, operator) =>
      operator === 'starts' ? held >= part && held.slice(0, part.length) <= part : matches(held, part, operator),
  }),
  stock('no-signs-in-parts', 'a part with a sign that patterns are written with is refused', {
    matches: (held, part, operator) => {
      if (/[%_.*?()[\]{}|^$+\\&!:~]/.test(part)) throw new NoFilter('A part has letters and digits');
      return matches(held, part, operator);
    },
  }),
  stock('no-value-twice', 'a list that has one value twice is refused', {
    heard: (text) => {
      if (/in \(([^,()]+), ?\1[,)]/.test(text)) throw new NoFilter('Each value once');
      return text;
    },
  }),
  stock('text-by-lower-case', 'text is compared without its case', {
    compare: (held, asked, kind, operator) =>
      kind === 'string' ? compare(lower(held), lower(asked), kind, operator) : compare(held, asked, kind, operator),
  }),
  stock('text-by-icu', 'text is compared by the root collation, without its case', {
    compare: (held, asked, kind, operator) => (kind === 'string' ? byFolded(held, asked) : compare(held, asked, kind, operator)),
  }),
  stock('empty-is-missing', 'an empty text is stored as none', {
    isMissing: (held) => held === undefined || held === null || held === '',
  }),
  stock('nothing-for-unknown', 'an operator that there is not finds nothing, and so does a word compared with a number', {
    unknownOperator: 'nothing',
    illTyped: 'nothing',
  }),
  stock('no-bounds-far-away', 'a bound before 1970 or of more than 32 bits is refused', {
    compare: (held, asked, kind, operator) => {
      if (kind === 'timestamp' ? /^19[0-6]/.test(asked) : kind === 'number' && /^\d{10,12}$/.test(asked))
        throw new NoFilter('That is too far away');
      return compare(held, asked, kind, operator);
    },
  }),
  stock('last-page-behind-the-end', 'a page number behind the end is read as that of the last page', {
    startOf: (number, size, found) => Math.max(0, Math.min(number - 1, Math.ceil(found / size) - 1)) * size,
  }),
  stock('no-page-behind-the-end', 'a page number behind the end is refused', {
    startOf: (number, size, found) => {
      if (number > 1 && (number - 1) * size >= found) throw new NoFilter('There is no such page');
      return (number - 1) * size;
    },
  }),
  stock('few-clauses', 'a filter of more than four clauses is refused', {
    heard: (text) => {
      if (text.split(/ (?:and|or) /).length > 4) throw new NoFilter('Too many conditions');
      return text;
    },
  }),
  stock('ends-in-sequence', 'a range whose low end stands above its high end is read with both exchanged', {
    heard: (text) =>
      text.replaceAll(
        /(\w+) (g[te]) (-?[\d.]+) and \1 (l[te]) (-?[\d.]+)/g,
        (range, field: string, low: string, from: string, high: string, to: string) =>
          compare(from, to, 'number', 'ge') > 0 ? `${field} ${low} ${to} and ${field} ${high} ${from}` : range,
      ),
  }),
  stock('equals-turned-under-a-filter', 'a filter is read by an index, which has equals of an order the other way round', {
    stored: (found, isFiltered) => (isFiltered ? found.toReversed() : found),
  }),
  stock('clauses-turned-in-links', 'the URL that leads on has the clauses the other way round', {
    led: (text) => (/ or |\(/.test(text) ? text : text.split(' and ').toReversed().join(' and ')),
  }),
  stock('blanks', 'a filter may have further blanks', { heard: (text) => text.replaceAll(' and ', '  and  ') }),
];

/** Every conforming server; ids are unique. The slow ones come first, so that they do not end the matrix alone. */
export const lawful: readonly Lawful[] = [
  ...operators,
  ...catalogueChoices,
  ...ofReference,
  ...circumstances,
  ...alone,
  ...mixtures,
  ...moving,
];
