import type { ListingField } from '../contract/model';
import { documentedBy } from '../contract/operators';
import { where, type Expression } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import { canHold } from '../grammar/holding';
import type { Scene } from '../judging/check';
import { satisfied, satisfies } from '../listing/matching';
import { fieldTexts, type Item } from '../listing/value';
import { onceFor } from '../once-for';
import { operands } from './operands';
import type { Member, Question } from './pool-choice';
import { textOperators, type TextOperator } from './text-parts';

/** A part of a text where an operator looks for it, and the sign that stands right behind it. */
interface Piece {
  readonly part: string;
  readonly behind: string;
}

/**
 * What parts are commonly read otherwise for, and by which operators; by all where one stands for the others. A beginning that is looked for as a
 * range ends with the letter behind its last one, or with one that is thought to be the last of all; an index knows words alone; a store folds
 * letters otherwise than a language.
 */
const peculiarities: readonly { readonly by: readonly TextOperator[]; readonly is: (piece: Piece) => boolean }[] = [
  { by: textOperators, is: ({ part }) => /[^\x00-\x7f]$/u.test(part) },
  { by: ['startsWith'], is: ({ behind }) => /[^\x00-\x7f]/u.test(behind) },
  { by: ['startsWith'], is: ({ behind }) => /[\u{10000}-\u{10ffff}]/u.test(behind) },
  { by: ['contains'], is: ({ part }) => /[^\P{Lu}A-Z]/u.test(part) },
  { by: ['contains'], is: ({ part }) => /[A-Z].*[a-z]/.test(part) },
  { by: ['contains'], is: ({ part }) => part.includes(' ') },
  { by: ['contains'], is: ({ part }) => /[^\p{L}\p{N} ]/u.test(part) },
];

/** Letters, digits, and what no pattern is written with: nothing that is one with its neighbour, or that is folded by what stands around it. */
const fair = /^(?!.*(?:[Σσς]| {2}))[\p{L}\p{N}](?:[\p{L}\p{N} ,:;/#&@!"'-]*[\p{L}\p{N}])$/u;
const isJoined = (sign: string): boolean => /[\p{M}\u200d]/u.test(sign);

/** Values of a field that are weighed, places in each where a part begins, and lengths of parts. */
const [mostValues, mostStarts, lengths] = [400, 16, [2, 3, 4, 5]];

function piecesOf(text: string, operator: TextOperator): readonly Piece[] {
  const letters = [...text];
  return lengths.flatMap((length) => {
    const last = letters.length - length;
    if (last < 0) return [];
    const starts =
      operator === 'startsWith' ? [0] : operator === 'endsWith' ? [last] : [...Array(Math.min(last + 1, mostStarts)).keys()];
    return starts.map((start) => ({
      part: letters.slice(start, start + length).join(''),
      behind: letters[start + length] ?? '',
    }));
  });
}

/** What is asked for, and which of the peculiarities it has. */
interface Peculiar {
  readonly field: ListingField;
  readonly part: string;
  readonly shows: readonly number[];
}

async function peculiarOf(
  scene: Scene,
  field: ListingField,
  operator: TextOperator,
  isLast: boolean,
): Promise<readonly Peculiar[]> {
  const { filter } = scene.contract;
  const found = new Map<string, Peculiar>();
  for (const [value] of (await operands(scene, field, operator)).slice(0, mostValues)) {
    for (const piece of piecesOf(value, operator)) {
      const { part, behind } = piece;
      if (!fair.test(part) || part !== part.normalize('NFKC') || isJoined(behind)) continue;
      const shows = peculiarities.flatMap(({ by, is }, index) => ((isLast || by.includes(operator)) && is(piece) ? [index] : []));
      if (shows.length === 0 || filter === undefined || !canHold(part, field, filter, operator)) continue;
      const known = found.get(part)?.shows ?? [];
      found.set(part, { field, part, shows: [...new Set([...known, ...shows])] });
    }
  }
  return [...found.values()];
}

/** Parts that have the same peculiarities, of which the first that goes with others is asked for. */
const mostAlike = 6;

/** An item that a misreading would find: it holds a word of the part, or the part with other accents. */
function isNear({ clauses: [{ field, value }] }: Expression): (item: Item) => boolean {
  const bare = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = value.split(' ').filter((word) => word.length > 1);
  return (item) =>
    fieldTexts(item, field).some(
      (text) => bare(text).includes(bare(value)) || (words.length > 1 && words.some((word) => text.includes(word))),
    );
}

/** A part with an item that is found; best with one, too, that is found by a misreading alone. */
function membersFor(items: readonly Item[], expression: Expression): readonly Member[] {
  const finds = (matching: 'exact' | 'lenient') => (item: Item) => satisfies(item, expression, matching, 'and-first');
  const near = isNear(expression);
  const isStray = (item: Item): boolean => near(item) && !finds('lenient')(item);
  const least: Member = { expression, shows: [finds('exact')] };
  return items.some(isStray) ? [{ expression, shows: [...least.shows, isStray] }, least] : [least];
}

/**
 * For each operator as few parts as have each peculiarity, of whatever documented field: one question each, of parts that show the same. With
 * each seed those of another field come first.
 */
export async function peculiarQuestions(scene: Scene): Promise<readonly Question[]> {
  const { items } = await scene.listing.walk();
  return known(items, String(scene.seed), () => choose(scene, items));
}

/** The same for all who ask of a walk, because a question is known by what asks it. */
const known = onceFor<readonly Item[], string, Promise<readonly Question[]>>();

async function choose(scene: Scene, items: readonly Item[]): Promise<readonly Question[]> {
  const { filter } = scene.contract;
  const questions: Question[] = [];
  const operators = textOperators.filter((operator) => documentedBy(operator, filter).length > 0);
  for (const operator of operators) {
    const fields = documentedBy(operator, filter);
    const first = (scene.seed - 1) % Math.max(1, fields.length);
    const all: Peculiar[] = [];
    for (const field of [...fields.slice(first), ...fields.slice(0, first)])
      all.push(...(await peculiarOf(scene, field, operator, operator === operators.at(-1))));
    const left = new Set(all.flatMap(({ shows }) => shows));
    while (left.size > 0) {
      const fresh = ({ shows }: Peculiar): readonly number[] => shows.filter((index) => left.has(index));
      const best = fresh(all.reduce((one, other) => (fresh(other).length > fresh(one).length ? other : one)));
      const alike = all.filter((one) => best.every((index) => one.shows.includes(index)));
      for (const index of best) left.delete(index);
      const asked = alike.map(({ field, part }) => where(field, part, operator)).filter((one) => isTelling(items, one, filter));
      if (asked.length > 0) questions.push(asked.slice(0, mostAlike).flatMap((one) => membersFor(items, one)));
    }
  }
  return questions;
}

function isTelling(items: readonly Item[], expression: Expression, filter: Scene['contract']['filter']): boolean {
  if (!canWrite(expression, filter)) return false;
  const isFound = satisfied(items, expression, 'lenient', 'and-first');
  const matches = items.filter((_, position) => isFound(position)).length;
  return matches > 0 && matches < items.length;
}
