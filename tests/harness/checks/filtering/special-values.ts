import type { Judge, Scene, SceneWith } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import type { Expression } from '../../grammar/expression';
import { pageSizes, sized } from '../../facts/probe-plan';
import { allSpecialClauses } from '../../facts/all-specials';
import { aloneClauses, coveringClauses } from '../../facts/alone-clauses';
import { hiddenGroups } from '../../facts/hidden-clauses';
import type { Special, SpecialClause } from '../../facts/special-clauses';
import { unionOfAll } from '../../facts/text-field';
import { fieldValues } from '../../listing/column';
import type { ListQuery } from '../../listing/listing';
import type { Reply } from '../../listing/reply';
import { areUnionsTold, violateTogether, wrongTogether } from '../../facts/wrong-unions';
import { byClauses, narrowedUnion, type FilteredPage } from '../../judging/narrowing';
import { specialLists } from '../../facts/special-lists';
import { faultOf, expectedOf, judgeMatches, lostItems } from '../../judging/matches';

/**
 * The answer to all of them in one union, in a page that shows them all; to those of the first field where a list of values is the only one.
 * `undefined` where the grammar cannot write that.
 */
export async function askSpecials(
  scene: SceneWith<'filter.text'>,
  all: readonly SpecialClause[],
): Promise<{ readonly reply: Reply; readonly union: Expression } | undefined> {
  const { contract } = scene.listing;
  const clauses = contract.filter?.or === undefined ? all.filter(({ field }) => field === all[0]?.field) : all;
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

/** Judges clauses that others hide where all are asked together: in a union of their own, and each alone where that is wrong. */
async function judgeHidden(
  scene: SceneWith<'filter.text'>,
  evidence: Evidence,
  group: readonly SpecialClause[],
  which: Special,
): Promise<void> {
  const own = group.filter(({ kind }) => kind === which);
  if (own.length === 0) return;
  const { reply, union } = (group.length > 1 ? await askSpecials(scene, group) : undefined) ?? {};
  const isRight = union !== undefined && reply?.kind === 'page' && (await faultOf(scene, reply, union)) === undefined;
  if (isRight) evidence.witness(reply);
  else for (const clause of own) await judgeAlone(scene, evidence, clause);
}

/** Judges lists of the values that the first one had no room for, one for each field; no more of them than one page shows. */
async function judgeRest(
  scene: SceneWith<'filter.text'>,
  evidence: Evidence,
  [first, ...others]: readonly SpecialClause[],
): Promise<void> {
  const { items } = await scene.listing.walk();
  const { maximum } = await pageSizes({ listing: scene.listing, contract: scene.listing.contract });
  const isAsked = ({ field, value }: SpecialClause): boolean =>
    field === first?.field && [first, ...others].some((one) => one.field === field && one.value === value);
  const rest = (await coveringClauses(scene)).filter((clause) => !isAsked(clause));
  for (const own of new Set(rest.map(({ field }) => field))) {
    let room = maximum;
    const inRoom = rest.filter(({ field, value }) => field === own && (room -= fieldValues(items, field).get(value) ?? 1) >= 0);
    // Beside one more value where it is one alone, because it would be no list.
    const beside = inRoom.length === 1 && own === first?.field ? [first] : [];
    if (evidence.violations.length === 0 && inRoom.length + beside.length > 1)
      await judgeTogether(scene, evidence, [...inRoom, ...beside], 'character');
  }
}

/** Judges a list of such values, of which as few are told as show what is wrong. */
async function judgeLists(scene: SceneWith<'filter.text'>, evidence: Evidence): Promise<void> {
  for (const special of await specialLists(scene)) {
    const page = await special.ask(special.list);
    if (page.kind !== 'page') continue;
    evidence.witness(page);
    const isWrong = async (one: FilteredPage): Promise<boolean> => (await faultOf(scene, one.page, one.expression)) !== undefined;
    const answer = { page, expression: special.list };
    if (!(await isWrong(answer))) continue;
    await violateTogether(scene, evidence, await narrowedUnion(special, answer, isWrong), 'a value in a list, as it stands');
    return;
  }
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
        for (const group of await hiddenGroups(scene, clauses)) await judgeHidden(scene, evidence, group, which);
        for (const alone of await aloneClauses(scene)) if (alone.kind === which) await judgeAlone(scene, evidence, alone);
        if (which !== 'character') return;
        await judgeRest(scene, evidence, clauses);
        if (evidence.violations.length === 0) await judgeLists(scene, evidence);
        return;
      }
      const further = which === 'character' ? await coveringClauses(scene) : [];
      // What a union breaks at is looked for among all; where none is taken, a few of them tell.
      const isTaken = fault !== 'refused' || reply?.kind === 'breakdown';
      for (const clause of [...(isTaken ? own : own.filter(({ isCommon }) => isCommon)), ...further])
        await judgeAlone(scene, evidence, clause);
      if (fault !== 'refused' && evidence.violations.length === 0 && !areUnionsTold(scene))
        await judgeTogether(scene, evidence, clauses, which);
    },
  };
}
