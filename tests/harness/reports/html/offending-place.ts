import type { Exchange, ReceivedResponse } from '../../client/exchange';
import type { Json, Pointer } from '../../contract/model';
import { itemPointer } from '../../contract/place/list';
import { isObject, pointerOf, tokensOf, valueAt } from '../../contract/pointer';
import type { PlaceInResponse, Violation } from '../../findings/finding';
import type { ListingRecord } from '../../findings/ledger-record';

/** What of a response contradicts the contract, as its violation says. */
export interface OffendingPlace {
  readonly status: boolean;
  /** Lower-case name. */
  readonly header: string | undefined;
  readonly pointers: readonly Pointer[];
  /** Text to be marked in a body that is no JSON. */
  readonly text: string | undefined;
}

const nowhere: OffendingPlace = { status: false, header: undefined, pointers: [], text: undefined };
const mostMarks = 3;
/** Values of a body that are looked at for a text. */
const mostValues = 50_000;

function* strings(json: Json, at: readonly string[] = []): Generator<{ readonly at: readonly string[]; readonly text: string }> {
  if (typeof json === 'string') yield { at, text: json };
  else if (Array.isArray(json)) for (const [index, item] of json.entries()) yield* strings(item as Json, [...at, String(index)]);
  else if (isObject(json)) for (const [name, value] of Object.entries(json)) yield* strings(value, [...at, name]);
}

/** Strings of a body that hold a text. */
function holding(json: Json, text: string): readonly Pointer[] {
  const found: Pointer[] = [];
  let seen = 0;
  for (const one of strings(json)) {
    seen += 1;
    if (seen > mostValues || found.length === mostMarks) break;
    if (one.text.includes(text)) found.push(pointerOf(one.at));
  }
  return found;
}

/** The nearest place that is there: what lacks a member is what can be shown. */
function nearest(json: Json | undefined, pointer: Pointer): Pointer {
  const names = [...tokensOf(pointer)];
  while (names.length > 0 && valueAt(json, pointerOf(names)) === undefined) names.pop();
  return pointerOf(names);
}

function inBody({ json }: ReceivedResponse, pointers: readonly Pointer[]): OffendingPlace {
  if (json === undefined) return { ...nowhere, status: true };
  return { ...nowhere, pointers: [...new Set(pointers.slice(0, mostMarks).map((pointer) => nearest(json, pointer)))] };
}

function textIn(response: ReceivedResponse, text: string): OffendingPlace {
  const { headers, json, text: body } = response;
  const pointers = json === undefined ? [] : holding(json, text);
  if (pointers.length > 0) return { ...nowhere, pointers };
  const [header] = Object.entries(headers).find(([, value]) => value.includes(text)) ?? [];
  if (header !== undefined) return { ...nowhere, header };
  return json === undefined && body.includes(text) ? { ...nowhere, text } : inBody(response, ['']);
}

function found(place: PlaceInResponse, response: ReceivedResponse, listing: ListingRecord | undefined): OffendingPlace {
  const parts = listing?.response.parts ?? {};
  switch (place.part) {
    case 'status':
      return { ...nowhere, status: true };
    case 'header':
      return { ...nowhere, header: place.name };
    case 'text':
      return textIn(response, place.text);
    case 'body':
      return inBody(response, place.pointers);
    case 'item': {
      if (listing === undefined) return inBody(response, ['']);
      const { items, within = '' } = listing.response;
      return inBody(
        response,
        place.at.map((index) => `${itemPointer({ at: items, within }, index)}${place.pointer ?? ''}`),
      );
    }
    default: {
      const part = parts[place.part];
      if (part?.part === 'body' || part?.part === 'header') return found(part, response, listing);
      return inBody(response, [listing?.response.items ?? '']);
    }
  }
}

/** What of the response that shows a violation is to be marked; the status in a ledger that does not say. */
export function offendingPlace(
  { place }: Pick<Violation, 'place'>,
  { response }: Exchange,
  listing: ListingRecord | undefined,
): OffendingPlace {
  if (response === undefined) return nowhere;
  return place === undefined ? { ...nowhere, status: true } : found(place, response, listing);
}
