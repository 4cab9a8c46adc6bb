import type { Exchange } from '../client/exchange';
import type { Json } from '../contract/model';
import { pointerOf, tokensOf, valueAt } from '../contract/pointer';
import { itemPointer } from '../contract/place/list';
import type { PlaceInResponse, Violation } from '../findings/finding';
import type { PagePlaces } from '../findings/ledger-record';

/** A path as jq's `getpath` takes it: indices are numbers. */
type Path = readonly (string | number)[];

/** Where a script looks in an answer. */
export interface LookedAt {
  readonly items: Path | null;
  readonly within: Path;
  readonly ids: readonly Path[];
  /** Count, limit and offset, as a page tells them. */
  readonly told: readonly Path[];
  readonly next: Path | null;
  /** What of the answer contradicts the contract. */
  readonly places: readonly Path[];
  /** Compare the items with all that they hold, because it is not known what of them is wrong. */
  readonly whole: boolean;
}

/** What is compared of an answer. Tokens are not: a target may give another one each time. */
export interface Facts {
  readonly status: number;
  readonly items: readonly (readonly Json[])[] | null;
  readonly told: readonly Json[];
  /** Whether nothing leads on. */
  readonly ends: boolean;
  readonly places: readonly Json[];
  readonly whole: Json;
  /** The header that contradicts the contract, or an empty text. */
  readonly header: string;
  /** The answer holds the credential. */
  readonly echoed: boolean;
}

export interface Look {
  readonly at: LookedAt;
  readonly was: Facts;
  /** In lower case; empty where no header is compared. */
  readonly header: string;
}

/** Beyond it a script is no help to a reader; identities are compared all the same. */
const wholeBytes = 64 * 1024;

/** A pointer as a path, with indices where the value has lists. */
function pathOf(pointer: string, value: Json | undefined): Path {
  let current = value;
  return tokensOf(pointer).map((token) => {
    const step = Array.isArray(current) && /^\d+$/.test(token) ? Number(token) : token;
    current = valueAt(current, pointerOf([token]));
    return step;
  });
}

/** Where a body contradicts the contract; `undefined` where that is not said by pointers, so that all of it is looked at. */
function pointersOf(place: PlaceInResponse | undefined, places: PagePlaces | undefined): readonly string[] | undefined {
  switch (place?.part) {
    case undefined:
    case 'text':
      return undefined;
    case 'body':
      return place.pointers.includes('') ? undefined : place.pointers;
    case 'item': {
      const list = { at: places?.items ?? '', within: places?.within ?? '' };
      return place.at.map((index) => `${itemPointer(list, index)}${place.pointer ?? ''}`);
    }
    default:
      // What a page tells of itself is always compared, and so are status and header.
      return [];
  }
}

/** As jq compares it: what is absent is null. */
const plain = (value: Json | undefined): Json => value ?? null;

/** What to look at in an answer, and what stood there in the run. `place`: of the exchange that shows the violation best. */
export function lookAt({ response }: Exchange, places: PagePlaces | undefined, violation: Violation, isTelling: boolean): Look {
  const body = response?.json;
  const place = isTelling ? violation.place : undefined;
  const list = places && valueAt(body, places.items);
  const items = Array.isArray(list) ? (list as readonly Json[]) : undefined;
  const identities = places === undefined ? [] : [places.identity].flat();
  const within = places?.within ?? '';
  const partAt = (name: 'next' | 'limit' | 'offset'): string | undefined => {
    const part = places?.parts?.[name];
    return part?.part === 'body' ? part.pointers[0] : undefined;
  };
  const toldAt = [places?.count, partAt('limit'), partAt('offset')].flatMap((pointer) => pointer ?? []);
  const nextAt = partAt('next');
  const known = pointersOf(violation.place, places);
  const pointers = (isTelling ? known : undefined) ?? [];
  const echoed = response?.echoed === true;
  const wanted = known === undefined && !echoed ? plain(items ?? body) : null;
  const whole = wanted !== null && JSON.stringify(wanted).length <= wholeBytes;
  const header = place?.part === 'header' ? place.name : '';
  return {
    header,
    at: {
      items: places === undefined ? null : pathOf(places.items, body),
      within: pathOf(within, items?.[0]),
      ids: identities.map((pointer) => pathOf(pointer, valueAt(items?.[0], within))),
      told: toldAt.map((pointer) => pathOf(pointer, body)),
      next: nextAt === undefined ? null : pathOf(nextAt, body),
      places: echoed ? [] : pointers.map((pointer) => pathOf(pointer, body)),
      whole,
    },
    was: {
      status: response?.status ?? 0,
      items: items?.map((item) => identities.map((pointer) => plain(valueAt(item, within + pointer)))) ?? null,
      told: toldAt.map((pointer) => plain(valueAt(body, pointer))),
      ends: nextAt === undefined || [null, ''].includes(plain(valueAt(body, nextAt)) as string | null),
      places: echoed ? [] : pointers.map((pointer) => plain(valueAt(body, pointer))),
      whole: whole ? wanted : null,
      header: header === '' ? '' : (response?.headers[header] ?? '').replace(/\s+/g, ' ').trim(),
      echoed,
    },
  };
}
