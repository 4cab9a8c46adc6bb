import { isDocumented } from '../../contract/operators';
import type { Check, Scene } from '../../judging/check';
import { besideOffset } from '../../facts/beside-offset';
import { type TokenPage, tokenPage, garbageOf } from './token';
import { sharedOrders } from '../../facts/followed-orders';
import { keyOf } from '../../facts/ordered';
import { textIn, tokenOf, type TokenText } from '../../facts/token-text';
import type { ListQuery } from '../../listing/listing';
import { refusedOr } from '../../judging/refused-or';
import { settle } from '../../judging/policy';

/** A token with another character in its middle. */
const withMiddle = (token: string, other: (character: string) => string): string => {
  const middle = Math.floor(token.length / 2);
  return token.slice(0, middle) + other(token.charAt(middle)) + token.slice(middle + 1);
};

/**
 * Tokens with one character changed: one that holds a sign which no alphabet of base64 has, because some decoders break at it, and one that
 * is of the same shape still. Of a token that is base64 of text, the changed texts are of the same shape.
 */
const altered = (token: string): readonly string[] => [
  ...(textIn(token) === undefined ? [withMiddle(token, (character) => (character === 'A' ? 'B' : 'A'))] : []),
  withMiddle(token, () => '!'),
];

/** With another character at a place. */
const changedAt = (text: string, at: number): string =>
  `${text.slice(0, at)}${text.charAt(at) === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`;

/** With a first byte that begins no text (RFC 3629): what is read in its place is another text, and JSON is none any more. */
function withoutStart(text: string, { encoding }: TokenText): string {
  const bytes = Buffer.from(text);
  bytes[0] = 0xfb;
  return bytes.toString(encoding);
}

/**
 * Tokens whose text has one other character: the last digit becomes a letter, which whoever reads a number or a date there has to expect.
 * Where no signature guards it, also the first byte, and of JSON the first digit and the name of the first member. None for a token of another make.
 */
function alteredTexts(token: string): readonly string[] {
  const held = textIn(token);
  if (held === undefined) return [];
  const { text, rest } = held;
  const inJson = /^\{"\w/.test(text) && rest.length === 0 ? [text.search(/\d/), 2] : [];
  const places = [Math.max(text.search(/\d(?=\D*$)/), 0), ...inJson].filter((at) => at >= 0);
  const texts = [...new Set(places)].map((at) => tokenOf(changedAt(text, at), held));
  return rest.length > 0 ? texts : [...texts, withoutStart(text, held)];
}

/** A month that no year has, in a date that a text holds; `undefined` where it holds none. */
function withoutMonth(text: string): string | undefined {
  const other = text.replace(/(?<=(?<!\d)\d{4}-)\d\d(?=-\d\d)/, '99');
  return other === text ? undefined : other;
}

/** The token of an order by an instant, with a date in it that is none, for whoever reads it with less care than a token as a whole. */
async function withoutDate(scene: Scene): Promise<readonly ListQuery[]> {
  const whole: Scene = { ...scene, contract: scene.listing.contract };
  const orders = whole.contract.order === undefined ? [] : await sharedOrders(whole);
  for (const { query } of orders.filter(({ keys }) => keys.some(({ field }) => field.kind === 'timestamp'))) {
    const page = await scene.listing.ask(query);
    const held = page.kind === 'page' && page.onwards !== undefined ? textIn(page.onwards) : undefined;
    const text = held?.rest.length === 0 ? withoutMonth(held.text) : undefined;
    if (held !== undefined && text !== undefined) return [{ ...query, next: tokenOf(text, held) }];
  }
  return [];
}

/** What makes another query of any one: an order, by a field that the contract documents. */
function anotherQuery({ contract }: Scene): ListQuery | undefined {
  const field = contract.order?.fields.find(isDocumented);
  return field && { order: [keyOf({ contract }, field, 'descending')] };
}

/** A token beside an offset: that of a filter and an order where they have one, because the credential is tried on that query, too. */
async function withOffset(scene: Scene, { query, token }: TokenPage): Promise<ListQuery> {
  const kept = await besideOffset(scene);
  return kept.next === undefined ? { ...query, offset: 1, next: token } : kept;
}

export const check: Check<'pagination.token-misused'> = {
  async judge(scene, evidence) {
    const start = await tokenPage(scene);
    const other = anotherQuery(scene);
    const probes: (readonly [string, ListQuery])[] = [['garbage', { next: garbageOf(scene) }]];
    if (start === undefined) evidence.needs('two-items');
    else {
      probes.push(
        ['alone', { next: start.token }],
        ...(scene.listing.contract.offset === undefined ? [] : [['with-offset', await withOffset(scene, start)] as const]),
      );
      probes.push(...altered(start.token).map((next) => ['altered', { ...start.query, next }] as const));
      probes.push(...alteredTexts(start.token).map((next) => ['altered-text', { ...start.query, next }] as const));
      probes.push(...(await withoutDate(scene)).map((query) => ['altered-text', query] as const));
      if (other !== undefined) probes.push(['other-query', { ...start.query, ...other, next: start.token }]);
    }
    const seen = new Set<string>();
    for (const [name, query] of probes) {
      const reply = await scene.listing.ask(query);
      const choice = refusedOr(reply, evidence, `a token ${name.replace('-', ' ')}`, () => 'accept');
      // Only observed: what a token means away from its query is the target's own business.
      const isFirst = !seen.has(name);
      seen.add(name);
      // One change may be overlooked and another not.
      if (choice !== undefined && name !== 'garbage' && isFirst) settle(scene, evidence, `continue.${name}`, [choice]);
    }
  },
};
