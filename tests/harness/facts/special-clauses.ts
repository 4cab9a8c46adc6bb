import type { ListingField } from '../contract/model';
import { where, type Expression } from '../grammar/expression';
import { canHold, holding, quoteSigns } from '../grammar/holding';
import type { Scene, SceneWith } from '../judging/check';
import { fieldValues } from '../listing/column';
import type { Item } from '../listing/value';
import { hasOuterBlanks } from '../listing/matching';
import { coverOf } from './cover';
import { plannedOnce } from './planned';
import { pageSizes } from './probe-plan';
import { textFields, type TextField } from './text-field';

/** Values that items hold and that a target may take for something else than text. */

/** Each asked for alone where a target takes no union of them. */
const common: readonly (readonly [string, RegExp])[] = [
  ['blank', / /],
  ['percent', /%/],
  ['quote', /["']/],
  ['backslash', /\\/],
  ['plus', /\+/],
  ['non-ascii', /[^\x00-\x7f]/],
];

export const joint = 'a word that joins';

/**
 * What a query, a filter or a pattern is made of, and what an operator begins with. Then words that languages have for other things than
 * text.
 */
const further: readonly (readonly [string, RegExp])[] = [
  ['beyond-bmp', /[\u{10000}-\u{10ffff}]/u],
  ['beyond-bmp at the start', /^[\u{10000}-\u{10ffff}]/u],
  ['beyond-bmp at the end', /[\u{10000}-\u{10ffff}]$/u],
  // Letters that can be written with a mark of their own (NFD), in one byte, and in neither.
  ['an accent', /[\u00c0-\u00d6\u00d8-\u00dd\u00e0-\u00f6\u00f8-\u00ff]/],
  ['beyond Latin-1', /[\u0370-\uffff]/],
  // Letters that a store folds otherwise than a language does.
  ['a capital beyond ASCII', /[^\P{Lu}A-Z]/u],
  ['a capital beyond Latin-1', /[^\P{Lu}\u0000-\u00ff]/u],
  ['an apostrophe', /'/],
  ['a double quote', /"/],
  ['two blanks', /\S {2,}\S/],
  ['two slashes', /\/\//],
  ['an escape of a URL', /%[0-9a-f]{2}/i],
  ['an escape of HTML', /&(?:\w+|#\d+);/],
  ...[...'&,;#:/?@$()[]{}|<>=!~*_^'].map((sign) => [sign, new RegExp(`\\${sign}`)] as const),
  ['leading minus', /^-/],
  [joint, /\b(and|or)\b/i],
  ...['null', 'undefined', 'none', 'nil', 'nan', 'true', 'false', '0'].map(
    (word) => [word, new RegExp(`^${word}$`, 'i')] as const,
  ),
  ['digits', /^[1-9]\d*$/],
  ['a zero before digits', /^0\d+$/],
  // More than a double tells apart.
  ['many digits', /^\d{17,}$/],
  ['an exponent', /^\d+e\d+$/i],
  // It may take in what stands behind the value.
  ['a backslash at the end', /\\$/],
];

export type Special = 'operator' | 'character' | 'outer-blank';

/** What ends a value too soon where it is quoted and an escape is not undone. */
function againstQuotes(
  value: string,
  field: ListingField,
  { contract: { filter } }: SceneWith<'filter.text'>,
): string | undefined {
  const signs = quoteSigns(field, filter);
  if (signs.length === 0) return undefined;
  if (value.endsWith('\\')) return 'final backslash';
  return signs.find((sign) => value.includes(sign)) ?? (value.includes('\\') ? 'backslash' : undefined);
}

interface Specialty {
  readonly kind: Special;
  readonly common: string | undefined;
  readonly further: readonly string[];
}

/** What the values of a field are special for, beside what a pattern tells of one. */
const furtherTests: readonly (readonly [string, (value: string) => boolean])[] = [
  ...further.map(([name, pattern]) => [name, (value: string) => pattern.test(value)] as const),
  ['another form of letters (NFC)', (value) => value !== value.normalize('NFC')],
  ['other letters of the same meaning (NFKC)', (value) => value === value.normalize('NFC') && value !== value.normalize('NFKC')],
];

/** All that a value holds which a target may take for something else. Nothing of one that could be taken for an expression, or has blanks at its ends. */
export function signsIn(value: string, field: ListingField, { contract: { filter } }: Scene): readonly string[] {
  if (filter === undefined || hasOuterBlanks(value) || !canHold(value, field, filter)) return [];
  const ofAll = common.filter(([, sign]) => sign.test(value)).map(([name]) => name);
  return [...ofAll, ...furtherTests.filter(([, isSo]) => isSo(value)).map(([name]) => name)];
}

/** Why a value is special; `undefined` where it is not, or could be taken for an expression. */
function specialty(value: string, field: ListingField, scene: SceneWith<'filter.text'>): Specialty | undefined {
  const held = holding(value, field, scene.contract.filter);
  // A grammar may drop such blanks, so they count for nothing else.
  if (hasOuterBlanks(value))
    return held === 'plain' && value.trim() !== '' ? { kind: 'outer-blank', common: 'outer blank', further: [] } : undefined;
  switch (held) {
    case 'and':
    case 'or':
      return { kind: 'operator', common: held, further: [] };
    case 'equals':
      return { kind: 'character', common: held, further: [] };
    case 'not':
      return undefined;
    case 'plain': {
      // A value may hold several of them: it is asked alone for the first, and counts for all.
      const [named, ...besides] = common.filter(([, one]) => one.test(value)).map(([name]) => name);
      const others = furtherTests.filter(([, isSo]) => isSo(value)).map(([name]) => name);
      const found = {
        common: againstQuotes(value, field, scene) ?? named,
        further: [...others, ...besides.map((name) => `character,${name}`)],
      };
      return found.common === undefined && found.further.length === 0 ? undefined : { kind: 'character', ...found };
    }
  }
}

export interface SpecialClause {
  readonly kind: Special;
  readonly field: ListingField;
  readonly value: string;
  readonly expression: Expression;
  /** Why it is special. */
  readonly names: readonly string[];
  /** Asked for alone, too, where no union of them is taken. */
  readonly isCommon: boolean;
}

const plans = plannedOnce<'clauses', readonly SpecialClause[]>();

/** One clause for each specialty that the items hold, together at most as many as one page shows. */
export const specialClauses = (scene: SceneWith<'filter.text'>): Promise<readonly SpecialClause[]> =>
  plans(scene, 'clauses', choose);

async function choose(scene: SceneWith<'filter.text'>): Promise<readonly SpecialClause[]> {
  const { maximum } = await pageSizes({ listing: scene.listing, contract: scene.listing.contract });
  return specialsOf(scene, await textFields(scene), maximum);
}

/** The same of these fields, for so many items. */
export async function specialsOf(
  scene: SceneWith<'filter.text'>,
  fields: readonly TextField[],
  most: number,
): Promise<readonly SpecialClause[]> {
  const { items } = await scene.listing.walk();
  const first = chosenFrom(scene, items, fields, most);
  // Where there is no room for a value of each specialty, those come first that have most of them.
  const { chosen, room } = first.isFull
    ? chosenFrom(
        scene,
        items,
        fields.map((one) => coveringFirst(one, scene)),
        most,
      )
    : first;
  return [...chosen, ...longTexts(scene, items, fields, room)];
}

function coveringFirst({ field, values }: TextField, scene: SceneWith<'filter.text'>): TextField {
  const cover = coverOf(values, (value) => signsIn(value, field, scene));
  return { field, values: [...new Set([...cover, ...values])] };
}

function chosenFrom(
  scene: SceneWith<'filter.text'>,
  items: readonly Item[],
  fields: readonly TextField[],
  most: number,
): { readonly chosen: readonly SpecialClause[]; readonly room: number; readonly isFull: boolean } {
  const chosen: SpecialClause[] = [];
  const seen = new Set<string>();
  let [room, isFull] = [most, false];
  for (const { field, values } of fields) {
    const counts = fieldValues(items, field);
    for (const value of values) {
      const special = specialty(value, field, scene);
      if (special === undefined) continue;
      const isCommon = special.common !== undefined && !seen.has(`${special.kind},${special.common}`);
      const names = [...(special.common === undefined ? [] : [`${special.kind},${special.common}`]), ...special.further];
      const matches = counts.get(value) ?? 1;
      if (names.every((name) => seen.has(name))) continue;
      if (!isCommon && matches > room) {
        isFull = true;
        continue;
      }
      for (const name of names) seen.add(name);
      room -= matches;
      chosen.push({ kind: special.kind, field, value, expression: where(field, value), names, isCommon });
    }
    // Each letter beyond ASCII has its own way to be folded or written, so as many of them as there is room for.
    const taken = new Set(chosen.map((clause) => folded(clause.value)));
    for (const value of values.filter((one) => one.length <= mostLetters && /[^\x00-\x7f]/.test(one))) {
      const matches = counts.get(value) ?? 1;
      if (taken.has(folded(value)) || matches > room || specialty(value, field, scene)?.kind !== 'character') continue;
      taken.add(folded(value));
      room -= matches;
      chosen.push({ kind: 'character', field, value, expression: where(field, value), names: [], isCommon: false });
    }
  }
  return { chosen, room, isFull };
}

/** Beyond what a column of 255 holds, and a union with it is still a URL that servers take. */
const [shortestLong, longestLong] = [256, 600];

/** The first long text of these fields. */
function longTexts(
  { contract: { filter } }: SceneWith<'filter.text'>,
  items: readonly Item[],
  fields: readonly TextField[],
  room: number,
): readonly SpecialClause[] {
  const found = fields.flatMap(({ field }) =>
    [...fieldValues(items, field)].flatMap(([value, matches]) =>
      value.length >= shortestLong &&
      value.length <= longestLong &&
      matches <= room &&
      !/[\p{Cc}\p{Surrogate}]/u.test(value) &&
      canHold(value, field, filter)
        ? [{ field, value }]
        : [],
    ),
  );
  return found
    .slice(0, 1)
    .map((one) => ({ ...one, kind: 'character', expression: where(one.field, one.value), names: [], isCommon: false }));
}

/** A longer text has letters that shorter ones have, too. */
const mostLetters = 40;

/** What a target may take for the same. */
const folded = (value: string): string =>
  value
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();
