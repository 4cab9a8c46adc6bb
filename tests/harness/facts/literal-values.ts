import type { ListingField } from '../contract/model';
import { join, where, type Expression } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import { holding, isQuoted } from '../grammar/holding';
import type { Scene } from '../judging/check';
import { satisfied } from '../listing/matching';
import { fieldValues, textsOf } from '../listing/column';
import { fieldText, type Item } from '../listing/value';
import { dividingClause } from './combination';
import { equalityPages } from './equality-pages';
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

const reserved: readonly string[] = [...`&,;#:/?@+$()[]'"\\|%_*<>=!~`];

/** Words that languages have for nothing, for truth and for numbers. */
const words: readonly string[] = ['null', 'undefined', 'None', 'NULL', 'NaN', 'true', 'false', '10', '1e3', '0x10'];

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
  'no\u0000item',
];

/** One value with each reserved sign that the grammar can hold in it, so that it can be asked by itself: a union may take another path. */
export function allReserved(field: ListingField, scene: Scene): string {
  const start = reserved.reduce(
    (value, sign) => (isOneValue(`${value}${sign}item`, field, scene) ? `${value}${sign}` : value),
    'no',
  );
  return `${start}item`;
}

/** Of other fields that the target is known to filter by: what stands for nothing, and values at the edge of what their kind holds. */
const atTheEdge: { readonly [kind in ListingField['kind']]: readonly string[] } = {
  string: ['null', 'undefined', 'None', '__proto__'],
  enumeration: [],
  boolean: [],
  timestamp: ['9999-12-31T23:59:59.999-14:00', '0001-01-01T00:00:00+14:00'],
  number: ['18446744073709551617', '-9223372036854775809'],
};

/** Values of a text field that would find the sample if a sign in them was one of a pattern. */
function patternsOf(items: readonly Item[], field: ListingField): readonly string[] {
  if (field.kind !== 'string') return [];
  const sample = [...fieldValues(items, field).keys()].find((value) => /^\p{L}{3,60}$/u.test(value));
  if (sample === undefined) return [];
  const [first = '', , ...rest] = sample;
  return [...['_', '.'].map((sign) => `${first}${sign}${rest.join('')}`), `${first}%`, `${first}*`, `${first}.*`];
}

/** Fields that the target is known to filter by. */
async function honouredFields(scene: Scene): Promise<readonly ListingField[]> {
  const honoured = new Set((await equalityPages(scene)).flatMap(({ fields }) => fields.map(({ path }) => path)));
  return (scene.contract.filter?.fields ?? []).filter(({ path }) => honoured.has(path));
}

/** Positions of the items that hold a value which a clause may find. */
function positionsHeld(items: readonly Item[], clause: Expression): readonly number[] {
  const isFound = satisfied(items, clause, 'lenient', 'and-first');
  const textOf = textsOf(items, clause.clauses[0].field);
  return [...items.keys()].filter((position) => textOf(position) !== undefined && isFound(position));
}

/**
 * Nothing, and a blank, asked of each text field where a grammar quotes its values: it finds what is empty, and what is missing at the
 * most. Left out where a page could be full of those.
 */
export async function emptyClauses(scene: Scene): Promise<readonly Expression[]> {
  const { filter } = scene.contract;
  const { usual } = await pageSizes(scene);
  const fields = (await honouredFields(scene)).filter(
    (field) => field.kind === 'string' && filter !== undefined && isQuoted(field, filter),
  );
  const clauses = fields.flatMap((field) => ['', ' '].map((value) => where(field, value)));
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

/** Clauses of other fields, as far as no item satisfies them. */
export async function edgeClauses(scene: Scene, but: ListingField): Promise<readonly Expression[]> {
  const { items } = await scene.listing.walk();
  const fields = (await honouredFields(scene)).filter(({ path }) => path !== but.path);
  return fields.flatMap((field) =>
    [...atTheEdge[field.kind], ...patternsOf(items, field)]
      .filter((value) => isOneValue(value, field, scene))
      .map((value) => where(field, value))
      .filter((clause) => positionsHeld(items, clause).length === 0),
  );
}
