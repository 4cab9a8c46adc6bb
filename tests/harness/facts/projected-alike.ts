import type { Scene } from '../judging/check';
import { countFits, expectedOf } from '../judging/matches';
import { firstDuplicate, missingFrom } from '../judging/sequence';
import type { Walk } from '../listing/walk';
import { onceFor } from '../once-for';
import type { KeptQuery } from './combination';
import { isDisordered } from './order-judge';
import { known } from './ordered';

const alike = onceFor<Walk, string, Promise<boolean>>();

/**
 * Whether the walk of a filter, an order and a projection shows that the filter and the order are kept: page for page as long as asked, with
 * the items of the filter, in order by what the pages hold and by what is known of the items. Then the same without the projection need not
 * be asked; else it tells whose fault it is.
 */
export function showsAll(scene: Scene, kept: KeptQuery, walk: Walk): Promise<boolean> {
  return alike(walk, 'alike', () => judged(scene, kept, walk));
}

async function judged(scene: Scene, { filter, keys, size }: KeptQuery, walk: Walk): Promise<boolean> {
  const base = await scene.listing.walk();
  if (filter === undefined || walk.end !== 'ended' || base.end !== 'ended' || walk.pages.length < 2) return false;
  const expected = await expectedOf(scene, filter);
  const isWhole =
    walk.identities.length === walk.items.length &&
    firstDuplicate(walk.identities) === undefined &&
    missingFrom(walk.identities, expected.must).length === 0 &&
    walk.identities.every((identity) => expected.may.has(identity));
  const last = walk.pages.length - 1;
  const isCut = walk.pages.every((page, index) => {
    const { items, more } = page;
    return (index === last ? items.length <= size && more !== true : items.length === size) && countFits(page, expected);
  });
  if (!isWhole || !isCut) return false;
  const items = await known(scene);
  const whole = walk.identities.flatMap((identity) => items.get(identity) ?? []);
  for (const sequence of [walk.items, whole]) if (await isDisordered(scene, sequence, keys)) return false;
  return true;
}
