import type { Scene, Check } from '../../judging/check';
import { type Expression, join, where } from '../../grammar/expression';
import { hasOuterBlanks } from '../../listing/matching';
import { isOneValue, textFields } from '../../facts/text-field';
import type { ListingField } from '../../contract/model';
import { faultOf, expectedOf, judgeMatches } from '../../judging/matches';

/** An operator within a value: only where no clause can start behind it, for else the expression is truly ambiguous. */
function holdsOperator(value: string, { contract }: Scene): string | undefined {
  const { and, or, equals } = contract.filter;
  if (value.includes(equals)) return undefined;
  return value.includes(and) ? 'and' : value.includes(or) ? 'or' : undefined;
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
function specialty(value: string, scene: Scene): readonly [Special, string] | undefined {
  // A grammar may drop such blanks, so they count for nothing else.
  if (hasOuterBlanks(value)) return isOneValue(value, scene) && value.trim() !== '' ? ['outer-blank', 'outer blank'] : undefined;
  const operator = holdsOperator(value, scene);
  if (operator !== undefined) return ['operator', operator];
  const { and, or, equals } = scene.contract.filter;
  if (value.includes(and) || value.includes(or)) return undefined;
  const name = value.includes(equals) ? 'equals' : specials.find(([, pattern]) => pattern.test(value))?.[0];
  return name === undefined ? undefined : ['character', name];
}

interface SpecialClause {
  readonly kind: Special;
  readonly field: ListingField;
  readonly value: string;
  readonly expression: Expression;
}

/** One clause for each specialty that the items hold. */
export async function specialClauses(scene: Scene): Promise<readonly SpecialClause[]> {
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
export function findsItself(which: Special, needs: string): Check {
  return {
    isAttackShaped: true,
    async judge(scene, evidence) {
      const clauses = await specialClauses(scene);
      const own = clauses.filter(({ kind }) => kind === which).map(({ expression }) => expression);
      const [first, ...rest] = clauses.map(({ expression }) => expression);
      if (first === undefined || own.length === 0) return evidence.needs(needs);
      const together = join('or', first, ...rest);
      const reply = await scene.listing.ask({ filter: together });
      const fault = reply.kind === 'page' ? await faultOf(scene, reply, together) : 'refused';
      if (fault === undefined || fault === 'count') {
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
