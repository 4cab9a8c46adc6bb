import type { Judge, SceneWith } from '../../judging/check';
import { type Expression, where } from '../../grammar/expression';
import { hasOuterBlanks } from '../../listing/matching';
import { isOneValue, textFields, unionOfAll } from '../../facts/text-field';
import type { ListingField } from '../../contract/model';
import { faultOf, expectedOf, judgeMatches } from '../../judging/matches';
import type { FilterRole } from '../../contract/roles';
import { equalsSign } from '../../grammar/signs';

/** An operator within a value: only where no clause can start behind it, for else the expression is truly ambiguous. */
function holdsOperator(value: string, filter: FilterRole): string | undefined {
  if (value.includes(equalsSign(filter))) return undefined;
  return (['and', 'or'] as const).find((operator) => filter[operator] !== undefined && value.includes(filter[operator]));
}

const specials: readonly (readonly [string, RegExp])[] = [
  ['blank', / /],
  ['percent', /%/],
  ['quote', /["']/],
  ['backslash', /\\/],
  ['plus', /\+/],
  ['non-ascii', /[^\x00-\x7f]/],
];

type Special = 'operator' | 'character' | 'outer-blank';

/** Why a value is special; `undefined` where it is not, or could be taken for an expression. */
function specialty(value: string, scene: SceneWith<'filter.text'>): readonly [Special, string] | undefined {
  // A grammar may drop such blanks, so they count for nothing else.
  if (hasOuterBlanks(value)) return isOneValue(value, scene) && value.trim() !== '' ? ['outer-blank', 'outer blank'] : undefined;
  const { filter } = scene.contract;
  const operator = holdsOperator(value, filter);
  if (operator !== undefined) return ['operator', operator];
  if ([filter.and, filter.or].some((sign) => sign !== undefined && value.includes(sign))) return undefined;
  const name = value.includes(equalsSign(filter)) ? 'equals' : specials.find(([, pattern]) => pattern.test(value))?.[0];
  return name === undefined ? undefined : ['character', name];
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
      const special = specialty(value, scene);
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
