import { startCatalogueGround } from '../grounds';
import type { CatalogueChange } from '../servers/catalogue-server';
import type { Lawful } from './lawful';

function catalogue(id: string, choice: string, change: CatalogueChange): Lawful {
  return {
    id: `catalogue-${id}`,
    choice,
    implementation: 'catalogue',
    ground: 'catalogue',
    start: () => startCatalogueGround({ change }),
  };
}

const isNumber = (text: string): boolean => /^[1-9]\d{0,8}$/.test(text);

/** Lawful servers of page numbers, links and flags, each next to a fault. */
export const catalogueChoices: readonly Lawful[] = [
  catalogue('default', 'every first choice', {}),
  catalogue('last-page-behind-the-end', 'the last page again behind the end', {
    start: (_, { start, size, found }) => (start >= found ? Math.max(0, Math.ceil(found / size) - 1) * size : Number.NaN),
  }),
  catalogue('failure-in-a-success', 'a failure in a 200 behind the end', {
    start: (_, { start, found }) => (start >= found ? { status: 200 } : Number.NaN),
  }),
  catalogue('malformed-is-first', 'every malformed number read as the first page', {
    start: (text) => (isNumber(text) ? Number.NaN : 0),
  }),
  catalogue('counted-from-the-end', 'a page of -1 counted from the end', {
    start: (text, { size, found }) => (text === '-1' ? Math.max(0, found - 2 * size) : Number.NaN),
  }),
  catalogue('malformed-is-none', 'a malformed number read as no page', {
    start: (text, { found }) => (isNumber(text) ? Number.NaN : found),
  }),
  catalogue('links-in-another-order', 'links with their parameters in another order', {
    link: (_, query) => {
      const pairs = [...query].reverse();
      for (const [name] of pairs) query.delete(name);
      for (const [name, text] of pairs) query.append(name, text);
    },
  }),
  catalogue('first-without-its-number', 'a link to the first page without its number', {
    link: (kind, query) => {
      if (kind === 'first') query.delete('page');
    },
  }),
  catalogue('last-page-is-full', 'a last page that is full, by its offset', {
    link: (kind, query, { size, found }) => {
      if (kind !== 'last') return;
      query.delete('page');
      query.set('from', String(Math.max(0, found - size)));
    },
  }),
  catalogue('no-pages-where-nothing-is', 'no pages where nothing is, and no offset there', {
    members: ({ rows, found }) => (rows === 0 ? { from: found, pages: 0 } : {}),
  }),
  catalogue('one-page-where-nothing-is', 'one page where nothing is', {
    members: ({ found }) => (found === 0 ? { pages: 1 } : {}),
  }),
];
