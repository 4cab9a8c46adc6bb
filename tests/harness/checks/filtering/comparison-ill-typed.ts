import { placeOf } from '../../judging/place';
import type { ClauseOperator } from '../../contract/roles';
import type { Check, Scene, SceneWith } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { templateOf } from '../../contract/operators';
import { refusedOr } from '../../judging/refused-or';
import { boundaries } from '../../facts/boundaries';
import { type Expression, where } from '../../grammar/expression';
import type { ListingField } from '../../contract/model';
import { unionOfTerms } from '../../facts/pools';
import { canWrite } from '../../grammar/filter';
import { describe, type Reply } from '../../listing/reply';

/** Text of no kind but text. No lenient reader takes it for the beginning of a number or of a month's name. */
const noValue = 'xyz';

/** Upwards and downwards: a word that is read as zero has most above it, one that is read as now, or compared as text, below. */
const ways = [
  ['lt', 'le'],
  ['gt', 'ge'],
] as const satisfies readonly (readonly ClauseOperator[])[];

interface IllTyped {
  readonly kind: ListingField['kind'];
  /** In one direction and in the other, as far as the field is compared so. */
  readonly clauses: readonly Expression[];
}

/** The first field of each kind that is compared. */
async function clausesOf(scene: SceneWith<'filter.comparison'>): Promise<readonly IllTyped[]> {
  const { filter } = scene.contract;
  const found: IllTyped[] = [];
  for (const { field } of await boundaries(scene)) {
    const { kind } = field;
    if ((kind !== 'number' && kind !== 'timestamp') || found.some((one) => one.kind === kind)) continue;
    const clauses = ways.flatMap((way) => {
      const operator = way.find((one) => templateOf(field, one, filter) !== undefined);
      const clause = operator && where(field, noValue, operator);
      return clause !== undefined && canWrite(clause, filter) ? [clause] : [];
    });
    if (clauses.length > 0) found.push({ kind, clauses });
  }
  return found;
}

export const check: Check<'filtering.comparison-ill-typed'> = {
  async judge(scene, evidence) {
    const kinds = await clausesOf(scene);
    const terms = kinds.flatMap(({ clauses }) => clauses);
    const union = terms.length < 2 ? undefined : unionOfTerms(terms, scene.contract.filter);
    const together = union && (await scene.listing.ask({ filter: union }));
    if (together?.kind === 'page' && together.items.length === 0) return evidence.witness(together);
    // What is refused may be the value of one kind alone.
    if (together?.kind === 'refusal' && kinds.length === 1) return evidence.witness(together);
    for (const { kind, clauses } of kinds) await judgeKind(scene, evidence, kind, clauses);
    evidence.needs('comparable');
  },
};

/** In the other direction, too, unless the word is refused. */
async function judgeKind(
  scene: Scene,
  evidence: Evidence,
  kind: ListingField['kind'],
  clauses: readonly Expression[],
): Promise<void> {
  for (const clause of clauses) if ((await judgeAlone(scene, evidence, kind, clause)).kind === 'refusal') return;
}

async function judgeAlone(scene: Scene, evidence: Evidence, kind: ListingField['kind'], expression: Expression): Promise<Reply> {
  const what = `a ${kind} compared with text`;
  const reply = await scene.listing.ask({ filter: expression });
  refusedOr(reply, evidence, what, () => 'page');
  if (reply.kind === 'page' && reply.items.length > 0)
    evidence.violate({
      subject: what,
      level: 'SHOULD',
      expected: 'a 4xx, or no item',
      received: describe(reply),
      place: placeOf(reply),
      at: [reply],
      evidence: 'response',
    });
  return reply;
}
