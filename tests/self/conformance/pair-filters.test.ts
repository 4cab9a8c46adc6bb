import type { RequirementId } from '../../../generated/requirement-ids';
import { endedAs, judgeCrates } from '../checks/judging';
import { lawfulCrates, type Broken, type Clause, type CrateRules } from '../servers/crate-server';

/** Where each clause is a pair of its own and there is no OR, what elsewhere rides in a union is asked by itself. */

/** What is asked for by equality of a text is read so. */
const equalText = (change: (text: string) => string): Partial<CrateRules> => ({
  heard: (text, { operator, kind }) => (operator === 'eq' && kind === 'text' ? change(text) : text),
});

/** A list is read so. */
const list = (change: (text: string) => string): Partial<CrateRules> => ({
  heard: (text, { operator }) => (operator === 'in' ? change(text) : text),
});

const equality = (
  equals: (held: Parameters<CrateRules['equals']>[0], asked: string, clause: Clause) => boolean | undefined,
): Partial<CrateRules> => ({ equals: (...asked) => equals(...asked) ?? lawfulCrates.equals(...asked) });

const lawful: readonly (readonly [string, Partial<CrateRules>])[] = [
  ['as its document has it', {}],
  [
    'equality ignores letter case',
    equality((held, asked, { kind }) =>
      kind === 'text' && typeof held === 'string' ? held.toLowerCase() === asked.toLowerCase() : undefined,
    ),
  ],
  ['a list of more than eight values is refused', list((text) => (lawfulCrates.split(text).length > 8 ? '' : text))],
];

test.each(lawful)('a lawful server conforms: %s', async (_, rules) => {
  const judged = await judgeCrates(rules);
  expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual([]);
  expect(judged.verdict).toBe('conforms');
});

const characters = 'filtering.value-characters';

const faulty: readonly (readonly [string, Partial<CrateRules>, RequirementId])[] = [
  ...['&', '#', ';', '|', '@', ':', '=', '?', '/', '*', '$', '"', '(', '[', '{', '<', '^', '~', '!'].map(
    (sign) => [`equality drops ${sign}`, equalText((text) => text.replaceAll(sign, '')), characters] as const,
  ),
  ['equality of a letter beyond the BMP', equalText((text) => text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '?')), characters],
  ['equality joins blanks', equalText((text) => text.replaceAll(/ {2,}/g, ' ')), characters],
  ['equality by NFC of what is asked alone', equalText((text) => text.normalize('NFC')), characters],
  ['equality by NFD of what is asked alone', equalText((text) => text.normalize('NFD')), characters],
  [
    'equality decodes twice',
    equalText((text) => text.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))),
    characters,
  ],
  ['a list is cut at every comma', { split: (text) => text.split(',') }, characters],
  ['a backslash at the end of a value takes its comma in', { split: (text) => text.match(/(?:\\,|[^,])+/gsu) ?? [] }, characters],
  ['a list is cut at an ampersand', list((text) => text.split('&')[0] ?? ''), characters],
  ['a list joins blanks', list((text) => text.replaceAll(/ {2,}/g, ' ')), characters],
  [
    'null finds what is missing, too',
    equality((held, asked) => (asked === 'null' && (held ?? null) === null) || undefined),
    characters,
  ],
  ...['true', 'false', '0', '10', '1e3'].map(
    (word) =>
      [
        `the text ${word} is none`,
        equality((_, asked, { kind }) => (kind === 'text' && asked === word ? false : undefined)),
        characters,
      ] as const,
  ),
];

const nothing: readonly (readonly [string, Partial<CrateRules>, RequirementId])[] = [
  ['zero is missing', { isMissing: (held) => held === 0 || (held ?? null) === null }, 'filtering.missing'],
  ['false is missing', { isMissing: (held) => held === false || (held ?? null) === null }, 'filtering.missing'],
  [
    'what is missing is zero',
    equality((held, asked) => ((held ?? null) === null && asked === '0') || undefined),
    'filtering.equality-sound',
  ],
  [
    'what is missing is false',
    equality((held, asked) => ((held ?? null) === null && asked === 'false') || undefined),
    'filtering.equality-sound',
  ],
  [
    'equality of a flag with false is left out',
    { counted: (clauses) => clauses.filter(({ operator, text }) => operator !== 'eq' || text !== 'false') },
    'filtering.equality-sound',
  ],
  [
    'a comparison with zero is left out',
    { counted: (clauses) => clauses.filter(({ operator, text }) => !/^[gl]te?$/.test(operator) || text !== '0') },
    'filtering.comparison-sound',
  ],
  ['a list loses zero', { split: (text) => lawfulCrates.split(text).filter((one) => one !== '0') }, 'filtering.in'],
];

/** Of what cannot be read. */
const broken = (what: Broken, choice: 'drop' | 'drop-all' | 'fail'): Partial<CrateRules> => ({
  broken: (one) => (one === what ? choice : 'refuse'),
});

const unread: typeof nothing = [
  ['an unknown field takes the filter beside it along', broken('field', 'drop-all'), 'robustness.unknown-parameter'],
  ['an unknown operator takes the clause beside it along', broken('operator', 'drop-all'), 'filtering.unknown-operator'],
  ['a word for whether there is a value breaks the server', broken('missing', 'fail'), 'filtering.malformed'],
];

const parts: typeof nothing = [
  [
    'a sign of a regular expression breaks the server',
    { matches: (held, part, operator) => new RegExp(`${operator === 'contains' ? '' : '^'}${part}`).test(held) },
    'filtering.text-match',
  ],
  [
    'a part of one letter finds nothing',
    { matches: (held, part, operator) => part.length > 1 && lawfulCrates.matches(held, part, operator) },
    'filtering.text-match',
  ],
];

test.each<readonly [string, Partial<CrateRules>, RequirementId]>([
  [
    'a percent sign alone finds everything',
    { matches: (held, part, operator) => part === '%' || lawfulCrates.matches(held, part, operator) },
    'filtering.text-match',
  ],
  ['an unknown operator is left out', broken('operator', 'drop'), 'filtering.unknown-operator'],
  ['a word for whether there is a value leaves its clause out', broken('missing', 'drop'), 'filtering.ill-typed'],
  [
    'a word for whether there is a value is read as no',
    { heard: (text, { operator }) => (operator === 'isNull' ? String(text === 'true') : text) },
    'filtering.ill-typed',
  ],
  [
    'a word for whether there is a value is read as yes',
    { heard: (text, { operator }) => (operator === 'isNull' ? String(text !== 'false') : text) },
    'filtering.ill-typed',
  ],
])('%s, which is warned of', async (_, rules, expected) => {
  expect(endedAs(await judgeCrates(rules, { only: [expected] }), 'warn')).toEqual([expected]);
});

test.each([...faulty, ...nothing, ...unread, ...parts])('%s', async (_, rules, expected) => {
  expect(endedAs(await judgeCrates(rules, { only: [expected] }), 'fail')).toEqual([expected]);
});
