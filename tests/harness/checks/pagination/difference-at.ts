import type { Page } from '../../listing/reply';
import type { Walk } from '../../listing/walk';
import { difference } from '../../judging/sequence';

/**
 * How a page by offset differs from the walk at that position. As far as the page goes: that it is too long is for
 * pagination.limit to say, that it is too short for pagination.pages-full.
 */
export function differenceAt(offset: number, page: Page, base: Walk): string | undefined {
  return difference(page.identities, base.identities.slice(offset, offset + Math.max(1, page.items.length)));
}
