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
import { describe } from '../../listing/reply';

/** Text of no kind but text. No lenient reader takes it for the beginning of a number or of a month's name. */
const noValue = 'xyz';

/** Upwards and downwards, because a word that is read as zero has most above it, and one that is compared as text below. */
const ways = [
  ['lt', 'le', 'gt', 'ge'],
  ['gt', 'ge', 'lt', 'le'],
] as const satisfies readonly (readonly ClauseOperator[])[];

interface IllTyped {
  readonly kind: ListingField['kind'];
  readonly expression: Expression;
}

/** The first field of each kind that is compared: they take turns in direction, and so do the seeds. */
async function clausesOf(scene: SceneWith<'filter.comparison'>): Promise<readonly IllTyped[]> {
  const { filter } = scene.contract;
  const found: IllTyped[] = [];
  for (const { field } of await boundaries(scene)) {
    const { kind } = field;
    if ((kind !== 'number' && kind !== 'timestamp') || found.some((one) => one.kind === kind)) continue;
    const way = ways[(Number(kind === 'timestamp') + scene.seed - 1) % ways.length];
    const operator = way?.find((one) => templateOf(field, one, filter) !== undefined);
    const expression = operator && where(field, noValue, operator);
    if (expression !== undefined && canWrite(expression, filter)) found.push({ kind, expression });
  }
  // What is refused may be the first of them alone, so they take turns there, too.
  return scene.seed % 2 === 0 ? found.toReversed() : found;
}

export const check: Check<'filtering.comparison-ill-typed'> = {
  async judge(scene, evidence) {
    const clauses = await clausesOf(scene);
    const terms = clauses.map(({ expression }) => expression);
    const union = terms.length < 2 ? undefined : unionOfTerms(terms, scene.contract.filter);
    const together = union && (await scene.listing.ask({ filter: union }));
    const isEmpty = together?.kind === 'page' && together.items.length === 0;
    if (together !== undefined && (together.kind === 'refusal' || isEmpty)) return evidence.witness(together);
    for (const { kind, expression } of clauses) await judgeAlone(scene, evidence, kind, expression);
    evidence.needs('comparable');
  },
};

async function judgeAlone(scene: Scene, evidence: Evidence, kind: ListingField['kind'], expression: Expression): Promise<void> {
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
}
