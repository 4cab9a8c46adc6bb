import { itemName } from '../listing/item-name';
import type { Page } from '../listing/reply';
import type { Evidence } from './evidence';
import { identityOn } from './place';
import { firstDuplicate } from './sequence';

/** Tells an item that stands on a page twice, as where a list within it is joined to it. */
export function judgeTwice(evidence: Evidence, page: Page, label: string): void {
  const twice = firstDuplicate(page.identities);
  if (twice === undefined) return;
  evidence.violate({
    subject: `${label}: twice`,
    expected: 'every item once',
    received: `${itemName(twice)} twice`,
    place: identityOn(page, twice),
    at: [page],
    evidence: 'exchange',
  });
}
