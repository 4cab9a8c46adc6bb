import type { ClauseOperator } from '../contract/roles';
import type { Expression } from '../grammar/expression';
import type { Scene } from '../judging/check';
import type { Evidence } from '../judging/evidence';
import { faultOf, judgeMatches } from '../judging/matches';
import { type FilteredPage, type Narrowed, narrowedUnion, type Union } from '../judging/narrowing';
import type { Asking } from '../listing/listing';
import { askFor } from './operands';

/** A union that was not answered as it should be, so that its parts are asked for instead. */
export interface WrongUnion extends Union {
  readonly answer: FilteredPage;
}

const noted = new WeakMap<Asking, WrongUnion[]>();

/** Keeps what is seen: where the parts are answered well, the union is what is wrong, and must be told. */
export function noteWrong({ listing }: Pick<Scene, 'listing'>, wrong: WrongUnion): void {
  const others = noted.get(listing) ?? [];
  noted.set(listing, [...others, wrong]);
}

/** Those that were seen through this listing. */
export const wrongUnions = ({ listing }: Pick<Scene, 'listing'>): readonly WrongUnion[] => noted.get(listing) ?? [];

/** What stands in such a union and asks by one of these operators: it may be why. */
export const suspectsBy = (scene: Pick<Scene, 'listing'>, ...operators: readonly ClauseOperator[]): readonly Expression[] =>
  wrongUnions(scene)
    .flatMap(({ terms }) => terms)
    .filter(({ clauses: [{ operator = 'eq' }] }) => operators.includes(operator));

/** Judges each of them alone, `but` those that are judged otherwise; whether one is not answered as it should be. */
export async function judgeSuspects(
  scene: Scene,
  evidence: Evidence,
  operators: readonly ClauseOperator[],
  but: (expression: Expression) => boolean = () => false,
): Promise<boolean> {
  for (const expression of suspectsBy(scene, ...operators).filter((one) => !but(one))) {
    const page = await askFor(scene, expression);
    if (page.kind !== 'page' || (await faultOf(scene, page, expression)) === undefined) continue;
    const [{ field, operator = 'eq' }] = expression.clauses;
    const sides = { sound: true, complete: true, count: true };
    await judgeMatches(scene, evidence, page, expression, `${field.path} ${operator}`, sides);
    return true;
  }
  return false;
}

/** Whether an expression by itself is answered as it should be. A refusal of it says nothing of the union, so it is none. */
async function isRight(scene: Scene, { ask }: WrongUnion, expression: Narrowed['expression']): Promise<boolean> {
  const page = await ask(expression);
  return page.kind === 'page' && (await faultOf(scene, page, expression)) === undefined;
}

const told = 'filtering.or';

/** Unions are wrong whatever they join: that is told, and explains every other wrong one. */
export const markUnions = ({ suspects }: Pick<Scene, 'suspects'>): void => void suspects.set(told, {});

export const areUnionsTold = ({ suspects }: Pick<Scene, 'suspects'>): boolean => suspects.has(told);

/**
 * The smallest union of several terms that is wrong though each of them is answered well alone; `undefined` where one is not, because then
 * whoever asks for that one tells it, or where the target does not take one alone.
 */
export async function wrongTogether(scene: Scene, wrong: WrongUnion): Promise<Narrowed | undefined> {
  const isWrong = async (one: FilteredPage): Promise<boolean> => (await faultOf(scene, one.page, one.expression)) !== undefined;
  if (!(await isWrong(wrong.answer)) || (await scene.listing.walk()).end !== 'ended') return undefined;
  const found = await narrowedUnion(wrong, wrong.answer, isWrong);
  if (found.terms.length < 2) return undefined;
  for (const term of found.terms) if (!(await isRight(scene, wrong, term))) return undefined;
  return found;
}

/** Tells of such a union. */
export async function violateTogether(scene: Scene, evidence: Evidence, { page, expression }: FilteredPage): Promise<void> {
  const sides = { sound: true, complete: true, count: true };
  await judgeMatches(scene, evidence, page, expression, 'a union of what is found alone', sides);
}
