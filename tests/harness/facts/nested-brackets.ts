import { documentedBy } from '../contract/operators';
import type { ListingField } from '../contract/model';
import type { ClauseOperator, FilterRole } from '../contract/roles';
import { bracketed, join, where, type Expression } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import type { Scene } from '../judging/check';
import { satisfied } from '../listing/matching';
import type { Item } from '../listing/value';
import { operands } from './operands';
import { plannedOnce } from './planned';
import type { Member } from './pool-choice';

/** Whether an item satisfies each of four clauses. */
type Held = readonly [p: boolean, q: boolean, r: boolean, s: boolean];

/** Items by which `p and (q or (r and s))` is told from what it is misread as: each misreading answers one of them otherwise. */
const telling: readonly ((held: Held) => boolean)[] = [
  // The inner brackets are dropped with what stands in them.
  ([p, q, r, s]) => p && !q && r && s,
  // They are opened into the outer ones: one operator for both.
  ([p, q, r, s]) => p && !q && r !== s,
  // The outer ones are overlooked, or end early.
  ([p, , r, s]) => !p && r && s,
  // The inner ones are overlooked where clauses bind from the left, or they alone are looked at.
  ([p, q, r, s]) => p && q && !(r && s),
];

/** Values of each field, and clauses in all, that are weighed against one another; choices of four of them that are kept. */
const [mostValues, mostClauses, mostChoices] = [4, 16, 8];

/** Common values of a field, or one between. */
async function valuesBy(scene: Scene, field: ListingField, operator: ClauseOperator): Promise<readonly string[]> {
  const values = (await operands(scene, field, operator)).map(([value]) => value);
  if (operator === 'eq') return values.slice(0, mostValues);
  const sorted = values.toSorted((a, b) => (field.kind === 'number' ? Number(a) - Number(b) : a < b ? -1 : 1));
  return sorted.slice(sorted.length >> 1).slice(0, 1);
}

/** Clauses to choose from; of each field and operator one in turn, so that none takes the room of the others. */
async function weighed(scene: Scene, operators: readonly ClauseOperator[]): Promise<readonly Expression[]> {
  const { filter } = scene.contract;
  const found: Expression[][] = [];
  for (const operator of operators)
    for (const field of documentedBy(operator, filter))
      found.push(
        (await valuesBy(scene, field, operator))
          .map((value) => where(field, value, operator))
          .filter((clause) => canWrite(clause, filter)),
      );
  const turns = Array.from({ length: mostValues }, (_, turn) => found.flatMap((some) => some.slice(turn, turn + 1)));
  return turns.flat().slice(0, mostClauses);
}

/** Which clauses an item satisfies, a bit for each, and of which that is open. */
interface Answers {
  readonly holds: number;
  readonly open: number;
}

type Four = readonly [p: number, q: number, r: number, s: number];

const has = (bits: number, index: number): boolean => ((bits >> index) & 1) === 1;

/** What an item says of four clauses; `undefined` where that is open. */
function heldBy({ holds, open }: Answers, four: Four): Held | undefined {
  if (four.some((index) => has(open, index))) return undefined;
  const [p, q, r, s] = four;
  return [has(holds, p), has(holds, q), has(holds, r), has(holds, s)];
}

const isFound = ([p, q, r, s]: Held): boolean => p && (q || (r && s));

function answersIn(items: readonly Item[], clauses: readonly Expression[]): readonly Answers[] {
  const by = clauses.map((clause) => (['exact', 'lenient'] as const).map((how) => satisfied(items, clause, how, 'and-first')));
  return [...items.keys()].map((position) =>
    by.reduce<Answers>(
      ({ holds, open }, [must, may], index) => {
        const [isHeld, isOpen] = [must?.(position) === true, must?.(position) !== may?.(position)];
        return { holds: holds | (Number(isHeld) << index), open: open | (Number(isOpen) << index) };
      },
      { holds: 0, open: 0 },
    ),
  );
}

/** Kinds of items that are looked at for each of thousands of choices, the commonest first: a long listing may have tens of thousands. */
const mostKinds = 256;

/** Choices of four clauses by which each misreading is seen, what finds least first. */
function choices(answers: readonly Answers[], clauses: number): readonly Four[] {
  const counts = new Map<string, { readonly one: Answers; count: number }>();
  for (const one of answers) {
    const key = `${one.holds} ${one.open}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { one, count: 1 });
    else known.count += 1;
  }
  const all = [...counts.values()].toSorted((one, other) => other.count - one.count).slice(0, mostKinds);
  const found: { readonly four: Four; readonly size: number }[] = [];
  const indices = Array.from({ length: clauses }, (_, index) => index);
  for (const r of indices) {
    for (const s of indices.slice(0, r)) {
      // Most pairs have no item.
      if (!all.some(({ one }) => has(one.holds, r) && has(one.holds, s))) continue;
      for (const p of indices) {
        for (const q of indices) {
          const four: Four = [p, q, r, s];
          if (new Set(four).size < 4) continue;
          const held = all.map(({ one }) => heldBy(one, four));
          if (!telling.every((tells) => held.some((one) => one !== undefined && tells(one)))) continue;
          const size = held.reduce(
            (sum, one, index) => sum + (one === undefined || isFound(one) ? (all[index]?.count ?? 0) : 0),
            0,
          );
          found.push({ four, size });
        }
      }
    }
  }
  return found
    .toSorted((one, other) => one.size - other.size)
    .slice(0, mostChoices)
    .map(({ four }) => four);
}

const plans = plannedOnce<'nested', readonly Member[]>();

/**
 * Brackets in brackets, AND within OR within AND, of clauses by which each misreading is seen; the first of them finds least. None where the
 * grammar cannot write them, or the data does not show it.
 */
export const nestedBrackets = (scene: Scene): Promise<readonly Member[]> => plans(scene, 'nested', choose);

async function choose(scene: Scene): Promise<readonly Member[]> {
  const { filter } = scene.contract;
  if (filter?.or === undefined || filter.and === undefined) return [];
  // What compares may be wrong by itself.
  const plain = await chosenOf(scene, filter, ['eq']);
  return plain.length > 0 ? plain : chosenOf(scene, filter, ['eq', 'ge']);
}

async function chosenOf(scene: Scene, filter: FilterRole, operators: readonly ClauseOperator[]): Promise<readonly Member[]> {
  const { items } = await scene.listing.walk();
  const clauses = await weighed(scene, operators);
  const answers = answersIn(items, clauses);
  const members = choices(answers, clauses.length).map((four): Member => {
    const [p, q, r, s] = four.map((index) => clauses[index]) as [Expression, Expression, Expression, Expression];
    const heldAt = (position: number): Held | undefined => {
      const one = answers[position];
      return one && heldBy(one, four);
    };
    return {
      // What is bound by the brackets alone: clauses that bind from the left would bind so where these begin an expression.
      expression:
        filter.precedence === 'and-first'
          ? join('and', bracketed(join('or', bracketed(join('and', r, s)), q)), p)
          : join('and', p, bracketed(join('or', q, bracketed(join('and', r, s))))),
      shows: telling.map((tells) => (_, position) => {
        const held = heldAt(position);
        return held !== undefined && tells(held);
      }),
    };
  });
  return members.filter(({ expression }) => canWrite(expression, filter));
}
