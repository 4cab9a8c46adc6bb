import type { Exchange, ReceivedResponse } from '../../client/exchange';
import { configuredPlaceholder } from '../../client/redaction';
import type { Json, Pointer } from '../../contract/model';
import { itemPointer } from '../../contract/place/list';
import { isObject, pointerOf, valueAt } from '../../contract/pointer';
import type { Violation } from '../../findings/finding';
import type { ListingRecord } from '../../findings/ledger-record';

/** What of a response contradicts the contract, as its violation says, or as far as the words of the violation tell. */
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
/** Values of a body that are looked at: what offends stands early in a page or is named by a pointer. */
const mostValues = 50_000;

function* strings(json: Json, at: readonly string[] = []): Generator<{ readonly at: readonly string[]; readonly text: string }> {
  if (typeof json === 'string') yield { at, text: json };
  else if (Array.isArray(json)) for (const [index, item] of json.entries()) yield* strings(item as Json, [...at, String(index)]);
  else if (isObject(json)) for (const [name, value] of Object.entries(json)) yield* strings(value, [...at, name]);
}

/** The first string that is quoted in a message, as it was before it was quoted and cut. */
function quotedIn(message: string): string | undefined {
  const [quoted] = /"(?:[^"\\]|\\.)*"?/.exec(message) ?? [];
  if (quoted === undefined) return undefined;
  try {
    return JSON.parse(quoted.endsWith('"') && quoted.length > 1 ? quoted : `${quoted}"`) as string;
  } catch {
    return undefined;
  }
}

function named(words: string, json: Json): readonly Pointer[] {
  const pointers = words.match(/(?:\/[^\s/(),;:"']+)+/g) ?? [];
  return pointers.filter((pointer) => valueAt(json, pointer) !== undefined);
}

function numbered(received: string, json: Json, { response }: ListingRecord): readonly Pointer[] {
  const [, index] = /\bin item (\d+)/.exec(received) ?? [];
  if (index === undefined) return [];
  const [path = ''] = received.includes(' = ') ? received.split(' = ', 1) : [];
  const item = itemPointer({ at: response.items, within: response.within ?? '' }, index);
  const whole = `${item}${pointerOf(path === '' ? [] : path.split('.'))}`;
  return [whole, item].filter((pointer) => valueAt(json, pointer) !== undefined).slice(0, 1);
}

/** Where a string of the body is repeated in the message: an identity, a token, a value. */
function repeated(received: string, json: Json): readonly Pointer[] {
  const quoted = quotedIn(received);
  const found: { readonly pointer: Pointer; readonly weight: number }[] = [];
  let seen = 0;
  for (const { at, text } of strings(json)) {
    seen += 1;
    if (seen > mostValues) break;
    const told =
      text.length > 3 && (received.includes(text) || (quoted !== undefined && quoted.length > 3 && text.includes(quoted)));
    if (told) found.push({ pointer: pointerOf(at), weight: text.length });
  }
  const longest = Math.max(0, ...found.map(({ weight }) => weight));
  return found.filter(({ weight }) => weight === longest).map(({ pointer }) => pointer);
}

/** Where the credential stood before it was replaced. */
const echoed = (json: Json): readonly Pointer[] =>
  [...strings(json)].filter(({ text }) => text.includes(configuredPlaceholder)).map(({ at }) => pointerOf(at));

/** The part of a page that the words are about, by the role it plays. */
function member(words: string, json: Json, { response }: ListingRecord): readonly Pointer[] {
  const told: readonly (readonly [RegExp, Pointer | undefined])[] = [
    [/\btoken\b/, response.next],
    [/\bcount\b/, response.count],
    [/\breports? (?:a |the )?limit\b|\blimit (?:member|reported)\b/, response.limit],
    [/\breports? (?:a |the )?offset\b|\boffset (?:member|reported)\b/, response.offset],
    [/\bitems?\b|\bpage\b/, response.items],
  ];
  const [, pointer] = told.find(([word, at]) => at !== undefined && word.test(words) && valueAt(json, at) !== undefined) ?? [];
  return pointer === undefined ? [] : [pointer];
}

/** The place that a violation names, as far as it is in the response. */
function told(place: Violation['place'], { headers, json }: ReceivedResponse): OffendingPlace | undefined {
  switch (place?.part) {
    case undefined:
      return undefined;
    case 'status':
      return { ...nowhere, status: true };
    case 'header':
      return Object.hasOwn(headers, place.name) ? { ...nowhere, header: place.name } : undefined;
    case 'body': {
      const pointers = place.pointers.slice(0, mostMarks).filter((pointer) => valueAt(json, pointer) !== undefined);
      return pointers.length > 0 ? { ...nowhere, pointers } : undefined;
    }
  }
}

/** More is no message, and would be searched in vain. */
const mostWords = 2000;

/** Finds what a violation is about in the response that shows it. Where the words name nothing there, the status is what offends. */
export function offendingPlace(
  { subject, expected, ...violation }: Violation,
  { response }: Exchange,
  listing: ListingRecord | undefined,
): OffendingPlace {
  if (response === undefined) return nowhere;
  const place = told(violation.place, response);
  if (place !== undefined) return place;
  const received = violation.received.slice(0, mostWords);
  const { status, headers, json, text } = response;
  if (received === String(status) || new RegExp(`\\bstatus ${status}\\b`).test(received)) return { ...nowhere, status: true };
  const [header] = Object.entries(headers).find(([, value]) => value !== '' && received.startsWith(value)) ?? [];
  if (header !== undefined) return { ...nowhere, header };
  if (json === undefined) {
    const quoted = quotedIn(received);
    return quoted !== undefined && text.includes(quoted) ? { ...nowhere, text: quoted } : { ...nowhere, status: true };
  }
  const words = [received, expected, subject].map((text) => text.slice(0, mostWords)).join(' ');
  const places = [
    () => (response.echoed ? echoed(json) : []),
    () => named(words, json),
    () => (listing ? numbered(received, json, listing) : []),
    () => repeated(received, json),
    () => (listing ? member(words, json, listing) : []),
  ];
  for (const find of places) {
    const pointers = find();
    if (pointers.length > 0) return { ...nowhere, pointers: pointers.slice(0, mostMarks) };
  }
  return { ...nowhere, status: true };
}
