import type { Behaviour, Expected } from '../behaviour';

const type = { 'Content-Type': 'application/json' };

/** Made once, because each costs seconds. */
const once = <Made>(make: () => Made): (() => Made) => {
  let made: Made | undefined;
  return () => (made ??= make());
};

/** The same huge body to everything. */
const answered = (name: string, status: number, body: () => Buffer, first: Expected, later: Expected): Behaviour => {
  const bytes = once(body);
  return { name, answer: ({ response }) => response.writeHead(status, type).end(bytes()), first, later, isLong: true };
};

interface Page {
  readonly items: readonly { readonly metadata: { readonly [name: string]: unknown } }[];
  readonly listmeta: { readonly [name: string]: unknown };
}

/** What a lawful server answers, with much more in each page. */
const within = (
  name: string,
  change: (page: Page, number: number) => unknown,
  first: Expected,
  later: Expected,
  more: Partial<Behaviour> = {},
): Behaviour => ({
  name,
  answer: async ({ response, honest, number }) => {
    const { status, headers, body } = await honest();
    const changed = status === 200 ? JSON.stringify(change(JSON.parse(body) as Page, number)) : body;
    response.writeHead(status, headers).end(changed);
  },
  first,
  later,
  isLong: true,
  isBroad: true,
  ...more,
});

const text = (megabytes: number): string => 'x'.repeat(megabytes * 1_000_000);

/** Items of a page, again and again, as so many items of their own. */
const itemsOf = ({ items }: Page, count: number, from = 0): Page['items'] =>
  Array.from({ length: items.length === 0 ? 0 : count }, (_, index) => {
    const item = items[index % items.length];
    return { ...item, metadata: { ...item?.metadata, uid: `uid-${from + index}`, name: `name-${from + index}` } };
  });

/** Pages that never end, each of so many items that no page before had; whatever is asked. */
function forEver(name: string, count: number, first: Expected = { exit: 1, says: /without a credential/ }): Behaviour {
  let shown: Page | undefined;
  return {
    name: `${name}, for ever`,
    answer: async ({ response, honest, number }) => {
      const { status, headers, body } = await honest();
      const page = status === 200 ? (JSON.parse(body) as Page) : undefined;
      // Of the tokens it makes up the lawful server knows none.
      shown = page !== undefined && page.items.length > 0 ? page : shown;
      if (shown === undefined) return response.writeHead(status, headers).end(body);
      const listmeta = { ...shown.listmeta, continue: `next-${number}`, count: 2_000_000_000 };
      return response.writeHead(200, type).end(JSON.stringify({ items: itemsOf(shown, count, count * number), listmeta }));
    },
    first,
    later: { exit: 1, says: /without a credential/ },
    isLong: true,
    isBroad: true,
  };
}

/** A page whose first item holds a text beside what the contract names, or as its name. */
const noted = (page: Page, note: string): Page => ({
  ...page,
  items: page.items.map((item, at) => (at === 0 ? { ...item, note } : item)),
});
const named = (page: Page, name: string): Page => ({
  ...page,
  items: page.items.map((item, at) => (at === 0 ? { ...item, metadata: { ...item.metadata, name } } : item)),
});

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const end = { continue: '', count: 0, limit: 50, offset: 0 };

const tooLarge = /status 200 \([^)]*\), but the body is larger than 16 MiB/;
const unheard = [
  { exit: 3, says: tooLarge },
  { exit: 4, says: tooLarge },
] as const;
const large = (status: number): readonly [Expected, Expected] => [
  { exit: 3, says: new RegExp(`received status ${status}; of its answer no more can be read, because the body is larger`) },
  { exit: 4, says: new RegExp(`status ${status} \\([^)]*\\), but the body is larger than 16 MiB`) },
];
const tooMany = /more than 50,000 members in one list or object/;
const full =
  /the run keeps \d+ MiB in [\d,]+ values(?:, on pages of [\d,]+ items in all)?, of what the target has sent in [\d,]+ answers?, and has room for no more/;

const fullUp = { exit: 4, says: full };

export const much: readonly Behaviour[] = [
  within('a page of 100,000 items', (page) => ({ ...page, items: itemsOf(page, 100_000) }), ...unheard),
  answered(
    'a page of 100,000 small items',
    200,
    () => json({ items: Array.from({ length: 100_000 }, (_, index) => ({ metadata: { uid: `uid-${index}` } })), listmeta: end }),
    { exit: 3, says: tooMany },
    { exit: 4, says: tooMany },
  ),
  answered('a text of 60 MB', 200, () => json({ items: [{ metadata: { uid: text(60) } }], listmeta: end }), ...unheard),
  answered('a text of 60 MB that does not end', 200, () => Buffer.from(`{"items":["${text(60)}`), ...unheard),
  answered('a token of 60 MB', 200, () => json({ items: [], listmeta: { ...end, continue: text(60) } }), ...unheard),
  answered('an error of 60 MB', 500, () => json({ code: 'x', message: text(60) }), ...large(500)),
  answered('a refusal of 60 MB', 400, () => json({ code: 'x', message: text(60) }), ...large(400)),
  answered(
    'an error of a million members',
    500,
    () => json(Object.fromEntries(Array.from({ length: 1_000_000 }, (_, index) => [`a${index}`, 1]))),
    { exit: 3, says: /received status 500; of its answer no more can be read, because the body holds more than 50,000/ },
    { exit: 4, says: tooMany },
  ),
  within(
    'a text of 10 MB, another each time',
    (page, number) => ({ ...page, listmeta: { ...page.listmeta, note: `${number}${text(10)}` } }),
    { exit: 4, says: full },
    { exit: 4, says: full },
  ),
  within(
    'two million escapes, others each time',
    (page, number) => ({ ...page, listmeta: { ...page.listmeta, note: `${number}${'\u0001'.repeat(2_000_000)}` } }),
    { exit: 4, says: full },
    { exit: 4, says: full },
  ),
  within(
    'names of 100 kB',
    (page) => ({ ...page, items: page.items.map((item, index) => ({ ...item, [`${'n'.repeat(100_000)}${index}`]: index })) }),
    { exit: 1, says: /\S/ },
    { exit: 1, says: /\S/ },
  ),
  forEver('a new item on every page', 1),
  // Its room is full before it is asked without a credential.
  forEver('50 new items on every page', 50, fullUp),
  forEver('20,000 new items on every page', 20_000),
  within(
    '6 MB in an item, another text each time',
    (page, number) => noted(page, `${number}${text(6)}`),
    { exit: 1, says: full },
    fullUp,
  ),
  within('6 MB in an item, the same text each time', (page) => noted(page, text(6)), { exit: 1, says: /\S/ }, fullUp),
  within('6 MB as a name, another text each time', (page, number) => named(page, `${number}${text(6)}`), fullUp, fullUp),
  within(
    'a megabyte in every item, the same text each time',
    (page) => ({ ...page, items: page.items.map((item) => ({ ...item, note: text(1) })) }),
    { exit: 1, says: /\S/ },
    { exit: 1, says: /\S/ },
  ),
];
