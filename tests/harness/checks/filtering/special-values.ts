import type { Judge, Scene, SceneWith } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { type Expression, where } from '../../grammar/expression';
import { hasOuterBlanks } from '../../listing/matching';
import { pageSizes, sized } from '../../facts/probe-plan';
import { textFields, unionOfAll } from '../../facts/text-field';
import type { ListQuery } from '../../listing/listing';
import type { Reply } from '../../listing/reply';
import { fieldValues } from '../../listing/column';
import type { ListingField } from '../../contract/model';
import { faultOf, expectedOf, judgeMatches } from '../../judging/matches';
import { holding, quoteSigns } from '../../grammar/holding';

/** Each asked for alone where a target takes no union of them. */
const common: readonly (readonly [string, RegExp])[] = [
  ['blank', / /],
  ['percent', /%/],
  ['quote', /["']/],
  ['backslash', /\\/],
  ['plus', /\+/],
  ['non-ascii', /[^\x00-\x7f]/],
];

/**
 * What a query, a filter or a pattern is made of, and what an operator begins with. Then words that languages have for other things than
 * text.
 */
const further: readonly (readonly [string, RegExp])[] = [
  ['beyond-bmp', /[\u{10000}-\u{10ffff}]/u],
  // Letters that can be written with a mark of their own (NFD), in one byte, and in neither.
  ['an accent', /[\u00c0-\u00d6\u00d8-\u00dd\u00e0-\u00f6\u00f8-\u00ff]/],
  ['beyond Latin-1', /[\u0370-\uffff]/],
  ...[...'&,;#:/?@$()[]{}|<>=!~*_^'].map((sign) => [sign, new RegExp(`\\${sign}`)] as const),
  ['leading minus', /^-/],
  ['a word that joins', /\b(and|or)\b/i],
  ['a word for nothing', /^(null|undefined|none|nil|nan)$/i],
  ['a word for truth', /^(true|false)$/i],
  ['digits', /^\d+$/],
  ['an exponent', /^\d+e\d+$/i],
];

type Special = 'operator' | 'character' | 'outer-blank';

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
      const named = (list: typeof common): readonly string[] => list.filter(([, one]) => one.test(value)).map(([name]) => name);
      const found = { common: againstQuotes(value, field, scene) ?? named(common)[0], further: named(further) };
      return found.common === undefined && found.further.length === 0 ? undefined : { kind: 'character', ...found };
    }
  }
}

interface SpecialClause {
  readonly kind: Special;
  readonly field: ListingField;
  readonly value: string;
  readonly expression: Expression;
  /** Asked for alone, too, where no union of them is taken. */
  readonly isCommon: boolean;
}

/** One clause for each specialty that the items hold, together at most as many as one page shows. */
export async function specialClauses(scene: SceneWith<'filter.text'>): Promise<readonly SpecialClause[]> {
  const { items } = await scene.listing.walk();
  const { maximum } = await pageSizes({ listing: scene.listing, contract: scene.listing.contract });
  const chosen: SpecialClause[] = [];
  const seen = new Set<string>();
  let room = maximum;
  for (const { field, values } of await textFields(scene)) {
    const counts = fieldValues(items, field);
    for (const value of values) {
      const special = specialty(value, field, scene);
      if (special === undefined) continue;
      const isCommon = special.common !== undefined && !seen.has(`${special.kind},${special.common}`);
      const names = [...(special.common === undefined ? [] : [`${special.kind},${special.common}`]), ...special.further];
      const matches = counts.get(value) ?? 1;
      if (names.every((name) => seen.has(name)) || (!isCommon && matches > room)) continue;
      for (const name of names) seen.add(name);
      room -= matches;
      chosen.push({ kind: special.kind, field, value, expression: where(field, value), isCommon });
    }
  }
  return chosen;
}

/** The answer to all of them in one union, in a page that shows them all; `undefined` where the grammar cannot write that. */
export async function askSpecials(
  scene: SceneWith<'filter.text'>,
  clauses: readonly SpecialClause[],
): Promise<{ readonly reply: Reply; readonly union: Expression } | undefined> {
  const { contract } = scene.listing;
  const union = unionOfAll(
    { contract },
    clauses.map(({ expression }) => expression),
  );
  if (union === undefined) return undefined;
  const { usual, maximum } = await pageSizes({ listing: scene.listing, contract });
  const found = (await expectedOf(scene, union)).may.size;
  const query: ListQuery = { filter: union, ...(found > usual && sized(contract, maximum)) };
  return { reply: await scene.listing.ask(query), union };
}

/**
 * The one of them that is asked by itself as well, because a union may take another path in the target: with every second seed another one.
 * With the others a value is asked by itself that no item holds.
 */
const aloneOf = ({ seed }: Scene, clauses: readonly SpecialClause[]): SpecialClause | undefined =>
  seed % 2 === 0 ? clauses[(seed / 2) % clauses.length] : undefined;

/** Judges the page of one special value. */
async function judgeAlone(scene: Scene, evidence: Evidence, { expression }: SpecialClause): Promise<void> {
  const reply = await scene.listing.ask({ filter: expression });
  if (reply.kind !== 'page') return evidence.refused(reply, 'a value as it stands', 'the item that holds it');
  evidence.witness(reply);
  await judgeMatches(scene, evidence, reply, expression, 'a value as it stands', { sound: true, complete: true });
}

/** The items that hold special values, asked for in one union, and of one of them alone; one by one where the union is refused or an item is not in it. */
export function findsItself(which: Special, needed: string): Judge<'filter.text'> {
  return {
    isAttackShaped: true,
    async judge(scene, evidence) {
      const clauses = await specialClauses(scene);
      const own = clauses.filter(({ kind }) => kind === which);
      if (own.length === 0) return evidence.needs('text', needed);
      const { reply, union } = (await askSpecials(scene, clauses)) ?? {};
      const fault = union !== undefined && reply?.kind === 'page' ? await faultOf(scene, reply, union) : 'refused';
      if (reply !== undefined && (fault === undefined || fault === 'count')) {
        for (const { expression } of own) if ((await expectedOf(scene, expression)).must.size > 0) evidence.witness(reply);
        const alone = aloneOf(scene, clauses);
        if (alone?.kind === which) await judgeAlone(scene, evidence, alone);
        return;
      }
      for (const clause of fault === 'refused' ? own.filter(({ isCommon }) => isCommon) : own)
        await judgeAlone(scene, evidence, clause);
    },
  };
}
