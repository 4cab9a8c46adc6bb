import { documentedBy } from '../contract/operators';
import type { FilterRole } from '../contract/roles';
import type { Scene } from '../judging/check';
import { join, where, type Clause, type Expression, type Operator } from '../grammar/expression';
import { satisfied } from '../listing/matching';
import type { Asking } from '../listing/listing';
import type { Item } from '../listing/value';
import { onceFor } from '../once-for';
import { edgesTogether } from './edges';
import { isCounted, operands } from './operands';
import { operatorQuestions, type OperatorProbe, type OperatorQuestion } from './operator-questions';
import { partsTogether } from './parts-together';
import { Beside, type Member, type Question } from './pool-choice';
import { askMembers, joinedBy } from './pools';
import { pageSizes } from './probe-plan';

/** A clause that few items satisfy, so that another one beside it by AND finds few. */
interface Selection {
  readonly expression: Expression;
  readonly positions: readonly number[];
}

/** Of each field so many rare values are weighed, each held by no more items than this. */
const [mostRare, mostSelected] = [8, 12];

async function selectionsOf(scene: Scene, filter: FilterRole): Promise<readonly Selection[]> {
  const { items } = await scene.listing.walk();
  const found: Selection[] = [];
  for (const field of documentedBy('eq', filter).filter(({ each }) => each === undefined)) {
    for (const [value] of (await operands(scene, field, 'eq')).toReversed().slice(0, mostRare)) {
      const expression = where(field, value);
      const [must, may] = (['exact', 'lenient'] as const).map((matching) => satisfied(items, expression, matching, 'and-first'));
      const positions = [...items.keys()].filter((position) => must?.(position));
      const isPlain = positions.length === [...items.keys()].filter((position) => may?.(position)).length;
      if (isPlain && positions.length > 1 && positions.length <= mostSelected) found.push({ expression, positions });
    }
  }
  return found;
}

const wholly = ({ expression, found, left }: OperatorProbe): Member => ({ expression, shows: [...found, ...left] });

/**
 * With an item that is found and one that is left alone, and those that may be taken for ones without a value: an intersection holds few. All
 * where that is what is asked: equality of what may be missing, and lists.
 */
function barely({ expression, found, left, near }: OperatorProbe): Member {
  const [{ field, operator }] = expression.clauses;
  const isWhole = operator === undefined || field.each !== undefined;
  return { expression, shows: isWhole ? [...found, ...left] : [...found.slice(0, 1), ...left.slice(0, 1), ...near] };
}

/** A probe beside a selection; `undefined` where that shows no item that is found, or none that is left. */
function narrowed(items: readonly Item[], { expression, found, left }: OperatorProbe, selection: Selection): Member | undefined {
  if (expression.clauses[0].field.path === selection.expression.clauses[0].field.path) return undefined;
  const isHere = (holds: OperatorProbe['found'][0]): boolean =>
    selection.positions.some((position) => {
      const item = items[position];
      return item !== undefined && holds(item, position);
    });
  const here = [found.filter(isHere), left.filter(isHere)] as const;
  if ((found.length > 0 && here[0].length === 0) || (left.length > 0 && here[1].length === 0)) return undefined;
  const selected = new Set(selection.positions);
  return {
    expression: join('and', expression, selection.expression),
    shows: here.flat().map((holds) => (item: Item, position: number) => selected.has(position) && holds(item, position)),
  };
}

/** Members of a union: each beside a selection, those that show most first; as they are where the grammar has no such. */
function membersOf(
  items: readonly Item[],
  { probes }: OperatorQuestion,
  selections: readonly Selection[],
  filter: FilterRole,
): Question {
  const beside = probes
    .flatMap((probe) => selections.flatMap((selection) => narrowed(items, probe, selection) ?? []))
    .toSorted((a, b) => b.shows.length - a.shows.length);
  const [first] = beside;
  const isWritten = first !== undefined && joinedBy('or', [first.expression, first.expression], filter) !== undefined;
  return [...(isWritten ? beside.slice(0, mostTried) : []), ...probes.map(wholly)];
}

/** What share of the items a clause of an intersection best finds: others are to find some of them, and it is to leave some. */
const bestShare = 0.7;

/** Members of an intersection: the clauses that leave most to others first, and the questions first that have none such. */
function byWidth(items: readonly Item[], questions: readonly OperatorQuestion[]): readonly Question[] {
  const width = ({ expression }: OperatorProbe): number => {
    const isFound = satisfied(items, expression, 'exact', 'and-first');
    return Math.abs(items.filter((_, position) => isFound(position)).length / items.length - bestShare);
  };
  return questions
    .map(({ probes }) => probes.map((probe) => ({ probe, rank: width(probe) })).toSorted((a, b) => a.rank - b.rank))
    .toSorted(([a], [b]) => (a?.rank ?? 0) - (b?.rank ?? 0))
    .map((ranked) => ranked.map(({ probe }) => barely(probe)));
}

