import { type Seen, failuresOfRun, groupedBy, occurrences } from './failures';
import { isAsked } from '../../listing/paths';
import type { Check } from '../../judging/check';
import { pagesOf } from './pages';
import { counted } from '../../text/counted';

/** Places that a message names; the others are counted. */
const mostPlaces = 5;

/** What a projection left over at a path that nobody asked for is told by `projection.no-residue`. */
const isResidueOfProjection = ({ asked, path }: Seen): boolean =>
  asked !== undefined && path !== undefined && path !== '' && !isAsked(path, asked);

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
    const pointers = found.filter(({ exchange }) => exchange === shownBy).map(({ failure }) => failure.instancePath);
    evidence.violate({
      subject: 'null where none may stand',
      expected: 'no null where the contract declares a value that is not nullable; a property without a value is left out',
      received: `null at ${counted(places.length, 'place')}: ${named.join(', ')}${more > 0 ? ` and ${counted(more, 'other')}` : ''}`,
      place: { part: 'body', pointers: pointers.slice(0, mostPlaces) },
      at: places.slice(0, mostPlaces).map(([, [{ exchange }]]) => exchange),
      evidence: 'exchange',
    });
  },
};
