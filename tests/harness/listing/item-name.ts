import { counted } from '../text/counted';
import type { Page } from './reply';

/** An identity for a reader: a number alone would read as an amount. */
export const itemName = (identity: string): string => (/^-?\d[\d.]*$/.test(identity) ? `item ${identity}` : identity);

/** How many items a page has, and the first of them. `which`: what they are of, as " of another page". */
export const itemsTold = ({ items, identities }: Pick<Page, 'items' | 'identities'>, which = ''): string =>
  `${counted(items.length, 'item')}${which}, the first being ${itemName(identities[0] ?? 'without identity')}`;
