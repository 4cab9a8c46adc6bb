import type { Judge, SceneWith } from '../../judging/check';
import { type Expression, where } from '../../grammar/expression';
import { hasOuterBlanks } from '../../listing/matching';
import { textFields, unionOfAll } from '../../facts/text-field';
import type { ListingField } from '../../contract/model';
import { faultOf, expectedOf, judgeMatches } from '../../judging/matches';
import { holding, quoteSigns } from '../../grammar/holding';

const specials: readonly (readonly [string, RegExp])[] = [
  ['blank', / /],
  ['percent', /%/],
  ['quote', /["']/],
  ['backslash', /\\/],
  ['plus', /\+/],
  ['non-ascii', /[^\x00-\x7f]/],
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

/** Why a value is special; `undefined` where it is not, or could be taken for an expression. */
function specialty(value: string, field: ListingField, scene: SceneWith<'filter.text'>): readonly [Special, string] | undefined {
  const held = holding(value, field, scene.contract.filter);
  // A grammar may drop such blanks, so they count for nothing else.
  if (hasOuterBlanks(value)) return held === 'plain' && value.trim() !== '' ? ['outer-blank', 'outer blank'] : undefined;
  switch (held) {
    case 'and':
    case 'or':
      return ['operator', held];
    case 'equals':
      return ['character', held];
    case 'not':
      return undefined;
    case 'plain': {
      const name = againstQuotes(value, field, scene) ?? specials.find(([, pattern]) => pattern.test(value))?.[0];
      return name === undefined ? undefined : ['character', name];
    }
  }
}

interface SpecialClause {
  readonly kind: Special;
  readonly field: ListingField;
  readonly value: string;
  readonly expression: Expression;
}

/** One clause for each specialty that the items hold. */
export async function specialClauses(scene: SceneWith<'filter.text'>): Promise<readonly SpecialClause[]> {
  const chosen = new Map<string, SpecialClause>();
  for (const { field, values } of await textFields(scene)) {
    for (const value of values) {
      const special = specialty(value, field, scene);
      if (special === undefined || chosen.has(special.join())) continue;
      chosen.set(special.join(), { kind: special[0], field, value, expression: where(field, value) });
    }
  }
  return [...chosen.values()];
}

/** The items that hold special values, asked for in one union; one by one where the union is refused or an item is not in it. */
export function findsItself(which: Special, needed: string): Judge<'filter.text'> {
  return {
    isAttackShaped: true,
    async judge(scene, evidence) {
      const clauses = await specialClauses(scene);
      const own = clauses.filter(({ kind }) => kind === which).map(({ expression }) => expression);
      if (own.length === 0) return evidence.needs('text', needed);
      const together = unionOfAll(
        scene,
        clauses.map(({ expression }) => expression),
      );
      const reply = together && (await scene.listing.ask({ filter: together }));
      const fault = together !== undefined && reply?.kind === 'page' ? await faultOf(scene, reply, together) : 'refused';
      if (reply !== undefined && (fault === undefined || fault === 'count')) {
        for (const expression of own) if ((await expectedOf(scene, expression)).must.size > 0) evidence.witness(reply);
        return;
      }
      for (const expression of own) {
        const one = await scene.listing.ask({ filter: expression });
        if (one.kind === 'page') {
          evidence.witness(one);
          await judgeMatches(scene, evidence, one, expression, 'a value as it stands', { sound: true, complete: true });
        } else evidence.refused(one, 'a value as it stands', 'the item that holds it');
      }
    },
  };
}
