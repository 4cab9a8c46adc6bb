import type { ListingField } from '../contract/model';
import { documentedBy } from '../contract/operators';
import { valueAt } from '../contract/pointer';
import type { ClauseOperator } from '../contract/roles';
import type { Scene } from '../judging/check';
import { divides } from '../judging/matches';
import { join, where, within, type Expression } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import { satisfies } from '../listing/matching';
import { fieldTexts, type Item } from '../listing/value';
import { askedFields, isCounted, operands, room, withoutValue } from './operands';
import { bracketProbes, type BracketProbe } from './brackets';
import { nestedBrackets } from './nested-brackets';
import { peculiarQuestions } from './peculiar-parts';
import type { Member, Question } from './pool-choice';
import { askInUnions, type Pool, unionOfTerms } from './pools';
import { furtherParts, patternProbes, textProbes } from './text-parts';
import { wrongUnions } from './wrong-unions';

/** An expression, and the field of its first clause. */
interface Probe {
  readonly field: ListingField;
  readonly expression: Expression;
}

/** Choices of values that are weighed for what asks for one of several. */
const mostChoices = 8;

/**
 * What one of several values is asked by: of each field so many rare ones, which are held by no more items than there is `space` for.
 * `choices`: the rarest by default, and so many behind them.
 */
async function rareProbes(scene: Scene, values: number, space: number, choices = 1): Promise<readonly Probe[]> {
  const probes: Probe[] = [];
  for (const field of askedFields(scene, 'in')) {
    const rarest = (await operands(scene, field, 'in')).toReversed();
    for (let start = 0; start < choices; start += 1) {
      const rare = rarest.slice(start, start + values);
      const expression = within(
        field,
        rare.map(([value]) => value),
      );
      if (rare.length < 2 || rare.reduce((sum, [, count]) => sum + count, 0) > space) continue;
      if (canWrite(expression, scene.contract.filter) && (await divides(scene, expression))) probes.push({ field, expression });
    }
  }
  return probes;
}

/** One of three values, because the first, one between and the last can be told apart; one page shows them all. */
export const oneOfProbes = async (scene: Scene, choices = 1): Promise<readonly Probe[]> =>
  rareProbes(scene, 3, await room(scene), choices);

/** Pages that are walked for values that one page does not hold. */
const mostPages = 4;

/** One of two values that more items hold than a page shows: the count tells of the others, or a walk of a few pages. */
export const commonProbes = async (scene: Scene): Promise<readonly Probe[]> =>
  rareProbes(scene, 2, isCounted(scene) ? Infinity : (await room(scene)) * mostPages);

/** Fields that some items lack and some have, by what asks for either. */
export async function lackedProbes(scene: Scene, operator: 'missing' | 'present'): Promise<readonly Probe[]> {
  const { items } = await scene.listing.walk();
  const probes: Probe[] = [];
  for (const field of askedFields(scene, operator)) {
    const lacking = await withoutValue(scene, field);
    if (lacking > 0 && lacking < items.length && field.default === undefined)
      probes.push({ field, expression: where(field, '', operator) });
  }
  return probes;
}

const exactly =
  (expression: Expression) =>
  (item: Item): boolean =>
    satisfies(item, expression, 'exact', 'and-first');

/** One of several values: an item by each of them. */
const oneOf = ({ field, expression }: Probe): Member => ({
  expression,
  shows: (expression.clauses[0].values ?? []).map((value) => exactly(where(field, value))),
});

/** The same with its first value twice: a list that is joined finds an item once for each. */
const withOneTwice = ({ field, expression }: Probe): Probe => {
  const [{ values: [first = '', ...others] = [] }] = expression.clauses;
  return { field, expression: within(field, [first, first, ...others]) };
};

/** A missing value: an item where it is null, and one where it is absent, as far as there are such items. */
function lacked(items: readonly Item[], { field, expression }: Probe): Member {
  const ways = [
    exactly(expression),
    (item: Item): boolean => exactly(expression)(item) && valueAt(item, field.pointer) === null,
    (item: Item): boolean => exactly(expression)(item) && valueAt(item, field.pointer) === undefined,
  ];
  return { expression, shows: ways.filter((holds) => items.some(holds)) };
}

/** Clauses that are weighed beside what asks for a value: of each field a few that few items satisfy. */
const mostBeside = 8;

/** Any value, beside a clause that items with one satisfy and items without: alone it would find nearly all. */
async function heldBeside(scene: Scene): Promise<readonly Member[]> {
  const { items } = await scene.listing.walk();
  const members: Member[] = [];
  for (const { field, expression } of await lackedProbes(scene, 'present')) {
    for (const other of documentedBy('eq', scene.contract.filter)) {
      if (other.path === field.path) continue;
      const rare = (await operands(scene, other, 'eq')).toReversed().slice(0, mostBeside);
      for (const clause of rare.map(([value]) => where(other, value))) {
        const both = join('and', expression, clause);
        const lacks = (item: Item): boolean => exactly(clause)(item) && fieldTexts(item, field).length === 0;
        const isTelling = items.some(lacks) && items.some(exactly(both));
        if (isTelling && unionOfTerms([both, clause], scene.contract.filter) !== undefined)
          members.push({ expression: both, shows: [exactly(both), lacks] });
      }
    }
  }
  return members;
}

