import type { Behaviour } from '../behaviour';

/** A page that is none of a lawful server: `change` is given the body as parsed. */
const changed = (
  name: string,
  change: (page: { items: unknown; listmeta: { [name: string]: unknown } }, number: number) => unknown,
  says: RegExp,
  exits: readonly [number, number] = [1, 1],
): Behaviour => ({
  name,
  answer: async ({ response, honest, number }) => {
    const { status, headers, body } = await honest();
    if (status !== 200) return response.writeHead(status, headers).end(body);
    return response.writeHead(status, headers).end(JSON.stringify(change(JSON.parse(body) as never, number)));
  },
  first: { exit: exits[0], says },
  later: { exit: exits[1], says },
  isBroad: true,
});

export const pages: readonly Behaviour[] = [
  changed('a token for ever', (page, number) => ({ ...page, listmeta: { ...page.listmeta, continue: `next-${number}` } }), /\S/),
  changed('the same token for ever', (page) => ({ ...page, listmeta: { ...page.listmeta, continue: 'again' } }), /\S/),
  {
    ...changed(
      'a token of a megabyte',
      (page) => ({ ...page, listmeta: { ...page.listmeta, continue: 'x'.repeat(2 ** 20) } }),
      /the URL would have 1,048,\d{3} characters, and none of more than 65,536 is sent/,
      [4, 4],
    ),
    isLong: true,
  },
  changed('a count below zero', (page) => ({ ...page, listmeta: { ...page.listmeta, count: -1 } }), /-1/),
  changed('a count beyond any number', (page) => ({ ...page, listmeta: { ...page.listmeta, count: 1e308 } }), /\S/),
  {
    ...changed('a count beyond every double', (page) => page, /received a number beyond 1\.8e308/),
    answer: async ({ response, honest }) => {
      const { status, headers, body } = await honest();
      response.writeHead(status, headers).end(body.replace(/"count":\d+/, '"count":1e400'));
    },
  },
  changed('a count that is a text', (page) => ({ ...page, listmeta: { ...page.listmeta, count: 'many' } }), /many/),
  changed('items that are null', (page) => ({ ...page, items: [null, null] }), /null/),
  changed('items that are numbers', (page) => ({ ...page, items: [1, 2, 3] }), /\S/),
  changed('items that are an object', (page) => ({ ...page, items: { length: 2 } }), /\S/),
  {
    ...changed(
      'one item, a thousand times',
      (page) => ({ ...page, items: Array.from({ length: 1000 }, () => (page.items as unknown[])[0]) }),
      /1,?000/,
    ),
    isLong: 'later',
  },
  changed(
    'members that JavaScript knows',
    (page) => JSON.parse(JSON.stringify({ ...page, constructor: {}, toString: 1 }).replace('{', '{"__proto__":{"items":[]},')),
    /\S/,
    [0, 0],
  ),
  changed('no list members', ({ items }) => ({ items }), /listmeta/),
];
