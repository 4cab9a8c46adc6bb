import type { Check, Scene } from '../../judging/check';
import { besideOffset } from '../../facts/beside-offset';
import { type TokenPage, tokenPage, garbage } from './token';
import { keyOf } from '../../facts/ordered';
import type { ListQuery } from '../../listing/listing';
import { refusedOr } from '../../judging/refused-or';
import { settle } from '../../judging/policy';

const flip = (character: string): string => (character === 'A' ? 'B' : 'A');

/** A token with its middle character changed: still of the same shape, no longer the same. */
function altered(token: string): string {
  const middle = Math.floor(token.length / 2);
  return token.slice(0, middle) + flip(token.charAt(middle)) + token.slice(middle + 1);
}

/** Text as a token carries it: what can be read, and nothing that a cipher would give. */
const isReadable = (text: string): boolean => text.length >= 2 && /^[\x20-\x7e]+$/.test(text);

/**
 * A token that is base64 of text, whole or up to its first dot, with one character of the text changed: the last digit becomes a letter,
 * which whoever reads a number or a date there has to expect. `undefined` for a token of another make.
 */
function alteredText(token: string): string | undefined {
  const [content = '', ...rest] = token.split('.');
  const encoding = /[+/=]/.test(content) ? 'base64' : 'base64url';
  const text = Buffer.from(content, encoding).toString();
  if (Buffer.from(text).toString(encoding).replaceAll('=', '') !== content.replaceAll('=', '') || !isReadable(text))
    return undefined;
  const at = Math.max(text.search(/\d(?=\D*$)/), 0);
  const changed = `${text.slice(0, at)}${text.charAt(at) === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`;
  return [Buffer.from(changed).toString(encoding), ...rest].join('.');
}

/** What makes another query of any one: an order, by a field that the contract documents. */
function anotherQuery({ contract }: Scene): ListQuery | undefined {
  const field = contract.order?.fields.find(({ status }) => status === 'documented');
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
      const text = alteredText(start.token);
      if (text !== undefined) probes.push(['altered-text', { ...start.query, next: text }]);
      if (other !== undefined) probes.push(['other-query', { ...start.query, ...other, next: start.token }]);
    }
    for (const [name, query] of probes) {
      const reply = await scene.listing.ask(query);
      const choice = refusedOr(reply, evidence, `a token ${name.replace('-', ' ')}`, () => 'accept');
      // Only observed: what a token means away from its query is the target's own business.
      if (choice !== undefined && name !== 'garbage') settle(scene, evidence, `continue.${name}`, [choice]);
    }
  },
};
