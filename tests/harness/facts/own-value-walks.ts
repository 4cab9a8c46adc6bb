import type { ListingField } from '../contract/model';
import { documentedBy, isDocumented } from '../contract/operators';
import { canWrite } from '../grammar/filter';
import { canHold } from '../grammar/holding';
import { join, where, within, type Expression } from '../grammar/expression';
import type { Scene } from '../judging/check';
import { expectedOf, faultOf } from '../judging/matches';
import { sendableValues } from '../listing/column';
import type { Item } from '../listing/value';
import type { Compare } from '../text/collators';
import { awkwardOf, likelyOrder } from './awkward-amounts';
import { lossesAt } from './awkward-values';
import type { KeptQuery } from './combination';
import { ownCollation } from './followed-orders';
import { keyOf, orderableFields } from './ordered';
import { plannedOnce } from './planned';
import { sized } from './probe-plan';
import { lossesIn, mostAlike, type Placed, tellingCut, type Tells } from './telling-values';

/** One field that a filter can name leaves the walks of filters and orders as they are: a contract with more of them is asked more. */
const fewestFields = 2;

const plans = plannedOnce<'walks', readonly KeptQuery[]>();

/**
 * Walks of a few values of one field in the order by that field: wherever such a value stands in the whole order, and whatever lacks one, here
 * the edge of a page stands behind it. The filter is one of the order's own field, which a cursor may put its condition in the place of. One walk
 * of numbers, one of instants and one of texts, by the fields whose values cursors lose most of; with each seed the next field, and the other direction.
 */
export const ownValueWalks = (scene: Scene): Promise<readonly KeptQuery[]> => plans(scene, 'walks', choose);

async function choose(scene: Scene): Promise<readonly KeptQuery[]> {
  const { contract, listing } = scene;
  const { items } = await listing.walk();
  const fields = await namedByBoth(scene);
  if (contract.limit === undefined || fields.length < fewestFields) return [];
  const own = await ownCollation(scene);
  const walks: KeptQuery[] = [];
  for (const kind of ['number', 'timestamp', 'string'] as const) {
    const ranked = fields
      .filter((field) => field.kind === kind)
      .map((field) => ({ field, amount: kindsIn(items, field).size }))
      .filter(({ amount }) => amount > 0)
      .toSorted((a, b) => b.amount - a.amount);
    const field = ranked[(scene.seed - 1) % Math.max(1, ranked.length)]?.field;
    const walk = field && (await walkOf(scene, items, field, kind === 'string' ? own : undefined));
    if (walk !== undefined && (await isAnswered(scene, walk))) walks.push(walk);
  }
  return walks;
}

/** Whether the first page is right by itself; where it is not, what is asked in the filter is for others to tell. */
async function isAnswered(scene: Scene, { query, filter }: KeptQuery): Promise<boolean> {
  const page = await scene.listing.ask(query);
  return page.kind === 'page' && filter !== undefined && (await faultOf(scene, page, filter)) === undefined;
}

/** The documented fields that a target orders by and finds several values of at once. */
async function namedByBoth(scene: Scene): Promise<readonly ListingField[]> {
  const named = new Map([...unitedBy(scene, 'eq'), ...unitedBy(scene, 'in')].map((field) => [field.path, field]));
  return (await orderableFields(scene)).filter((field) => isDocumented(field) && named.has(field.path));
}

/** Those of which a filter takes several values, by an operator of its own, or by OR. */
function unitedBy({ contract: { filter } }: Scene, operator: 'in' | 'eq'): readonly ListingField[] {
  const isUnited = operator === 'in' || filter?.or !== undefined;
  return isUnited ? documentedBy(operator, filter).filter(({ each }) => each === undefined) : [];
}

const tellsBy =
  (field: ListingField, compare: Compare): Tells =>
  (before, behind) =>
    lossesAt({ before, behind, compare }, awkwardOf(field));

/** The kinds of what cursors lose that any value of a field is of. */
function kindsIn(items: readonly Item[], field: ListingField): ReadonlySet<string> {
  const compare = likelyOrder(field);
  const losses = lossesIn(placedIn(items, field, compare), tellsBy(field, compare));
  return new Set(losses.flatMap((of) => [...of.keys()]));
}

const placedIn = (items: readonly Item[], field: ListingField, compare: Compare): readonly Placed[] =>
  [...sendableValues(items, field)].map(([value, count]) => ({ value, count })).toSorted((a, b) => compare(a.value, b.value));

/** The union of some values of a field, as the filter writes it. */
function unionOf({ contract: { filter } }: Scene, field: ListingField, values: readonly string[]): Expression | undefined {
  const named = filter?.fields.find(({ path }) => path === field.path);
  const [first, ...others] = values;
  if (filter === undefined || named === undefined || first === undefined) return undefined;
  const isList = documentedBy('in', filter).includes(named);
  if (!values.every((value) => canHold(value, named, filter, isList ? 'in' : 'eq'))) return undefined;
  const union = isList ? within(named, values) : join('or', where(named, first), ...others.map((value) => where(named, value)));
  return canWrite(union, filter) ? union : undefined;
}

/** Values that no other one of the field is equal to, be their letters small or capital. */
function apart(placed: readonly Placed[], { kind }: ListingField): readonly Placed[] {
  const folded = ({ value }: Placed): string => (kind === 'string' ? value.trim().toLowerCase() : value);
  const alike = new Map<string, number>();
  for (const one of placed) alike.set(folded(one), (alike.get(folded(one)) ?? 0) + 1);
  return placed.filter((one) => one.count <= mostAlike && alike.get(folded(one)) === 1);
}

async function walkOf(
  scene: Scene,
  items: readonly Item[],
  field: ListingField,
  own: Compare | undefined,
): Promise<KeptQuery | undefined> {
  const key = keyOf(scene, field, scene.seed % 2 === 1 ? 'ascending' : 'descending');
  const ascending = own ?? likelyOrder(field);
  const compare: Compare = key.direction === 'ascending' ? ascending : (a, b) => ascending(b, a);
  const isWritten = ({ value }: Placed): boolean => unionOf(scene, field, [value]) !== undefined;
  const usable = apart(placedIn(items, field, compare), field).filter(isWritten);
  const best = tellingCut(usable, tellsBy(field, compare), scene.seed);
  const values = (best?.placed ?? []).map(({ value }) => value);
  const filter = unionOf(scene, field, values);
  if (best === undefined || filter === undefined) return undefined;
  const { must, may } = await expectedOf(scene, filter);
  if (must.size !== may.size) return undefined;
  const query = { filter, order: [key], ...sized(scene.contract, best.size) };
  return { query, unprojected: query, size: best.size, keys: [key], filter, projection: undefined, wanted: may.size + 1 };
}
