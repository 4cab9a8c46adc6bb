import type { ListingField } from '../contract/model';
import { rangedBy, templateOf } from '../contract/operators';
import type { Scene } from '../judging/check';
import { where, type Expression } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import { canHold } from '../grammar/holding';
import { compared } from '../listing/comparing';
import { satisfies } from '../listing/matching';
import { fieldText, type Item } from '../listing/value';
import { byRank, comparedFields, evenly, misread, type Comparing, turnOf } from './boundaries';
import { furtherQuestions } from './parts-together';
import type { Member, Question } from './pool-choice';
import { askTogether } from './pools';
import { pageSizes } from './probe-plan';
import { unlessTooLong } from './too-long';
import type { Page } from '../listing/reply';

/** A comparison that finds few items: those at one end of what a field holds. */
export interface Edge {
  readonly field: ListingField;
  readonly operator: Comparing;
  readonly value: string;
  readonly expression: Expression;
}

/** Values at an end that are weighed. */
const mostWeighed = 12;

const comparing = ['le', 'gt', 'ge', 'lt'] as const satisfies readonly Comparing[];

const signs: { readonly [operator in Comparing]: (sign: number) => boolean } = {
  gt: (sign) => sign > 0,
  ge: (sign) => sign >= 0,
  lt: (sign) => sign < 0,
  le: (sign) => sign <= 0,
};

/** The value at an end that the most misreadings answer otherwise, and that finds no more items than there is room for. */
function edgeOf(
  field: ListingField,
  operator: Comparing,
  held: readonly string[],
  { items, room, scene }: { readonly items: readonly Item[]; readonly room: number; readonly scene: Scene },
): Edge | undefined {
  const { filter } = scene.contract;
  if (filter === undefined) return undefined;
  const texts = items.flatMap((item) => fieldText(item, field) ?? []);
  const sorted = evenly(held, field, held.length);
  const isBelow = operator === 'lt' || operator === 'le';
  const weighed: string[] = [];
  for (const value of isBelow ? sorted : sorted.toReversed()) {
    if (weighed.length === mostWeighed) break;
    if (canHold(value, field, filter, operator) && canWrite(where(field, value, operator), filter)) weighed.push(value);
  }
  const edges = weighed.flatMap((value) => {
    const isFound = texts.map((text) => signs[operator](compared(text, value, field) ?? NaN));
    const count = isFound.filter(Boolean).length;
    if (count === 0 || count === texts.length) return [];
    return [{ value, rank: [Number(count <= room), misread(texts, value)(isFound, operator), count] }];
  });
  const [best] = edges.sort(byRank);
  return best && { field, operator, value: best.value, expression: where(field, best.value, operator) };
}

/** What must be free of all others: an item that is found, one at the value itself, and one without a value, where there is any. */
function memberOf(items: readonly Item[], { field, value, expression }: Edge): Member {
  const isLacking = (item: Item): boolean => fieldText(item, field) === undefined;
  return {
    expression,
    shows: [
      (item) => satisfies(item, expression, 'exact', 'and-first'),
      (item) => compared(fieldText(item, field) ?? '', value, field) === 0,
      ...(items.some(isLacking) ? [isLacking] : []),
    ],
  };
}

/** What finds so few items that others have room beside it. */
const fewItems = 12;

/** Each comparison of each number and timestamp that can be asked; with each seed others of them come first. */
async function furtherEdges(scene: Scene): Promise<readonly Question[]> {
  const { filter } = scene.contract;
  const { items } = await scene.listing.walk();
  const fields = rangedBy(filter).filter(({ kind }) => kind === 'number' || kind === 'timestamp');
  const questions = comparing.flatMap((operator) =>
    fields.flatMap((field): readonly Question[] => {
      if (filter === undefined || templateOf(field, operator, filter) === undefined) return [];
      const edge = unlessTooLong(scene, (of) =>
        edgeOf(field, operator, [...of(items, field).keys()], { items, room: fewItems, scene }),
      );
      return edge === undefined ? [] : [[memberOf(items, edge)]];
    }),
  );
  const first = (scene.seed - 1) % Math.max(1, questions.length);
  return [...questions.slice(first), ...questions.slice(0, first)];
}

/** Both ends of numbers and timestamps in one union, and its page; `undefined` where it does not show them all. */
export async function edgesTogether(
  scene: Scene,
): Promise<{ readonly edges: readonly Edge[]; readonly page: Page; readonly union: Expression } | undefined> {
  const { filter } = scene.contract;
  if (filter?.or === undefined) return undefined;
  const { items } = await scene.listing.walk();
  const { maximum } = await pageSizes({ contract: scene.listing.contract, listing: scene.listing });
  const fields = await comparedFields(scene);
  const ranged = new Set(rangedBy(filter));
  const asked = fields.flatMap((field, index) =>
    ranged.has(field) && turnOf(index).every((operator) => templateOf(field, operator, filter) !== undefined)
      ? turnOf(index).map((operator) => ({ field, operator }))
      : [],
  );
  const room = Math.floor(maximum / Math.max(1, asked.length));
  const edges = asked.flatMap(
    ({ field, operator }) =>
      unlessTooLong(scene, (of) => edgeOf(field, operator, [...of(items, field).keys()], { items, room, scene })) ?? [],
  );
  const questions = edges.map((edge) => [memberOf(items, edge)]);
  const pool = await askTogether(scene, questions, [...(await furtherEdges(scene)), ...(await furtherQuestions(scene))]);
  if (pool === undefined) return undefined;
  const kept = new Set(pool.members.map(({ expression }) => expression));
  const shown = edges.filter(({ expression }) => kept.has(expression));
  // A field is shown where both its ends are.
  const both = shown.filter(({ field }) => shown.filter((other) => other.field === field).length === 2);
  return { edges: both, page: pool.page, union: pool.union };
}
