import type { ListingField } from '../contract/model';
import { documentedBy, fieldsBy } from '../contract/operators';
import type { FilterRole } from '../contract/roles';
import { join, where, type Expression } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import { canHold, holding, isQuoted } from '../grammar/holding';
import type { Scene } from '../judging/check';
import { satisfied } from '../listing/matching';
import { fieldValues, textsOf } from '../listing/column';
import { fieldText, type Item } from '../listing/value';
import { breakingParts } from './breaking-parts';
import { dividingClause } from './dividing-clause';
import { equalityPages } from './equality-pages';
import { isIntersecting } from './intersection';
import { nearValues, turnedWords } from './near-values';
import { coarseFirst } from './ordered';
import { unionOfTerms } from './pools';
import { pageSizes } from './probe-plan';
import { isOneValue } from './text-field';

/** SQL, NoSQL, shell and template fragments that widen a result where they are run instead of compared. */
const injections: readonly string[] = [
  `' or '1'='1`,
  `" || "1"=="1`,
  `'; --`,
  `') or true --`,
  '{"$gt":""}',
  '{"$ne":null}',
  '$ne',
  '${7*7}',
  '{{7*7}}',
  '$(id)',
  '../../etc/passwd',
  '*)(uid=*',
];

/** Those that the grammar can hold for a field. */
export function injectionsFor(field: ListingField, { contract: { filter } }: Scene): readonly string[] {
  return filter === undefined ? [] : injections.filter((value) => ['plain', 'equals'].includes(holding(value, field, filter)));
}

/** A value of no enumeration. */
export const undeclared = 'no-such-value';

const reserved: readonly string[] = [...`&,;#:/?@+$()[]'"\\|%_*<>=!~`];

/** Words that languages have for nothing, for truth and for numbers. */
const words: readonly string[] = [
  'null',
  'undefined',
  'None',
  'NULL',
  'NaN',
  'true',
  'false',
  '10',
  '1e3',
  '0x10',
  '9'.repeat(21),
];

/**
 * Values that no item is likely to hold and that break or widen a filter which does not take them as text: names that every object has, and
 * words for nothing. Each reserved sign at the start, inside and at the end; a letter beyond the first plane; NUL comes last.
 */
export const hostileValues: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  ...words,
  ...reserved.map((sign) => `${sign}no${sign}item${sign}`),
  'no\u{1f600}item',
  'no item \u{1f600}',
  '\u{1f600} no item',
  'no item\u0000no item',
];

/** One value with each reserved sign that the grammar can hold in it, so that it can be asked by itself: a union may take another path. */
export function allReserved(field: ListingField, scene: Scene): string {
  const start = reserved.reduce(
    (value, sign) => (isOneValue(`${value}${sign}item`, field, scene) ? `${value}${sign}` : value),
    'no',
  );
  return `${start}item`;
}

/** What a grammar without quotes may take for an operator that is not documented, or for a list. */
const leading = /[=!<>~:,|]/;
const trailing = /[,|]/;

/**
 * A text that items hold with each reserved sign before it and behind it: where a sign is stripped, or a value is cut at it, the items are
 * found. Not with a NUL, at which the patterns of many stores end. With each seed one of them where each would take a request of its own.
 */
export function signedValues(held: string, field: ListingField, { contract: { filter }, seed }: Scene): readonly string[] {
  const isBare = filter !== undefined && !isQuoted(field, filter);
  const values = [
    ...reserved.filter((sign) => !isBare || !leading.test(sign)).map((sign) => `${sign}${held}`),
    ...reserved.filter((sign) => !isBare || !trailing.test(sign)).map((sign) => `${held}${sign}`),
    `./${held}`,
  ];
  return filter?.or === undefined ? values.slice(seed % values.length).slice(0, 1) : values;
}

/** A number that items hold as text, written in other ways; of a text field it is another text. */
export function otherNumbers(values: Iterable<string>): readonly string[] {
  const [, sign, number] = [...values].map((value) => /^(-?)(\d{1,15})$/.exec(value)).find((match) => match !== null) ?? [];
  return number === undefined ? [] : [`${sign}0${number}`, `${sign}${number}.0`];
}

/** A text beyond what a field commonly holds, and below the length of URL that servers commonly take. */
export const longText = (text: string): string => text.padEnd(2_000, 'item');

/** An instant that items hold to more than the millisecond, cut to it. */
function cutInstant(items: readonly Item[], field: ListingField): readonly string[] {
  if (field.kind !== 'timestamp' || (field.asked ?? field.layout ?? 'date-time') !== 'date-time') return [];
  const fraction = /\.(\d{3})(\d*[1-9]\d*)(?=[Zz+-])/;
  const held = [...fieldValues(items, field).keys()].find((value) => fraction.test(value));
  return held === undefined
    ? []
    : [held.replace(fraction, (_, milli: string, rest: string) => `.${milli}${'0'.repeat(rest.length)}`)];
}

