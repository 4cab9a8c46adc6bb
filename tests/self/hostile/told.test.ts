import { type Behaviour, laterRequest } from './behaviour';
import { judgeHostile } from './judged-in-process';

type Page = { readonly items: readonly unknown[]; readonly listmeta: unknown };

/** A server whose pages go wrong in the middle of a run; `status`: what a refusal becomes. */
const wrong = (name: string, change: (page: Page) => unknown, status?: number): Behaviour => ({
  name,
  answer: async ({ response, honest }) => {
    const { status: own, headers, body } = await honest();
    if (own === 200) return response.writeHead(own, headers).end(JSON.stringify(change(JSON.parse(body) as Page)));
    return response.writeHead(status ?? own, headers).end(body);
  },
  first: { exit: 1, says: /\S/ },
  later: { exit: 1, says: /\S/ },
});

const told = async (behaviour: Behaviour, from: number, only?: readonly string[]): Promise<string> =>
  (await judgeHostile(behaviour, from, only)).printed;

test('items among which every third is null are told of in every report', async () => {
  const nulls = wrong('nulls', ({ items, ...rest }) => ({ ...rest, items: items.map((one, at) => (at % 3 === 0 ? null : one)) }));
  expect(await told(nulls, laterRequest)).toContain('response.nulls');
});

test.each([
  ['a list', (page: Page) => ({ ...page, listmeta: [page.listmeta] })],
  ['null', (page: Page) => ({ ...page, listmeta: null })],
])('a walk that ends because its list members become %s is no measure of another project', async (name, change) => {
  const printed = await told(wrong(name, change), laterRequest);
  expect(printed).toContain('response.list-members');
  expect(printed).not.toContain('security.isolation');
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
