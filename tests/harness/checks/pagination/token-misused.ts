import { isDocumented } from '../../contract/operators';
import type { Check, Scene } from '../../judging/check';
import { besideOffset } from '../../facts/beside-offset';
import { type TokenPage, tokenPage, garbage } from './token';
import { keyOf } from '../../facts/ordered';
import type { ListQuery } from '../../listing/listing';
import { refusedOr } from '../../judging/refused-or';
import { settle } from '../../judging/policy';

const flip = (character: string): string => (character === 'A' ? 'B' : 'A');

const base64 = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'];

/**
 * A token with one character in its middle changed: still of the same shape, no longer the same. In base64 it is one that makes a byte of
 * what was text no text any more (RFC 3629).
 */
function altered(token: string): string {
  const middle = Math.floor(token.length / 2);
  const start = middle - (middle % 4);
  const number = base64.indexOf(token.charAt(start));
  const isText = textIn(token) !== undefined && number >= 0 && number < 30;
  const at = isText ? start : middle;
  const other = isText ? base64[number + 32] : flip(token.charAt(middle));
  return token.slice(0, at) + other + token.slice(at + 1);
}

/** Text as a token carries it: what can be read, and nothing that a cipher would give. */
const isReadable = (text: string): boolean => text.length >= 2 && /^[\x20-\x7e]+$/.test(text);

/** What a token holds that is base64 of text, whole or up to its first dot. */
interface TokenText {
  readonly text: string;
  readonly encoding: 'base64' | 'base64url';
  /** What stands behind the text: a signature. */
  readonly rest: readonly string[];
}

function textIn(token: string): TokenText | undefined {
  const [content = '', ...rest] = token.split('.');
  const encoding = /[+/=]/.test(content) ? 'base64' : 'base64url';
  const text = Buffer.from(content, encoding).toString();
  const isSame = Buffer.from(text).toString(encoding).replaceAll('=', '') === content.replaceAll('=', '');
  return isSame && isReadable(text) ? { text, encoding, rest } : undefined;
}

const tokenOf = (text: string, { encoding, rest }: TokenText): string =>
  [Buffer.from(text).toString(encoding), ...rest].join('.');

/** With another character at a place. */
const changedAt = (text: string, at: number): string =>
  `${text.slice(0, at)}${text.charAt(at) === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`;

/** With a first byte that begins no text (RFC 3629): behind whatever a reader puts in its place, JSON is none any more. */
function withoutStart(text: string, { encoding }: TokenText): string {
  const bytes = Buffer.from(text);
  bytes[0] = 0xfb;
  return bytes.toString(encoding);
}

/**
 * Tokens whose text has one other character: the last digit becomes a letter, which whoever reads a number or a date there has to expect.
 * Of JSON that no signature guards, also the first digit, the name of the first member, and the first byte. None for a token of another make.
 */
function alteredTexts(token: string): readonly string[] {
  const held = textIn(token);
  if (held === undefined) return [];
  const { text, rest } = held;
  const name = /^\{"\w/.test(text) && rest.length === 0 ? [2] : [];
  const digit = name.length === 0 ? [] : [text.search(/\d/)];
  const places = [Math.max(text.search(/\d(?=\D*$)/), 0), ...digit, ...name].filter((at) => at >= 0);
  const texts = [...new Set(places)].map((at) => tokenOf(changedAt(text, at), held));
  return name.length === 0 ? texts : [...texts, withoutStart(text, held)];
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
    const probes: (readonly [string, ListQuery])[] = [['garbage', { next: garbage }]];
    if (start === undefined) evidence.needs('two-items');
    else {
      probes.push(
        ['alone', { next: start.token }],
        ...(scene.listing.contract.offset === undefined ? [] : [['with-offset', await withOffset(scene, start)] as const]),
        ['altered', { ...start.query, next: altered(start.token) }],
      );
      probes.push(...alteredTexts(start.token).map((next) => ['altered-text', { ...start.query, next }] as const));
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
