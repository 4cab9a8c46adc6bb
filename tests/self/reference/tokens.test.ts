import { type Reference, startReference } from '../../reference/server';
import { ask, authorised, encoded, readPage, texts } from './asking';

const query = { filters: 'spec.clusterType=PureManage', orderBy: 'metadata.name=1', fields: 'metadata.uid', limit: 10 };
let reference: Reference;
let token: string;
beforeAll(async () => {
  reference = await startReference();
  token = (await readPage(reference, query)).continue;
});
afterAll(async () => reference.close());

const statusOf = async (
  asked: { readonly [name: string]: string | number },
  headers?: { readonly [name: string]: string },
): Promise<number> => (await ask(reference, encoded(asked), headers)).status;

describe('a continue token', () => {
  it('gives the next page as often as it is sent, whatever the page size and the offset beside it', async () => {
    const wanted = texts((await readPage(reference, { ...query, offset: 10 })).items, 'metadata.uid');
    expect(wanted).toHaveLength(10);
    for (const more of [{}, {}, { offset: 0 }, { limit: 4 }, { limit: 50 }]) {
      const { items } = await readPage(reference, { ...query, ...more, continue: token });
      expect(texts(items, 'metadata.uid').slice(0, 10)).toEqual(wanted.slice(0, items.length));
    }
  });

  it.each([
    { filters: '' },
    { filters: 'spec.clusterType=AlloyAssist' },
    { orderBy: '' },
    { orderBy: 'metadata.name=-1' },
    { fields: '' },
  ])('is refused under another query: %j', async (other) =>
    expect(await statusOf({ ...query, ...other, continue: token })).toBe(400),
  );

  it('is refused in another scope, and by another server', async () => {
    expect(
      await statusOf({ ...query, continue: token }, { ...authorised(reference), projectuid: reference.secondProjectUid }),
    ).toBe(400);
    const other = await startReference();
    const { status } = await ask(other, encoded({ ...query, continue: token }));
    await other.close();
    expect(status).toBe(400);
  });

  it('is refused when any one character of it is another', async () => {
    for (let at = 0; at < token.length; at += 1) {
      const altered = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      expect([at, await statusOf({ ...query, continue: altered })]).toEqual([at, 400]);
    }
    expect(await statusOf({ ...query, continue: `${token}A` })).toBe(400);
    expect(await statusOf({ ...query, continue: token.slice(0, -1) })).toBe(400);
  });

  it('is enough by itself where the initial query was empty', async () => {
    const first = await readPage(reference);
    expect((await readPage(reference, { continue: first.continue })).offset).toBe(100);
  });
});
