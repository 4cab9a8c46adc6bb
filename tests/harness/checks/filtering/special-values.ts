import { counted } from '../../listing/counted';
import type { Check, Scene } from '../../judging/check';
import { join, where, type Expression, hasOuterBlanks } from '../../listing/expression';
import { expectedOf, judgeMatches, faultOf } from '../../judging/matches';
import { textFields, isOneValue } from '../../facts/text-field';
import type { ListingField } from '../../contract/model';
import { excerpt, fieldText } from '../../listing/value';
import type { Page } from '../../listing/reply';
import { exchangesOf } from '../../listing/walk';

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
async function specialClauses(scene: Scene): Promise<readonly SpecialClause[]> {
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
function findsItself(id: Check['id'], which: Special, needs: string): Check {
  return {
    id,
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

export const valueOperators = findsItself(
  'filtering.value-operators',
  'operator',
  'an item whose text holds the name of an operator',
);
export const valueCharacters = findsItself(
  'filtering.value-characters',
  'character',
  'an item whose text holds a blank, a quote, a percent sign or a letter beyond ASCII',
);

/** Asked within the union of the special values; by itself where the union does not show the item. */
export const outerBlanks: Check = {
  id: 'filtering.outer-blanks',
  isAttackShaped: true,
  async judge(scene, evidence) {
    const clauses = await specialClauses(scene);
    const own = clauses.find(({ kind }) => kind === 'outer-blank');
    const [first, ...rest] = clauses.map(({ expression }) => expression);
    if (own === undefined || first === undefined) return evidence.needs('an item whose text begins or ends with a blank');
    const { field, value, expression } = own;
    const shows = (page: Page): boolean => page.items.some((item) => fieldText(item, field) === value);
    const together = await scene.listing.ask({ filter: join('or', first, ...rest) });
    if (together.kind === 'page' && shows(together)) return evidence.witness(together);
    const one = await scene.listing.ask({ filter: expression });
    const expected = `the item with ${field.path} ${excerpt(value)}, by that value`;
    if (one.kind !== 'page') return evidence.refused(one, 'a value with a blank at its end', expected);
    evidence.witness(one);
    if (shows(one)) return;
    evidence.violate({
      subject: 'a value with a blank at its end',
      expected,
      received: one.items.length === 0 ? 'no item' : `${counted(one.items.length, 'item')} without it`,
      at: [one, exchangesOf(await scene.listing.walk())],
    });
  },
};
