import type { ListingField } from '../contract/model';
import type { Scene } from '../judging/check';
import { disorderedPair, sequencesBy } from '../judging/collation';
import { localExplanations, type Compare } from '../text/collators';
import type { At } from '../judging/evidence';
import { walkBy } from './followed-orders';
import { firstBy } from './first-page';
import { type Direction, directionsOf } from './ordered';
import { plannedOnce } from './planned';
import { fieldText, type Item } from '../listing/value';
import { exchangesOf } from '../listing/walk';

/** How a target orders by a field, as its own answers for that field alone show it. */
export interface OwnOrder {
  readonly compares: readonly Compare[];
  /** The exchanges that show it. */
  readonly at: readonly At[];
}

interface Sequences {
  /** From the lowest value on; `undefined` where the target does not answer. */
  readonly up: readonly Item[] | undefined;
  /** From the highest value on. */
  readonly down: readonly Item[] | undefined;
  readonly at: readonly At[];
}

/** What a target answers for one field in both directions. Every check on orders asks for the same. */
async function sequencesOf(scene: Scene, field: ListingField): Promise<Sequences> {
  const shown: { [direction in Direction]?: readonly Item[] } = {};
  const at: At[] = [];
  for (const direction of directionsOf(scene, field)) {
    const { items, at: where } = await sequenceBy(scene, field, direction);
    if (items !== undefined || at.length === 0) at.push(where);
    if (items !== undefined) shown[direction] = items;
    // A candidate that is refused in one direction is not asked for in the other.
    if (items === undefined || items.length === 0) break;
  }
  return { up: shown.ascending, down: shown.descending, at };
}

/** The items by one field in one direction, as far as the run reads them. */
async function sequenceBy(
  scene: Scene,
  field: ListingField,
  direction: Direction,
): Promise<{ readonly items: readonly Item[] | undefined; readonly at: At }> {
  const walk = await walkBy(scene, field, direction);
  if (walk !== undefined) return { items: walk.items, at: exchangesOf(walk) };
  const page = await scene.listing.ask(await firstBy(scene, field, direction));
  return { items: page.kind === 'page' ? page.items : undefined, at: page };
}

/**
 * Compares by the places of first appearance: both values where the order ascends, or both where it descends. What the beginning of
 * a sequence lacks comes behind all that it holds. `NaN` where neither sequence knows.
 */
function rankOf({ up, down }: Sequences, field: ListingField): Compare {
  const places = (items: readonly Item[] | undefined): ReadonlyMap<string | undefined, number> =>
    new Map((items ?? []).map((item, index) => [fieldText(item, field), index] as const).reverse());
  const [rising, falling] = [places(up), places(down)];
  const compare = (ranks: ReadonlyMap<string | undefined, number>, a: string, b: string): number =>
    ranks.has(a) || ranks.has(b) ? (ranks.get(a) ?? ranks.size * 1e6) - (ranks.get(b) ?? ranks.size * 1e6) : NaN;
  return (a, b) => {
    const risen = compare(rising, a, b);
    return Number.isNaN(risen) ? -compare(falling, a, b) : risen;
  };
}

/** The locales that explain both directions, each as a whole; those that explain the ascending one, where there are none. */
function localesOf({ up = [], down = [] }: Sequences, field: ListingField): readonly Compare[] {
  const rising = sequencesBy(up, [{ field, direction: 'ascending' }], field);
  const falling = sequencesBy(down, [{ field, direction: 'descending' }], field);
  const both = localExplanations([...rising, ...falling]);
  return both.length > 0 ? both : localExplanations(rising);
}

interface Explained extends Pick<Sequences, 'down'> {
  readonly field: ListingField;
  readonly compares: readonly Compare[];
}

/** By the ascending items: each check asks anew, and is told of the same ones. */
const explained = new WeakMap<readonly Item[], Explained>();

function knownLocalesOf(sequences: Sequences, field: ListingField): readonly Compare[] {
  const { up, down } = sequences;
  if (up === undefined) return localesOf(sequences, field);
  const before = explained.get(up);
  if (before?.field === field && before.down === down) return before.compares;
  const compares = localesOf(sequences, field);
  explained.set(up, { field, down, compares });
  return compares;
}

const plans = plannedOnce<ListingField, OwnOrder>();

/** The rank of an enumeration, or the locales of a text; for every other kind there is one order alone. */
export const ownOrder = (scene: Scene, field: ListingField): Promise<OwnOrder> => plans(scene, field, (one) => shown(one, field));

async function shown(scene: Scene, field: ListingField): Promise<OwnOrder> {
  if (field.kind !== 'enumeration' && field.kind !== 'string') return { compares: [], at: [] };
  const sequences = await sequencesOf(scene, field);
  const { at } = sequences;
  if (field.kind === 'string') return { compares: knownLocalesOf(sequences, field), at };
  const compares = rankShown(sequences, field);
  return { compares, at: compares.length > 0 ? at : [] };
}

/** The rank that the ascending sequence shows, or else the descending one. A sequence that no rank explains shows none. */
function rankShown(sequences: Sequences, field: ListingField): readonly Compare[] {
  const { up, down } = sequences;
  const [items, direction] = up === undefined ? [down, 'descending' as const] : [up, 'ascending' as const];
  const isRanked = items !== undefined && disorderedPair(items, [{ field, direction }]) === undefined;
  return isRanked ? [rankOf(sequences, field)] : [];
}

/** The rank of an enumeration that one direction alone shows, by items as they are `read`; none where it shows none. */
export async function rankBy(
  scene: Scene,
  field: ListingField,
  direction: Direction,
  read: (item: Item) => Item,
): Promise<OwnOrder> {
  const { items, at } = await sequenceBy(scene, field, direction);
  const shown = items?.map(read);
  const [up, down] = direction === 'ascending' ? [shown, undefined] : [undefined, shown];
  return { compares: rankShown({ up, down, at: [at] }, field), at: [at] };
}