/** Of other fields that the target is known to filter by: what stands for nothing, and values at the edge of what their kind holds. */
const atTheEdge: { readonly [kind in ListingField['kind']]: readonly string[] } = {
  string: ['null', 'undefined', 'None', 'true', '__proto__', `no'item`, 'no"item'],
  enumeration: [],
  boolean: [],
  timestamp: ['9999-12-31T23:59:59.999-14:00', '0001-01-01T00:00:00+14:00'],
  number: ['18446744073709551617', '-9223372036854775809'],
};

/** A whole number that items hold, and so much more or less that it is the same one where its upper bits are lost. */
function wrappedNumbers(items: readonly Item[], field: ListingField): readonly string[] {
  const held = [...fieldValues(items, field).keys()].find((value) => /^-?\d{1,18}$/.test(value));
  return held === undefined ? [] : [2n ** 64n, -(2n ** 64n), 2n ** 32n].map((step) => String(BigInt(held) + step));
}

/** A second that clocks have once in a few years (RFC 3339, section 5.7), and what it may be taken for. */
const leapSecond = { asked: '2016-12-31T23:59:60Z', taken: ['2016-12-31T23:59:59Z', '2017-01-01T00:00:00Z'] } as const;

function leapSeconds(items: readonly Item[], field: ListingField): readonly string[] {
  if ((field.asked ?? field.layout ?? 'date-time') !== 'date-time') return [];
  const isHeld = leapSecond.taken.some((taken) => positionsHeld(items, where(field, taken)).length > 0);
  return isHeld ? [] : [leapSecond.asked];
}

/** Values of a text field that would find the sample if a sign in them was one of a pattern. */
function patternsOf(items: readonly Item[], field: ListingField): readonly string[] {
  if (field.kind !== 'string') return [];
  const sample = [...fieldValues(items, field).keys()].find((value) => /^\p{L}{3,60}$/u.test(value));
  if (sample === undefined) return [];
  const [first = '', , ...rest] = sample;
  return [...['_', '.'].map((sign) => `${first}${sign}${rest.join('')}`), `${first}%`, `${first}*`, `${first}.*`];
}

/** Fields that the target is known to filter by. */
export async function honouredFields(scene: Scene): Promise<readonly ListingField[]> {
  const honoured = new Set((await equalityPages(scene)).flatMap(({ fields }) => fields.map(({ path }) => path)));
  return (scene.contract.filter?.fields ?? []).filter(({ path }) => honoured.has(path));
}

/** Positions of the items that hold a value which a clause may find. */
function positionsHeld(items: readonly Item[], clause: Expression): readonly number[] {
  const isFound = satisfied(items, clause, 'lenient', 'and-first');
  const textOf = textsOf(items, clause.clauses[0].field);
  return [...items.keys()].filter((position) => textOf(position) !== undefined && isFound(position));
}

/** Whether nothing at all can be a value of a field. Where each clause is a pair of its own, a form leaves one empty that is not filled in. */
const canBeEmpty = (field: ListingField, filter: FilterRole): boolean =>
  isQuoted(field, filter) || filter.parameter !== undefined;

/**
 * Nothing, and a blank where a grammar quotes its values, asked of each text field: it finds what is empty, and what is missing at the
 * most. Left out where a page could be full of those.
 */
export async function emptyClauses(scene: Scene): Promise<readonly Expression[]> {
  const { filter } = scene.contract;
  const { usual } = await pageSizes(scene);
  if (filter === undefined) return [];
  const fields = (await honouredFields(scene)).filter((field) => field.kind === 'string' && canBeEmpty(field, filter));
  const clauses = fields.flatMap((field) => (isQuoted(field, filter) ? ['', ' '] : ['']).map((value) => where(field, value)));
  const { items } = await scene.listing.walk();
  return clauses.filter((clause) => {
    return positionsHeld(items, clause).length <= usual / 4;
  });
}

/**
 * Nothing, asked of the text fields of which every item holds something, where a grammar quotes its values: a clause that is left out for it
 * shows by all that is found. Beside a clause that some items match, because it is left out alone or with all others. The first field is asked
 * alone, the others together, or with each seed another one where a grammar cannot write that.
 */
