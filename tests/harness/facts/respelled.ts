import type { ListingField } from '../contract/model';
import { where } from '../grammar/expression';
import { holding } from '../grammar/holding';
import type { Scene } from '../judging/check';
import { expectedOf, lostItems } from '../judging/matches';
import type { Reply } from '../listing/reply';
import { textFields } from './text-field';

/** Percent-encodes every byte, letters too, in small hexadecimal digits: another spelling of the same text (RFC 3986, 2.1 and 6.2.2). */
export const everyByte = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

/** A clause with a blank in its value, which a plus sign may stand for; `undefined` where no item holds one. */
export async function blankClause(scene: Scene): Promise<{ readonly field: ListingField; readonly value: string } | undefined> {
  const { filter } = scene.contract;
  if (filter === undefined) return undefined;
  return (await textFields(scene))
    .flatMap(({ field, values }) => values.map((value) => ({ field, value })))
    .find(({ field, value }) => value.includes(' ') && !['equals', 'not'].includes(holding(value, field, filter)));
}

/** Both spellings at once, and whether they are answered as the filter is. */
interface Respelled {
  readonly reply: Reply;
  readonly isRead: boolean;
}

/**
 * A filter with every byte encoded and a plus sign for each blank. Where it is not answered as the filter is, the one spelling or the other
 * may be why. `undefined`: no item holds a blank.
 */
export async function bothSpellings(scene: Scene): Promise<Respelled | undefined> {
  const clause = await blankClause(scene);
  if (clause === undefined) return undefined;
  const filter = where(clause.field, clause.value);
  const reply = await scene.listing.askSpelled({ filter }, (text) => text.split(' ').map(everyByte).join('+'));
  if (reply.kind !== 'page' || reply.items.length === 0) return { reply, isRead: false };
  const expected = await expectedOf(scene, filter);
  // Where all items match, a filter that is not read gives the same.
  const { identities } = await scene.listing.walk();
  if (identities.every((identity) => expected.may.has(identity))) return { reply, isRead: false };
  const isStray = reply.identities.some((identity) => identity === undefined || !expected.may.has(identity));
  return { reply, isRead: !isStray && lostItems(reply, expected).length === 0 };
}
