import { itemsOn } from '../../judging/place';
import { type Item, excerpt, fieldText } from '../../listing/value';
import type { OrderKey } from '../../grammar/order-key';
import type { Evidence, At } from '../../judging/evidence';
import { disorderOf, isDisordered, leftBehindBy, tornPair, type Disorder } from '../../facts/order-judge';
import type { Page } from '../../listing/reply';
import type { OrderedPair } from '../../judging/collation';
import { directionsOf, writeKeys, type Direction, honoured, orderableFields, restOf } from '../../facts/ordered';
import { againstOrder } from '../../judging/own-value';
import type { Judge, Scene } from '../../judging/check';
import { type Walk, exchangesOf } from '../../listing/walk';
import type { ListingField } from '../../contract/model';
import { brokenOff } from '../../judging/sequence';
import type { Showing } from '../../findings/finding';
import { firstBy, takenFields } from '../../facts/first-page';
import { seenBy } from '../../facts/followed-orders';

const values = (item: Item, keys: readonly OrderKey[]): string =>
  keys.map(({ field }) => excerpt(fieldText(item, field), 60)).join(', ');

interface Told {
  readonly where: string;
  readonly at: readonly At[];
  /** What shows it first. */
  readonly page: Page | undefined;
  /** That page contradicts the order by itself. */
  readonly isAlone?: boolean;
  readonly places?: string;
  readonly shows?: Showing | undefined;
}

/** Tells a pair within a page; one that contradicts another sequence of the target is told with that one. */
const tellOnPage = (
  evidence: Evidence,
  keys: readonly OrderKey[],
  found: Disorder,
  page: Page,
  { label: where = 'within a page', shows }: Pick<PageProbe, 'label' | 'shows'>,
): void => tell(evidence, keys, found, { where, at: [page, ...found.elsewhere], page, isAlone: found.proof === 'alone', shows });

function tell(
  evidence: Evidence,
  keys: readonly OrderKey[],
  pair: OrderedPair,
  { where, at, page, isAlone = false, places = '', shows }: Told,
): void {
  evidence.violate({
    subject: `order by ${writeKeys(keys)} ${where}`,
    shows,
    expected: `${writeKeys(keys)}: ${values(pair.second, keys)} before ${values(pair.first, keys)}`,
    received: `the opposite, ${where}${places}`,
    place: itemsOn(page, [pair.first, pair.second], keys.length === 1 ? keys[0]?.field.pointer : undefined),
    at,
    ...(isAlone && page !== undefined
      ? { evidence: 'exchange', ownValue: againstOrder(page, keys) }
      : { evidence: 'collection' }),
  });
}

export interface PageProbe {
  readonly keys: readonly OrderKey[];
  readonly label?: string;
  readonly shows?: Showing | undefined;
  /** Hold enumerations to the rank the target showed: not where it is this page that shows it. Default: true. */
  readonly ranked?: boolean;
}

/** Judges the order within one page; true where the page can be judged further. */
export async function judgePage(
  scene: Scene,
  evidence: Evidence,
  page: Page,
  { keys, ranked = true, ...told }: PageProbe,
): Promise<boolean> {
  const found = await disorderOf(scene, page.items, keys, ranked);
  if (found !== undefined) tellOnPage(evidence, keys, found, page, told);
  return found === undefined;
}

/** Whether a target that ignored these keys would have been seen: its own order breaks them. */
export async function ownOrderBreaks(scene: Scene, base: Walk, keys: readonly OrderKey[]): Promise<boolean> {
  const [first] = base.pages;
  if (first === undefined) return false;
  if (await isDisordered(scene, first.items, keys, false)) return true;
  return (await leftBehindBy(scene, first.items, restOf(first.identities, base), keys)) !== undefined;
}

async function judgeField(scene: Scene, evidence: Evidence, field: ListingField, direction: Direction): Promise<void> {
  const base = await scene.listing.walk();
  const keys: readonly OrderKey[] = [{ field, direction }];
  const first = await scene.listing.ask(await firstBy(scene, field, direction));
  if (!honoured(first, field, evidence)) return;
  if (await ownOrderBreaks(scene, base, keys)) evidence.witness(first);
  // Any rank of an enumeration is right here: whether both directions have the same one is for sorting.reverse to tell.
  const probe: PageProbe = { keys, ranked: false };
  if (!(await judgePage(scene, evidence, first, probe))) return;
  if (base.end === 'ended') {
    const behind = await leftBehindBy(scene, first.items, restOf(first.identities, base), keys);
    if (behind !== undefined)
      return tell(evidence, keys, behind, { where: 'across pages', at: [first, exchangesOf(base)], page: first });
  }
  const seen = await seenBy(scene, field, direction);
  if (seen === undefined) return;
  const { walk, end } = seen;
  const stretches = [walk, ...end.map((stretch) => stretch.walk)];
  for (const [index, one] of stretches.entries()) {
    if (brokenOff(one, evidence, `the ${index === 0 ? '' : 'end of the '}walk by ${writeKeys(keys)}`)) return;
    for (const page of one.pages.slice(index === 0 ? 1 : 0))
      if (!(await judgePage(scene, evidence, page, { ...probe, label: 'on a continued page', shows: 'on-continued-page' })))
        return;
    const torn = await tornPair(scene, one, keys, { ranked: false });
    if (torn === undefined) continue;
    return tell(evidence, keys, torn, { where: 'across pages', at: [exchangesOf(one)], page: one.pages[0], places: torn.places });
  }
  const torn = end.length === 0 ? undefined : await disorderOf(scene, seen.items, keys, false);
  if (torn === undefined) return;
  tell(evidence, keys, torn, { where: 'from the beginning to the end', at: [seen.at], page: walk.pages[0] });
}

export function direction<Which extends Direction>(which: Which): Judge<`order.${Which}`> {
  return {
    async judge(scene, evidence) {
      // A candidate that is refused in one direction is not asked for in the other.
      const fields = which === 'ascending' ? await orderableFields(scene) : await takenFields(scene);
      for (const field of fields) if (directionsOf(scene, field).includes(which)) await judgeField(scene, evidence, field, which);
      evidence.needs('own-order');
    },
  };
}