export async function emptyAlone(scene: Scene): Promise<readonly Expression[]> {
  const { filter } = scene.contract;
  const { items } = await scene.listing.walk();
  const dividing = await dividingClause(scene);
  if (filter === undefined || items.length === 0) return [];
  const fields = (await honouredFields(scene)).filter(
    (one) =>
      one.kind === 'string' &&
      isQuoted(one, filter) &&
      one.path !== dividing?.field.path &&
      items.every((item) => (fieldText(item, one) ?? '').trim() !== ''),
  );
  // Of the others the coarse ones first: they are what a form leaves empty.
  const [first, ...others] = [...fields.slice(0, 1), ...coarseFirst(fields.slice(1), items)].map((field) => {
    const both = dividing && join('and', where(field, ''), where(dividing.field, dividing.value));
    return both !== undefined && canWrite(both, filter) ? both : where(field, '');
  });
  const further = unionOfTerms(others, filter) ?? others.at((scene.seed - 1) % others.length);
  return [first, further].filter((one) => one !== undefined);
}

/**
 * Clauses that find nothing, each beside one that some items match, because what is left out for its value then shows by what is found: what an
 * enumeration does not declare (of the first it is asked alone), and nothing for a text where a grammar writes it without quotes. With each
 * seed another one is the last, because where operators bind from left to right in a union, it alone is seen.
 */
export async function clausesBeside(scene: Scene): Promise<readonly Expression[]> {
  const { filter } = scene.contract;
  const dividing = await dividingClause(scene);
  if (filter === undefined || dividing === undefined || !(await isIntersecting(scene))) return [];
  const { items } = await scene.listing.walk();
  const fields = await honouredFields(scene);
  const [first] = documentedBy('eq', filter).filter(({ kind }) => kind === 'enumeration');
  const clauses = [
    ...fields
      .filter((field) => field.kind === 'enumeration' && field.path !== first?.path)
      .map((field) => where(field, undeclared)),
    ...fields
      .filter((field) => field.kind === 'string' && !isQuoted(field, filter) && canBeEmpty(field, filter))
      .map((field) => where(field, '')),
  ];
  const all = clauses
    .filter(({ clauses: [{ field }] }) => field.path !== dividing.field.path)
    .map((clause) => join('and', where(dividing.field, dividing.value), clause))
    .filter((both) => {
      const isFound = satisfied(items, both, 'lenient', 'and-first');
      // What is missing may be found by nothing at all, as long as others match the clause beside it.
      const found = items.filter((_, position) => isFound(position)).length;
      return canWrite(both, filter) && 2 * found <= dividing.matches;
    });
  const last = (scene.seed - 1) % Math.max(1, all.length);
  return [...all.slice(all.length - last), ...all.slice(0, all.length - last)];
}

/**
 * Values beside those that items hold, of each field, and the words of a text the other way round. With each seed one of them where each
 * would take a request of its own.
 */
async function nearClauses(scene: Scene, items: readonly Item[]): Promise<readonly Expression[]> {
  const { filter } = scene.contract;
  if (filter === undefined) return [];
  const heldBy = (field: ListingField): readonly string[] => [...fieldValues(items, field).keys()];
  const clauses = [
    ...(await honouredFields(scene)).flatMap((field) => nearValues(heldBy(field), field).map((value) => where(field, value))),
    ...fieldsBy('contains', filter)
      .filter(({ kind, status }) => kind === 'string' && status !== 'candidate')
      .flatMap((field) => turnedWords(heldBy(field)).map((value) => where(field, value, 'contains'))),
  ].filter((clause) => {
    const [{ field, value, operator }] = clause.clauses;
    return canHold(value, field, filter, operator) && positionsHeld(items, clause).length === 0;
  });
  return filter.or === undefined ? clauses.slice((scene.seed - 1) % Math.max(1, clauses.length)).slice(0, 1) : clauses;
}

/** Clauses of other fields, as far as no item satisfies them. */
export async function edgeClauses(scene: Scene, but: ListingField): Promise<readonly Expression[]> {
  const { items } = await scene.listing.walk();
  const fields = (await honouredFields(scene)).filter(({ path }) => path !== but.path);
  const own = fields.flatMap((field) =>
    [
      ...atTheEdge[field.kind],
      ...patternsOf(items, field),
      ...(field.kind === 'string' ? otherNumbers(fieldValues(items, field).keys()) : []),
      ...cutInstant(items, field),
      ...(field.kind === 'number' ? wrappedNumbers(items, field) : []),
      ...(field.kind === 'timestamp' ? leapSeconds(items, field) : []),
    ]
      .filter((value) => isOneValue(value, field, scene))
      .map((value) => where(field, value))
      .filter((clause) => positionsHeld(items, clause).length === 0),
  );
  return [...own, ...(await nearClauses(scene, items)), ...breakingParts(scene)];
}
