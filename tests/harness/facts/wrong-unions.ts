import type { ClauseOperator } from '../contract/roles';
import type { Expression, Operator } from '../grammar/expression';
import type { Scene } from '../judging/check';
import type { Evidence } from '../judging/evidence';
import { faultOf, judgeMatches, type Sides } from '../judging/matches';
import { type FilteredPage, type Narrowed, narrowedUnion, type Union } from '../judging/narrowing';
import type { Asking } from '../listing/listing';
import { firstDuplicate } from '../judging/sequence';
import { judgeTwice } from '../judging/twice';
import { askFor } from './operands';
import { areSound } from './sound-clauses';

/** A union, or an intersection, that was not answered as it should be, so that its parts are asked for instead. */
export interface WrongUnion extends Union {
  readonly operator: Operator;
  readonly answer: FilteredPage;
}

type Together = Omit<WrongUnion, 'operator'>;

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

/** Whether a page is not what a filter should give: the items that match, each once. */
const isWrongPage = async (scene: Scene, { page, expression }: FilteredPage): Promise<boolean> =>
  (await faultOf(scene, page, expression)) !== undefined || firstDuplicate(page.identities) !== undefined;

async function judgeWhole(scene: Scene, evidence: Evidence, { page, expression }: FilteredPage, label: string, sides: Sides) {
  await judgeMatches(scene, evidence, page, expression, label, sides);
  if (sides.sound === true) judgeTwice(evidence, page, label);
}

const alone = ({ clauses: [first] }: Expression): Expression => ({ clauses: [first], operators: [] });

const answerTo = async (scene: Scene, expression: Expression): Promise<FilteredPage | undefined> => {
  const page = await askFor(scene, expression);
  return page.kind === 'page' && (await isWrongPage(scene, { page, expression })) ? { page, expression } : undefined;
};

/** The wrong answer to a term as it stands, where what stands beside its first clause is answered well: that clause is what was asked. */
async function wrongBeside(scene: Scene, term: Expression): Promise<FilteredPage | undefined> {
  const others = term.clauses.slice(1).map((clause): Expression => ({ clauses: [clause], operators: [] }));
  return others.length > 0 && (await areSound(scene, others)) ? answerTo(scene, term) : undefined;
}

const allSides: Sides = { sound: true, complete: true, count: true };

/**
 * Judges each of them by its first clause alone, and beside the others; `but` those that are judged otherwise. `onlyBeside`: what is wrong alone is
 * told by who calls. Whether one is not answered as it should be.
 */
export async function judgeSuspects(
  scene: Scene,
  evidence: Evidence,
  operators: readonly ClauseOperator[],
  {
    but = () => false,
    sides = allSides,
    onlyBeside = false,
  }: { readonly but?: (expression: Expression) => boolean; readonly sides?: Sides; readonly onlyBeside?: boolean } = {},
): Promise<boolean> {
  for (const term of suspectsBy(scene, ...operators).filter((one) => !but(one))) {
    const first = await answerTo(scene, alone(term));
    if (first !== undefined && onlyBeside) return false;
    const answer = first ?? (await wrongBeside(scene, term));
    if (answer === undefined) continue;
    const [{ field, operator = 'eq' }] = term.clauses;
    await judgeWhole(scene, evidence, answer, `${field.path} ${operator}`, sides);
    return true;
  }
  return false;
}

/** Whether an expression by itself is answered as it should be. A refusal of it says nothing of the union, so it is none. */
async function isRight(scene: Scene, { ask }: Together, expression: Narrowed['expression']): Promise<boolean> {
  const page = await ask(expression);
  return page.kind === 'page' && !(await isWrongPage(scene, { page, expression }));
}

const told = 'filtering.or';

/** Unions are wrong whatever they join: that is told, and explains every other wrong one. */
export const markUnions = ({ suspects }: Pick<Scene, 'suspects'>): void => void suspects.set(told, {});

export const areUnionsTold = ({ suspects }: Pick<Scene, 'suspects'>): boolean => suspects.has(told);

/**
 * The smallest union of several terms that is wrong though each of them is answered well alone; `undefined` where one is not, because then
 * whoever asks for that one tells it, or where the target does not take one alone.
 */
export async function wrongTogether(scene: Scene, wrong: Together): Promise<Narrowed | undefined> {
  const isWrong = (one: FilteredPage): Promise<boolean> => isWrongPage(scene, one);
  if (!(await isWrong(wrong.answer)) || (await scene.listing.walk()).end !== 'ended') return undefined;
  const found = await narrowedUnion(wrong, wrong.answer, isWrong);
  if (found.terms.length < 2) return undefined;
  for (const term of found.terms) if (!(await isRight(scene, wrong, term))) return undefined;
  return found;
}

/** Tells of such a union, or intersection. */
export const violateTogether = (
  scene: Scene,
  evidence: Evidence,
  found: FilteredPage,
  label = 'a union of what is found alone',
) => judgeWhole(scene, evidence, found, label, allSides);
