import { loadContract } from '../../harness/contract/load';
import type { Contract } from '../../harness/contract/model';
import type { Behaviour } from './behaviour';
import { judgeHostile } from './judged-in-process';

type Page = { readonly items: readonly unknown[]; readonly listmeta: unknown };

/** A server whose pages go wrong; `status`: what a refusal becomes. */
const wrong = (name: string, change: (page: Page, url: string) => unknown, status?: number): Behaviour => ({
  name,
  answer: async ({ request, response, honest }) => {
    const { status: own, headers, body } = await honest();
    const page = own === 200 ? JSON.stringify(change(JSON.parse(body) as Page, request.url ?? '')) : body;
    return response.writeHead(own === 200 ? own : (status ?? own), headers).end(page);
  },
  first: { exit: 1, says: /\S/ },
  later: { exit: 1, says: /\S/ },
});

const told = async (behaviour: Behaviour, from: number, only: readonly string[], by?: Promise<Contract>): Promise<string> =>
  (await judgeHostile(behaviour, from, only, by)).printed;

test('an item without the field is told of in every report', async () => {
  const nulls = wrong('nulls', (page, url) => (url.includes('+') ? { ...page, items: [null] } : page));
  expect(await told(nulls, 1, ['robustness.plus'])).toMatch(/received +null/);
});

/** The listing holds all items under `whole`, which is a filter where nothing is said, and some without. */
const isolated = async (
  name: string,
  change: (listmeta: object) => unknown,
  by?: Promise<Contract>,
  whole = /filters=/,
  id = 'security.isolation',
): Promise<string> => {
  let some: ReadonlySet<string> | undefined;
  const cut = wrong(name, ({ items, listmeta }, url) => {
    some ??= new Set(items.slice(0, 6).map((item) => JSON.stringify(item)));
    const isSome = (item: unknown): boolean => some?.has(JSON.stringify(item)) === true;
    return { items: whole.test(url) ? items : items.filter(isSome), listmeta: change(listmeta as object) };
  });
  return told(cut, 1, [id], by);
};
const unfiltered = /received +\d+ items that the unfiltered listing does not hold/;

test('a walk that ends as it says measures what a filter finds', async () => {
  expect(await isolated('whole', (listmeta) => ({ ...listmeta, continue: '', count: 6 }))).toMatch(unfiltered);
});

test('a walk that lacks what an order shows is no measure of another project: it may be the one that is short', async () => {
  const change = (listmeta: object): object => ({ ...listmeta, continue: '', count: 6 });
  const printed = await isolated('short', change, undefined, /filters=|orderBy=/);
  expect(printed).not.toMatch(unfiltered);
  expect(printed).toMatch(/^Findings +1 /m);
});

test('a count of the items that an order shows is not called wrong where the walk is short', async () => {
  const change = (listmeta: object): object => ({ ...listmeta, continue: '' });
  const printed = await isolated('counted', change, undefined, /orderBy=/, 'pagination.count-total');
  expect(printed).toMatch(/^Findings +1 inconclusive/m);
  expect(printed).toContain('see pagination.walk-complete');
});

test('a query that is refused whoever asks opens nothing', async () => {
  const refusing: Behaviour = {
    name: 'fields refused',
    answer: async ({ request, response, honest }) => {
      const { status, headers, body } = await honest();
      if (!(request.url ?? '').includes('fields=')) return response.writeHead(status, headers).end(body);
      return response.writeHead(400, { 'Content-Type': 'application/json' }).end('{"code":"NoFields","message":"no"}');
    },
    first: { exit: 1, says: /\S/ },
    later: { exit: 1, says: /\S/ },
  };
  const printed = await told(refusing, 1, ['security.missing-credential', 'security.wrong-credential']);
  expect(printed).toMatch(/^Findings +2 pass/m);
});

test.each([
  ['a list', (listmeta: object) => [listmeta]],
  ['null', () => null],
])('a walk that ends because its list members are %s is no measure of another project', async (name, change) => {
  const printed = await isolated(name, change);
  expect(printed).not.toMatch(unfiltered);
  // It was judged all the same: the other project is asked for itself.
  expect(printed).toMatch(/^Findings +1 /m);
});

describe('where the contract promises no count', () => {
  const uncounted = loadContract().then(({ count: _, ...rest }): Contract => rest);

  test('a walk that ends as it says measures what a filter finds', async () => {
    expect(await isolated('whole', (listmeta) => ({ ...listmeta, continue: '' }), uncounted)).toMatch(unfiltered);
  });

  test('a walk that broke off, because its end was not seen, measures nothing', async () => {
    const printed = await isolated('a list', (listmeta) => [listmeta], uncounted);
    expect(printed).not.toMatch(unfiltered);
    expect(printed).toMatch(/^Findings +1 /m);
  });
});

test('a breakdown in place of a refusal is told as one', async () => {
  const printed = await told(
    wrong('500', (page) => page, 500),
    2,
    ['security.missing-credential'],
  );
  expect(printed.split('\n')[0]).toContain('a request is answered with a 5xx');
  expect(printed).not.toContain('the API is open');
});

test.each<[string, (item: unknown) => unknown, string]>([
  ['null', () => null, 'null'],
  ['a number', () => 7, '7'],
  ['a list', (item) => [item], '[{'],
])('items of which each is %s are one fault, and it is told as that', async (_, change, received) => {
  const none = wrong('none', (page) => ({ ...page, items: page.items.map(change) }));
  const text = await told(none, 1, [
    ...['pagination.walk-complete', 'pagination.offset-walk', 'filtering.no-match'],
    ...['response.schema', 'response.nulls', 'response.identity'],
  ]);
  expect(text).toMatch(/^1 fault in \d+ requirements: pages have not the declared shape \(response\.schema\)/);
  expect(text).toContain('expected  /items/0 must be object');
  expect(text).toContain(`received  ${received}`);
});

const lists = [
  'pagination.walk-complete',
  'pagination.page-size',
  'pagination.token-at-end',
  'response.empty-list',
  'response.nulls',
];

test('null in place of the items of pages that lead on is one fault, and what is lost with them its consequence', async () => {
  const later = wrong('later', (page, url) => (/(continue|offset)=./.test(url) ? { ...page, items: null } : page));
  const printed = await told(later, 1, lists);
  expect(printed).toMatch(/^1 fault in \d+ requirements: nulls stand where none is declared \(response\.nulls\)\.$/m);
  expect(printed).toMatch(/received +null at 1 place: \/items \(\d+ times\)/);
  expect(printed).toMatch(/explains +.*pagination\.walk-complete/);
});

test('null in place of an empty list alone is told by the requirement of empty lists', async () => {
  const empty = wrong('empty', (page) => (page.items.length === 0 ? { ...page, items: null } : page));
  expect(await told(empty, 1, lists)).toMatch(
    /^1 fault in 2 requirements: an empty result is no empty list \(response\.empty-list\)\.$/m,
  );
});
