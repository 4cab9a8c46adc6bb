import { HarnessError } from '../errors';

/**
 * Replaces what stands between `<!-- NAME -->` and `<!-- /NAME -->` in a page that is otherwise written by hand; every place of that
 * name gets the same text. Throws `HarnessError` where the page has no such place, so that none is lost unnoticed.
 */
export function withSection(page: string, name: string, content: string): string {
  const place = new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`, 'g');
  if (!place.test(page))
    throw new HarnessError(
      'HARNESS_PAGE_SECTION',
      `Expected a place between <!-- ${name} --> and <!-- /${name} --> in the page; there is none. Put it back.`,
    );
  // A function, because a replacement text would read `$` signs.
  return page.replace(place, (_, before: string, after: string) => `${before}${content}${after}`);
}
