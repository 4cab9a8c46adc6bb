import { projectedPath } from '../contract/projected-path';
import type { OrderKey } from '../grammar/order-key';
import type { Scene } from '../judging/check';
import { disorderedPair } from '../judging/collation';
import { leftBehind } from '../judging/left-behind';
import { firstDuplicate } from '../judging/sequence';
import type { Asking, ListQuery } from '../listing/listing';
import { countsDiffer, type Page, type Reply } from '../listing/reply';
import type { Walk } from '../listing/walk';
import { fieldText } from '../listing/value';
import { onceFor } from '../once-for';
import { identityPaths } from '../contract/identity-paths';
import { knownItems, orderableFields, restOf } from './ordered';

/** The requirement that tells of a value which a projection changes. */
const valuesId = 'projection.values';

/** What is known of a target whose orders are asked for beside a projection. */
interface Projecting {
  /** It did not answer one as it should: the orders are asked for as they are from then on. */
  isOff: boolean;
  readonly queries: Map<string, Promise<ListQuery>>;
}

const known = new WeakMap<Asking, Projecting>();

/**
 * An order with as much of the items as shows it, because whole items are many times as long. Those by the first field are asked for whole, so
 * that a target is seen to order those, too; so is every order behind one that was not answered as it should be.
 */
export async function projectedOrder(scene: Scene, query: ListQuery, keys: readonly OrderKey[]): Promise<ListQuery> {
  const state = known.get(scene.listing) ?? { isOff: false, queries: new Map<string, Promise<ListQuery>>() };
  known.set(scene.listing, state);
  const paths = await pathsFor(scene, keys);
  if (paths === undefined || state.isOff) return query;
  const name = `${nameOf(keys)} ${query.limit}`;
  const found = state.queries.get(name) ?? choose(scene, { query, keys, paths }, state);
  state.queries.set(name, found);
  return found;
}

const nameOf = (keys: readonly OrderKey[]): string => JSON.stringify(keys.map(({ field, direction }) => [field.path, direction]));

/** The identity and the keys, as a projection writes them; `undefined` where it does not, or where the order is to be asked for whole. */
async function pathsFor(scene: Scene, keys: readonly OrderKey[]): Promise<readonly string[] | undefined> {
  const identity = identityPaths(scene.contract);
  const [first] = await orderableFields(scene);
  const { projection } = scene.contract;
  const own = keys.map(({ field }) => projectedPath(field));
  if (identity === undefined || projection === undefined || keys[0]?.field === first) return undefined;
  return own.every((path) => projection.paths.includes(path)) ? [...new Set([...identity, ...own])] : undefined;
}

interface Probe {
  readonly query: ListQuery;
  readonly keys: readonly OrderKey[];
  readonly paths: readonly string[];
}

async function choose(scene: Scene, { query, keys, paths }: Probe, state: Projecting): Promise<ListQuery> {
  const projected = { ...query, projection: paths };
  if (await isAnswered(scene, await scene.listing.ask(projected), keys)) return projected;
  state.isOff = true;
  await suspectValues(scene, projected, keys);
  return query;
}

/** The first query under which a value was seen changed is for projection.values to tell. */
async function suspectValues(scene: Scene, projected: ListQuery, keys: readonly OrderKey[]): Promise<void> {
  const reply = await scene.listing.ask(projected);
  const base = await scene.listing.walk();
  if (reply.kind !== 'page' || base.end !== 'ended' || scene.suspects.has(valuesId)) return;
  const { byIdentity } = knownItems(base);
  const isChanged = reply.items.some((item, index) => {
    const whole = byIdentity.get(reply.identities[index] ?? '');
    return whole !== undefined && keys.some(({ field }) => fieldText(item, field) !== fieldText(whole, field));
  });
  if (isChanged) scene.suspects.set(valuesId, projected);
}

/** By page: each check asks for the same orders, and a page and the plain walk beside it are of one view of the target. */
const answered = onceFor<Page, string, boolean>();

/** Whether a page holds what is known of its items by the keys, in their order, and none was passed over. */
async function isAnswered(scene: Scene, reply: Reply, keys: readonly OrderKey[]): Promise<boolean> {
  const base = await scene.listing.walk();
  if (reply.kind !== 'page' || base.end !== 'ended') return false;
  return answered(reply, nameOf(keys), () => isWholeBy(reply, base, keys));
}

function isWholeBy(reply: Page, base: Walk, keys: readonly OrderKey[]): boolean {
  if (countsDiffer(reply, base.pages[0])) return false;
  const { byIdentity } = knownItems(base);
  const isKnown = reply.items.every((item, index) => {
    const whole = byIdentity.get(reply.identities[index] ?? '');
    return whole !== undefined && keys.every(({ field }) => fieldText(item, field) === fieldText(whole, field));
  });
  return (
    isKnown &&
    firstDuplicate(reply.identities) === undefined &&
    disorderedPair(reply.items, keys) === undefined &&
    leftBehind(reply.items, restOf(reply.identities, base), keys) === undefined
  );
}
