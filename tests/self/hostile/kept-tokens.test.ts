import type { Behaviour } from './behaviour';
import { judgeHostile } from './judged-in-process';

interface Page {
  readonly listmeta: { readonly continue: string };
}

/** A lawful server, but that each of its tokens ends with what `mark` makes of the credential; it takes them back as it gave them. */
const tokensWith = (mark: (key: string) => string): Behaviour => ({
  name: 'tokens with a mark',
  answer: async ({ request, response, key, honest }) => {
    const end = mark(key);
    request.url = (request.url ?? '').replaceAll(encodeURIComponent(end), '').replaceAll(end, '');
    const { status, headers, body } = await honest();
    if (status !== 200) return response.writeHead(status, headers).end(body);
    const page = JSON.parse(body) as Page;
    const token = page.listmeta.continue;
    const told = { ...page, listmeta: { ...page.listmeta, continue: token === '' ? '' : `${token}${end}` } };
    return response.writeHead(status, headers).end(JSON.stringify(told));
  },
  first: { exit: 1, says: /\S/ },
  later: { exit: 1, says: /\S/ },
});

const only = ['pagination.walk-ends', 'pagination.walk-unique', 'pagination.walk-complete', 'pagination.continue-filter'];
const judged = (behaviour: Behaviour) => judgeHostile(behaviour, 1, [...only, 'sorting.ascending', 'security.credential-echo']);

const about = (said: readonly string[], id: string): string => said.find((one) => one.includes(` ${id}: `)) ?? `pass ${id}`;

test('a token that holds the credential is not followed, and the target is blamed for telling it alone', async () => {
  const { said, written } = await judged(tokensWith((key) => `.${key}`));
  expect(said.filter((one) => one.startsWith('fail '))).toEqual([]);
  expect(about(said, 'security.credential-echo')).toMatch(/^warn .*no credential in a response/);
  for (const id of only) expect(about(said, id)).toMatch(/^inconclusive .*would repeat the credential that an answer told/);
  expect(written).not.toContain('continue=%3Cconfigured');
});

test('one that holds a digest of it is a token as any other', async () => {
  const { said } = await judged(tokensWith(() => '.0badc0de'));
  expect(said.filter((one) => /^(?:fail|warn) |would repeat/.test(one))).toEqual([]);
  expect(about(said, 'pagination.walk-ends')).toBe('pass pagination.walk-ends');
});