/** Ways of one question that are tried beside others. */
const mostTried = 40;

/** Clauses of one request, because it is to be a URL that servers take, and the requests. Intersections hold fewer. */
const bounds: { readonly [operator in Operator]: { readonly members: number; readonly requests: number } } = {
  or: { members: 24, requests: 5 },
  and: { members: 12, requests: 8 },
};

const known = new WeakMap<Asking, Promise<void>>();

/**
 * Asks each operator of each documented field that is asked in no other union, in as few requests as show them: in unions, each beside a clause
 * that few items satisfy; where there is no OR, in intersections. What is not answered as it should be is noted, and told by whoever judges that
 * operator. With each seed others come first.
 */
export function eachOperator(scene: Scene): Promise<void> {
  const asked = known.get(scene.listing) ?? ask({ ...scene, contract: scene.listing.contract });
  known.set(scene.listing, asked);
  return asked;
}

const keyOf = ({ field, operator }: Pick<Clause, 'field' | 'operator'>): string => `${field.path} ${operator ?? 'eq'}`;

/** Whether a clause that rides elsewhere asks all of its operator: not equality, nor a list of one value, nor one of a field with several. */
const isWhole = ({ field, operator, values = [] }: Clause): boolean =>
  operator !== undefined && (operator !== 'in' || (values.length > 1 && field.each === undefined));

/** What is asked together, in the order of asking. */
type Plan = readonly (readonly Member[])[];

/** The same for all who ask it of a walk with a seed, and with the same clauses elsewhere. */
const plans = onceFor<readonly Item[], string, Promise<Plan>>();

async function ask(scene: Scene): Promise<void> {
  const { filter } = scene.contract;
  if (filter === undefined) return;
  const pools = [...(await partsTogether(scene)), await edgesTogether(scene)];
  const riding = new Set(pools.flatMap((pool) => pool?.union.clauses.filter(isWhole).map(keyOf) ?? []));
  const { items } = await scene.listing.walk();
  const operator: Operator = filter.or === undefined ? 'and' : 'or';
  const key = JSON.stringify([scene.seed, [...riding].sort()]);
  await askAll(scene, await plans(items, key, () => planOf(scene, filter, operator, riding)), operator);
}

function turned(questions: readonly Question[], seed: number): readonly Question[] {
  const first = (seed - 1) % questions.length;
  return [...questions.slice(first), ...questions.slice(0, first)];
}

async function planOf(scene: Scene, filter: FilterRole, operator: Operator, riding: ReadonlySet<string>): Promise<Plan> {
  const { items } = await scene.listing.walk();
  const all = (await operatorQuestions(scene, filter)).filter((one) => one.isNear === true || !riding.has(keyOf(one)));
  const { maximum } = await pageSizes({ contract: scene.listing.contract, listing: scene.listing });
  // What stands on no page is told by the count; a union is narrowed by what its page shows.
  const room = operator === 'and' && isCounted(scene) ? Infinity : maximum;
  const isWritable = (members: readonly Member[]): boolean =>
    operator === 'or' ||
    joinedBy(
      operator,
      members.map(({ expression }) => expression),
      filter,
    ) !== undefined;
  const selections = operator === 'or' && filter.and !== undefined ? await selectionsOf(scene, filter) : [];
  let left =
    operator === 'or'
      ? turned(
          all.map((question) => membersOf(items, question, selections, filter)),
          scene.seed,
        )
      : byWidth(items, all);
  const plan: (readonly Member[])[] = [];
  const { members: most, requests } = bounds[operator];
  while (left.length > 0 && plan.length < requests) {
    const beside = new Beside(items, operator, room, isWritable);
    // With each seed the last request begins with another of those that go with few.
    for (const question of plan.length === requests - 1 ? turned(left, scene.seed) : left)
      if (beside.members.length < most) beside.take(question);
    const { members } = beside;
    if (members.length === 0) break;
    left = left.filter((question) => !question.some((member) => members.includes(member)));
    plan.push(members);
  }
  return plan;
}

async function askAll(scene: Scene, plan: Plan, operator: Operator): Promise<void> {
  let { requests } = bounds[operator];
  const send = async (members: readonly Member[]): Promise<void> => {
    if (requests === 0) return;
    requests -= 1;
    const answer = await askMembers(scene, members, operator);
    // A target may take so many clauses and no more.
    if (answer !== 'refused' || members.length < 2) return;
    const half = Math.ceil(members.length / 2);
    for (const some of [members.slice(0, half), members.slice(half)]) await send(some);
  };
  for (const members of plan) await send(members);
}
