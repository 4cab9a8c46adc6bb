import { identityOn } from '../../judging/place';
import type { AnyCheck, Scene } from '../../judging/check';
import type { Clause, Expression, Operator } from '../../grammar/expression';
import { type Precedence, precedences } from '../../contract/roles';
import type { Evidence } from '../../judging/evidence';
import {
  type Expected,
  shownFilter,
  divides,
  faultOf,
  judgeMatches,
  expectedOf,
  strayItem,
  lostItems,
  countFits,
} from '../../judging/matches';
import { canWrite } from '../../grammar/filter';
import { firstDuplicate } from '../../judging/sequence';
import type { ProbeClauses } from '../../facts/clauses';
import type { ListQuery } from '../../listing/listing';
import type { Page } from '../../listing/reply';

/** Whether an expression that shows the others, too, is answered as the client evaluates it; a witness where it is. */
async function shownBy(wider: Expression | undefined, scene: Scene, evidence: Evidence): Promise<boolean> {
  const reply = wider && (await scene.listing.ask({ filter: wider }));
  if (wider === undefined || reply?.kind !== 'page' || firstDuplicate(reply.identities) !== undefined) return false;
  if ((await faultOf(scene, reply, wider)) !== undefined) return false;
  if (await divides(scene, wider)) evidence.witness(reply);
  return true;
}

/**
 * A check that one expression after another is answered as the client evaluates it. `wider`: one that others ask for, and that shows all of
 * them where it is answered well. `asked`: the query of one. `needs`: the data that the parts are chosen from.
 */
export function logic<Parts>(
  parts: (scene: Scene) => Promise<Parts | undefined>,
  expressions: (parts: Parts, scene: Scene) => readonly (readonly [label: string, expression: Expression])[],
  {
    wider = () => undefined,
    asked = (_, filter) => Promise.resolve({ filter }),
    needs = 'two-fields',
  }: {
    readonly wider?: (parts: Parts, scene: Scene) => Promise<Expression | undefined> | Expression | undefined;
    readonly asked?: (scene: Scene, expression: Expression) => Promise<ListQuery>;
    readonly needs?: 'two-fields' | 'two-kinds';
  } = {},
): AnyCheck {
  return {
    async judge(scene, evidence) {
      const found = await parts(scene);
      if (found === undefined) return evidence.needs(needs);
      const isShown = await shownBy(await wider(found, scene), scene, evidence);
      for (const [label, expression] of isShown ? [] : expressions(found, scene)) {
        const reply = await scene.listing.ask(await asked(scene, expression));
        if (reply.kind !== 'page') {
          evidence.refused(reply, label, `a page for ${shownFilter(scene, expression)}`);
          continue;
        }
        if (await divides(scene, expression)) evidence.witness(reply);
        await judgeMatches(scene, evidence, reply, expression, label, { sound: true, complete: true, count: true });
        const twice = firstDuplicate(reply.identities);
        if (twice !== undefined)
          evidence.violate({
            subject: `${label}: twice`,
            expected: 'every item once',
            received: `${twice} twice`,
            place: identityOn(reply, twice),
            at: [reply],
            evidence: 'exchange',
          });
      }
      evidence.needs(needs);
    },
  };
}

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

/** Every mixed expression with its answer and the precedences that explain it. */
export async function explanations(
  scene: Scene,
  clauses: ProbeClauses,
): Promise<readonly { label: string; expression: Expression; page: Page; by: readonly Precedence[] }[]> {
  const found = [];
  for (const { label, expression } of await mixed(scene, clauses)) {
    const page = await scene.listing.ask({ filter: expression });
    if (page.kind !== 'page') continue;
    const by: Precedence[] = [];
    for (const precedence of precedences) if (await explains(scene, page, expression, precedence)) by.push(precedence);
    found.push({ label, expression, page, by });
  }
  return found;
}
