import type { Judge, Scene, SceneWith } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import type { Expression } from '../../grammar/expression';
import { pageSizes, sized } from '../../facts/probe-plan';
import { allSpecialClauses } from '../../facts/all-specials';
import { aloneClauses, type Special, type SpecialClause } from '../../facts/special-clauses';
import { unionOfAll } from '../../facts/text-field';
import type { ListQuery } from '../../listing/listing';
import type { Reply } from '../../listing/reply';
import { areUnionsTold, violateTogether, wrongTogether } from '../../facts/wrong-unions';
import { byClauses } from '../../judging/narrowing';
import { faultOf, expectedOf, judgeMatches, lostItems } from '../../judging/matches';

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
 * Judges a union that is wrong though each of its values is found alone; the kind of a value that is lost tells. Without blanks at the
 * ends of values, because a grammar may drop them around the signs that a union alone has.
 */
async function judgeTogether(
  scene: SceneWith<'filter.text'>,
  evidence: Evidence,
  clauses: readonly SpecialClause[],
  which: Special,
): Promise<void> {
  const inner = clauses.filter(({ kind }) => kind !== 'outer-blank');
  const { reply: page, union: expression } = (await askSpecials(scene, inner)) ?? {};
  if (expression === undefined || page?.kind !== 'page') return;
  const found = await wrongTogether(scene, { ...byClauses(scene, expression), answer: { page, expression } });
  if (found === undefined) return;
  const lost: Special[] = [];
  for (const { kind, field, value, expression: alone } of inner) {
    const isAsked = found.expression.clauses.some((clause) => clause.field === field && clause.value === value);
    if (isAsked && lostItems(found.page, await expectedOf(scene, alone)).length > 0) lost.push(kind);
  }
  if ((lost[0] ?? 'character') === which) await violateTogether(scene, evidence, found);
}

/** Judges the page of one special value. */
async function judgeAlone(scene: Scene, evidence: Evidence, { expression }: SpecialClause): Promise<void> {
  const reply = await scene.listing.ask({ filter: expression });
  if (reply.kind !== 'page') return evidence.refused(reply, 'a value as it stands', 'the item that holds it');
  evidence.witness(reply);
  await judgeMatches(scene, evidence, reply, expression, 'a value as it stands', { sound: true, complete: true });
}

/** The items that hold special values, asked for in one union, and two of them alone; one by one where the union is refused or an item is not in it. */
export function findsItself(which: Special, needed: string): Judge<'filter.text'> {
  return {
    isAttackShaped: true,
    async judge(scene, evidence) {
      const clauses = await allSpecialClauses(scene);
      const own = clauses.filter(({ kind }) => kind === which);
      if (own.length === 0) return evidence.needs('text', needed);
      const { reply, union } = (await askSpecials(scene, clauses)) ?? {};
      const fault = union !== undefined && reply?.kind === 'page' ? await faultOf(scene, reply, union) : 'refused';
      if (reply !== undefined && (fault === undefined || fault === 'count')) {
        for (const { expression } of own) if ((await expectedOf(scene, expression)).must.size > 0) evidence.witness(reply);
        for (const alone of await aloneClauses(scene)) if (alone.kind === which) await judgeAlone(scene, evidence, alone);
        return;
      }
      for (const clause of fault === 'refused' ? own.filter(({ isCommon }) => isCommon) : own)
        await judgeAlone(scene, evidence, clause);
      if (fault !== 'refused' && evidence.violations.length === 0 && !areUnionsTold(scene))
        await judgeTogether(scene, evidence, clauses, which);
    },
  };
}
