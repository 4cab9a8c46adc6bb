import type { Clause, Expression, Operator } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import { type Precedence, precedences } from '../contract/roles';
import type { Scene } from '../judging/check';
import { countFits, type Expected, expectedOf, lostItems, strayItem } from '../judging/matches';
import type { Page } from '../listing/reply';
import { clausesOf, type ProbeClauses } from './clauses';
import { plannedOnce } from './planned';

/** Mixed expressions by their operators, and the clauses between them: the first sequence that shows how they bind is asked. */
const shapes: readonly {
  readonly label: string;
  readonly operators: readonly Operator[];
  readonly sequences: readonly (readonly (keyof ProbeClauses)[])[];
}[] = [
  {
    label: 'or before and',
    operators: ['or', 'and'],
    sequences: [
      ['y', 'a', 'x'],
      ['b', 'a', 'x'],
      ['x', 'a', 'y'],
      ['a', 'b', 'y'],
    ],
  },
  {
    label: 'four clauses',
    operators: ['and', 'or', 'and'],
    sequences: [
      ['y', 'b', 'a', 'x'],
      ['x', 'y', 'a', 'b'],
      ['x', 'a', 'b', 'y'],
      ['a', 'b', 'x', 'y'],
    ],
  },
];

/** Whether targets that bind in two ways are bound to answer otherwise. */
function differ(one: Expected, other: Expected): boolean {
  const misses = (some: Expected, all: Expected): boolean => [...some.must].some((identity) => !all.may.has(identity));
  return misses(one, other) || misses(other, one);
}

/** Mixed expressions that a target which binds otherwise, or otherwise than the contract says, answers otherwise on this data. */
export async function mixed(
  scene: Scene,
  clauses: ProbeClauses,
): Promise<readonly { readonly label: string; readonly expression: Expression }[]> {
  const { filter } = scene.contract;
  const isTelling = async (expression: Expression): Promise<boolean> => {
    if (!canWrite(expression, filter)) return false;
    const [first, ...others] = precedences.toSorted(
      (a, b) => Number(b === filter?.precedence) - Number(a === filter?.precedence),
    );
    const said = await expectedOf(scene, expression, first);
    for (const other of others) if (differ(said, await expectedOf(scene, expression, other))) return true;
    return false;
  };
  const found = [];
  for (const { label, operators, sequences } of shapes) {
    for (const [first, ...rest] of sequences) {
      if (first === undefined) continue;
      const of = (name: keyof ProbeClauses): Clause => clauses[name].clauses[0];
      const expression = { clauses: [of(first), ...rest.map(of)], operators } as const;
      if (!(await isTelling(expression))) continue;
      found.push({ label, expression });
      break;
    }
  }
  return found;
}

async function explains(scene: Scene, page: Page, expression: Expression, precedence: Precedence): Promise<boolean> {
  const expected = await expectedOf(scene, expression, precedence);
  return (
    strayItem(page, expression, precedence) === undefined && lostItems(page, expected).length === 0 && countFits(page, expected)
  );
}

/** A mixed expression with its answer and the precedences that explain it. */
interface Explanation {
  readonly label: string;
  readonly expression: Expression;
  readonly page: Page;
  readonly by: readonly Precedence[];
}

const explained = plannedOnce<ProbeClauses, readonly Explanation[]>();

/** Every mixed expression. */
export const explanations = (scene: Scene, clauses: ProbeClauses): Promise<readonly Explanation[]> =>
  explained(scene, clauses, (one) => explain(one, clauses));

async function explain(scene: Scene, clauses: ProbeClauses): Promise<readonly Explanation[]> {
  const found: Explanation[] = [];
  for (const { label, expression } of await mixed(scene, clauses)) {
    const page = await scene.listing.ask({ filter: expression });
    if (page.kind !== 'page') continue;
    const by: Precedence[] = [];
    for (const precedence of precedences) if (await explains(scene, page, expression, precedence)) by.push(precedence);
    found.push({ label, expression, page, by });
  }
  return found;
}

/** How AND and OR bind, as the contract says or as the target has shown; `undefined` where it is not known, or shown otherwise twice. */
export async function precedenceOf(scene: Scene): Promise<Precedence | undefined> {
  const said = scene.contract.filter?.precedence;
  const clauses = said === undefined ? await clausesOf(scene) : undefined;
  if (clauses === undefined) return said;
  const found = await explanations(scene, clauses);
  const common = precedences.filter((name) => found.every(({ by }) => by.includes(name)));
  return found.length < 2 ? undefined : common[0];
}
