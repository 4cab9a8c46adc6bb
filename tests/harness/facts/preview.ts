import type { ListingField } from '../contract/model';
import { documentedBy, isDocumented } from '../contract/operators';
import { where, type Expression } from '../grammar/expression';
import { isEasilyHeld } from '../grammar/holding';
import type { OrderKey } from '../grammar/order-key';
import type { Scene } from '../judging/check';
import { expectedOf } from '../judging/matches';
import { lackingIn, sendableValues, textsOf } from '../listing/column';
import type { ListQuery } from '../listing/listing';
import { fieldText, type Item } from '../listing/value';
import { combinedProbes, combinedWalk } from './combination';
import { keyOf, orderableFields } from './ordered';
import { manyPages, shortestWalk } from './page-edges';
import { pageSizes, planProbes } from './probe-plan';

/** The longest page that is as good as a preview. */
const nearlyPreview = 9;

/** Keys of an order, at the most. */
const mostKeys = 3;

/**
 * One item of a filter in an order: a target may have a path of its own for few, and the smallest page is an edge itself. Where the data has
 * it, of two items, so that one item alone is left, some of which lack what they are ordered by.
 */
export interface Preview {
  readonly query: ListQuery & { readonly limit: number };
  readonly filter: Expression;
  /** Items that there are. */
  readonly found: number;
  /** Where that number is of the plain walk, and not of a walk of the same query: that query without a limit, and the keys of its order. */
  readonly pair?: { readonly query: ListQuery; readonly keys: readonly OrderKey[] };
}

/** `undefined` where no request names a size, or the pages of the filter's walk are about as short, were it of few. */
export async function previewOf(scene: Scene): Promise<Preview | undefined> {
  const { filter: combination } = await combinedProbes(scene);
  const plan = await planProbes(scene.listing);
  const { usual } = await pageSizes(scene);
  if (combination?.filter === undefined || scene.contract.limit === undefined) return undefined;
  if ((combination.size * manyPages(plan, usual)) / shortestWalk <= nearlyPreview) return undefined;
  const pair = await ofPair(scene);
  if (pair !== undefined) return pair;
  const { filter, unprojected } = combination;
  const { distinct } = await combinedWalk(scene, combination);
  return { query: { ...unprojected, limit: 1 }, filter, found: distinct };
}

/** A value that two items hold, and the fields that one of them lacks. */
interface Pair {
  readonly filter: Expression;
  readonly lacking: readonly ListingField[];
}

async function ofPair(scene: Scene): Promise<Preview | undefined> {
  const { order } = scene.contract;
  const most = Math.min(mostKeys, order?.keys ?? mostKeys);
  for (const { filter, lacking } of await pairs(scene)) {
    const { must, may } = await expectedOf(scene, filter);
    if (must.size !== 2 || may.size !== 2) continue;
    const [first] = (await orderableFields(scene)).filter(isDocumented);
    const fields = lacking.length > 0 ? lacking.slice(0, most) : first === undefined ? [] : [first];
    const keys = fields.map((field): OrderKey => keyOf(scene, field, 'ascending'));
    const pair = { query: { filter, ...(keys.length > 0 && { order: keys }) }, keys };
    const query = { ...pair.query, limit: 1 };
    if (keys.length > 1 && (await scene.listing.ask(query)).kind === 'refusal') return undefined;
    return { query, filter, found: 2, pair };
  }
  return undefined;
}

/** Those of which most fields are lacking, first; with each seed another one of them. */
async function pairs(scene: Scene): Promise<readonly Pair[]> {
  const { items } = await scene.listing.walk();
  const ordered = (await orderableFields(scene)).filter((field) => isDocumented(field) && lackingIn(items, field) > 0);
  const all = documentedBy('eq', scene.contract.filter).flatMap((field) => pairsOf(scene, items, field, ordered));
  const most = Math.max(0, ...all.map(({ lacking }) => lacking.length));
  const best = all.filter(({ lacking }) => lacking.length === most);
  const from = best.length === 0 ? 0 : (scene.seed - 1) % best.length;
  return [...best.slice(from), ...best.slice(0, from)];
}

function pairsOf(
  { contract: { filter } }: Scene,
  items: readonly Item[],
  field: ListingField,
  ordered: readonly ListingField[],
): readonly Pair[] {
  if (filter === undefined || field.each !== undefined) return [];
  const textOf = textsOf(items, field);
  const two = new Map(
    [...sendableValues(items, field)]
      .filter(([value, matches]) => matches === 2 && isEasilyHeld(value, field, filter))
      .map(([value]) => [value, [] as Item[]] as const),
  );
  for (const [position, item] of items.entries()) two.get(textOf(position) ?? '')?.push(item);
  return [...two].map(([value, both]) => ({
    filter: where(field, value),
    lacking: ordered.filter((one) => both.filter((item) => fieldText(item, one) === undefined).length === 1),
  }));
}
