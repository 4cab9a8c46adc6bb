import type { ListingField } from '../contract/model';
import { join, where } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
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

/** Signs that stand in a query as they are, and that some readers take for the end of a pair. */
export const oddities = { 'a semicolon': ';' } as const;

/** A text that no item holds, in whose place stands one with every oddity. */
const marker = 'no-such-value';

/** Both spellings at once, and whether they are answered as the filter is. */
interface Respelled {
  readonly reply: Reply;
  readonly isRead: boolean;
  /** A clause with every oddity is part of the filter. */
  readonly isOdd: boolean;
  /** There are items that the filter does not find, however its signs are read. */
  readonly isWidened: boolean;
}

/**
 * A filter with every byte encoded and a plus sign for each blank, and where the grammar has OR with a clause of oddities that finds
 * nothing. Where it is not answered as the filter is, one spelling or another may be why. `undefined`: no item holds a blank.
 */
export async function bothSpellings(scene: Scene): Promise<Respelled | undefined> {
  const clause = await blankClause(scene);
  if (clause === undefined) return undefined;
  const alone = where(clause.field, clause.value);
  const union = join('or', alone, where(clause.field, marker));
  const isOdd = canWrite(union, scene.contract.filter);
  const spell = (text: string): string => text.split(' ').map(everyByte).join('+');
  const reply = await scene.listing.askSpelled({ filter: isOdd ? union : alone }, (text) =>
    text
      .split(marker)
      .map(spell)
      .join(`no${Object.values(oddities).join('')}such`),
  );
  if (reply.kind !== 'page') return { reply, isRead: false, isOdd, isWidened: false };
  const expected = await expectedOf(scene, alone);
  const other = await expectedOf(scene, where(clause.field, clause.value.replaceAll(' ', '+')));
  const isWidened = reply.identities.some(
    (identity) => identity === undefined || !(expected.may.has(identity) || other.may.has(identity)),
  );
  // Where all items match, a filter that is not read gives the same.
  const { identities } = await scene.listing.walk();
  const isShown = reply.items.length > 0 && !identities.every((identity) => expected.may.has(identity));
  const isStray = reply.identities.some((identity) => identity === undefined || !expected.may.has(identity));
  return { reply, isRead: isShown && !isStray && lostItems(reply, expected).length === 0, isOdd, isWidened };
}
