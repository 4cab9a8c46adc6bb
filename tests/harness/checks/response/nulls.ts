import { type Seen, failuresOfRun, groupedBy, occurrences } from './failures';
import { isAsked } from '../../listing/paths';
import type { Exchange } from '../../client/exchange';
import type { Check, Scene } from '../../judging/check';
import type { Page } from '../../listing/reply';
import { pagesOf } from './pages';
import { counted } from '../../text/counted';

/** Places that a message names; the others are counted. */
const mostPlaces = 5;

/** What a projection left over at a path that nobody asked for is told by `projection.no-residue`. */
const isResidueOfProjection = ({ asked, path }: Seen): boolean =>
  asked !== undefined && path !== undefined && path !== '' && !isAsked(path, asked);

const allPages = async (scene: Scene): Promise<readonly Page[]> => [
  ...(await pagesOf(scene, false)),
  ...(await pagesOf(scene, true)),
];

/** Pages that lead on, so that items are on them, and have null for the list: whoever follows them loses what should be there. */
function nullLists(found: readonly Seen[], pages: readonly Page[], list: string): readonly Exchange[] {
  const lacking = new Set(found.filter(({ failure }) => failure.instancePath === list).map(({ exchange }) => exchange));
  const leadsOn = ({ onwards, more, remaining }: Page): boolean =>
    onwards !== undefined || more === true || (remaining !== undefined && remaining > 0);
  return pages
    .filter((page) => lacking.has(page.exchange) && leadsOn(page))
    .map(({ exchange }) => exchange)
    .slice(0, 3);
}

export const check: Check<'response.nulls'> = {
  async judge(scene, evidence) {
    for (const page of await pagesOf(scene, false)) if (page.items.length > 0) evidence.witness(page);
    evidence.needs('one-item');
    const found = (await failuresOfRun(scene, 'null')).filter((one) => !isResidueOfProjection(one));
    const places = [...groupedBy(found, ({ place }) => place)];
    if (places.length === 0) return;
    const named = places
      .slice(0, mostPlaces)
      .map(([place, group]) => `${place || 'the body'} (${counted(occurrences(group), 'time')})`);
    const more = places.length - named.length;
    const shownBy = places[0]?.[1][0].exchange;
    const ofList = nullLists(found, await allPages(scene), scene.contract.items.at);
    const pointers = found.filter(({ exchange }) => exchange === shownBy).map(({ failure }) => failure.instancePath);
    evidence.violate({
      subject: ofList.length > 0 ? 'null where the items of a page stand' : 'null where none may stand',
      expected: 'no null where the contract declares a value that is not nullable; a property without a value is left out',
      received: `null at ${counted(places.length, 'place')}: ${named.join(', ')}${more > 0 ? ` and ${counted(more, 'other')}` : ''}`,
      place: ofList.length > 0 ? { part: 'items' } : { part: 'body', pointers: pointers.slice(0, mostPlaces) },
      at: [...ofList, ...places.slice(0, mostPlaces).map(([, [{ exchange }]]) => exchange)],
      evidence: 'exchange',
    });
  },
};