/** A part of a text: an item that is found, and one that holds the part elsewhere. */
function partOf(items: readonly Item[], expression: Expression): Member {
  const [{ field, value }] = expression.clauses;
  const elsewhere = (item: Item): boolean =>
    !satisfies(item, expression, 'lenient', 'and-first') && fieldTexts(item, field).some((text) => text.includes(value));
  return { expression, shows: [exactly(expression), elsewhere].filter((holds) => items.some(holds)) };
}

/** A part that an item holds at its very end alone, where there is such an item, because what looks for it may stop before. */
function partAtEnd(items: readonly Item[], expression: Expression): Member {
  const [{ field, value, operator }] = expression.clauses;
  const isLast = (item: Item): boolean =>
    fieldTexts(item, field).some((text) => text.endsWith(value) && !text.slice(0, -1).includes(value));
  const part = partOf(items, expression);
  return operator === 'contains' && items.some(isLast) ? { ...part, shows: [...part.shows, isLast] } : part;
}

/** A sign of a pattern as text, by which nothing is found: an item that the pattern would find. */
function signOf(items: readonly Item[], expression: Expression): Member {
  const [{ field, value }] = expression.clauses;
  const [first = '', last = ''] = [value.slice(0, 1), value.slice(-2)];
  const isLike = (item: Item): boolean =>
    fieldTexts(item, field).some((text) => text.startsWith(first) && text.includes(last, 1) && !text.includes(value));
  return { expression, shows: [isLike].filter((holds) => items.some(holds)) };
}

/** Brackets: an item that is found, and one that would be if they bound otherwise. */
const bindingOf = ({ expression, otherwise }: BracketProbe): Member => ({
  expression,
  shows: [exactly(expression), (item) => exactly(otherwise)(item) && !exactly(expression)(item)],
});

/** The same operators of each other field, a list of one value, and the ends of texts; with each seed others of them come first. */
export async function furtherQuestions(scene: Scene): Promise<readonly Question[]> {
  const { items } = await scene.listing.walk();
  const lists = await oneOfProbes(scene, mostChoices);
  const fields = new Set(lists.map(({ field }) => field));
  const short = lists.flatMap(({ field, expression }) =>
    (expression.clauses[0].values ?? []).slice(0, 1).map((value): Probe => ({ field, expression: within(field, [value]) })),
  );
  const questions: readonly Question[] = [
    short.filter(({ expression }) => canWrite(expression, scene.contract.filter)).map(oneOf),
    ...(await furtherParts(scene)).map((expression) => [partAtEnd(items, expression)]),
    ...(await lackedProbes(scene, 'missing')).map((probe) => [lacked(items, probe)]),
    ...[...fields].map((field) => lists.filter((one) => one.field === field).map(oneOf)),
  ];
  const first = (scene.seed - 1) % questions.length;
  return [...questions.slice(first), ...questions.slice(0, first)];
}

/** Brackets, parts of texts, signs of patterns, a missing value, one of several and any, in as few unions as show them all. */
export async function partsTogether(scene: Scene): Promise<readonly Pool[]> {
  const { items } = await scene.listing.walk();
  const texts = await textProbes(scene);
  const last = texts.at(-1);
  // Brackets stand in no others, so they go with these only where AND needs none. First, because that is where they are commonly read.
  const brackets = scene.contract.filter?.precedence === 'and-first' ? await bracketProbes(scene) : [];
  const questions = [
    ...texts.map(({ expression }) => [partOf(items, expression)]),
    ...(last === undefined ? [] : (await patternProbes(scene, last)).map((expression) => [signOf(items, expression)])),
    (await lackedProbes(scene, 'missing')).map((probe) => lacked(items, probe)),
    (await oneOfProbes(scene, mostChoices)).map(withOneTwice).map(oneOf),
    await heldBeside(scene),
  ];
  const further = [...(await peculiarQuestions(scene)), ...(await furtherQuestions(scene))];
  const nested = brackets.length > 0 ? await nestedBrackets(scene) : [];
  const known = wrongUnions(scene).length;
  const ask = (those: readonly Member[]): Promise<readonly Pool[]> => askInUnions(scene, [those, ...questions], further);
  const pools = await ask([...nested, ...brackets.map(bindingOf)]);
  // A target may have brackets, and none in others.
  const mayBeRefused = nested.length > 0 && pools.length === 0 && wrongUnions(scene).length === known;
  return mayBeRefused ? ask(brackets.map(bindingOf)) : pools;
}

/** Whether two expressions ask the same. */
export const isSame = (one: Expression, other: Expression): boolean =>
  one.clauses.length === other.clauses.length &&
  one.clauses.every(({ field, value, operator, values }, index) => {
    const clause = other.clauses[index];
    const isAlike = clause?.field === field && clause.value === value && clause.operator === operator;
    return isAlike && (values ?? []).join('\n') === (clause.values ?? []).join('\n');
  });

/** The pool that answers a question of an operator, too. */
export const poolBy = (pools: readonly Pool[], operator: ClauseOperator): Pool | undefined =>
  pools.find(({ members }) => members.some(({ expression }) => expression.clauses[0].operator === operator));

/** The pool that answers an expression, too. */
export const poolOf = (pools: readonly Pool[], expression: Expression): Pool | undefined =>
  pools.find(({ members }) => members.some((member) => isSame(member.expression, expression)));
