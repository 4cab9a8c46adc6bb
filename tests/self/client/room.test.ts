import { RunEnded } from '../../harness/client/run-ended';
import { Bench } from './server';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.close());

const limits = { room: 5 * 2 ** 20 };
const bodyOf = (number: number): string => JSON.stringify({ number, text: 'x'.repeat(2 ** 21) });

test('a run asks nothing more of a target whose bodies fill what it may keep', async () => {
  const server = await bench.serve((_, response, number) => response.end(bodyOf(number)));
  const client = bench.client(server.url, { limits });
  for (const page of ['1', '2', '3']) expect((await client.send({ query: [['page', page]] })).response?.status).toBe(200);
  await expect(client.send({})).rejects.toMatchObject({
    name: 'RunEnded',
    by: 'size',
    message: 'the run keeps 6 MiB in 15 values, of what the target has sent in 3 answers, and has room for no more',
  });
  expect(server.paths).toHaveLength(3);
});

test('the places of items on pages fill it, too, where nothing on them is new', async () => {
  const items = Array.from({ length: 200 }, (_, index) => `{"id":${index}}`);
  const server = await bench.serve((_, response, number) =>
    response.end(`{"items":[${[...items.slice(number), ...items.slice(0, number)].join(',')}]}`),
  );
  const client = bench.client(server.url, { limits: { room: 40_000 }, items: { at: '/items', identity: ['/id'] } });
  for (const page of ['1', '2', '3']) expect((await client.send({ query: [['page', page]] })).response?.status).toBe(200);
  await expect(client.send({})).rejects.toMatchObject({
    message:
      'the run keeps 0 MiB in 612 values, on pages of 600 items in all, of what the target has sent in 3 answers, and has room for no more',
  });
});

test('a body that comes again is kept once, however often', async () => {
  const server = await bench.serve((_, response) => response.end(bodyOf(0)));
  const client = bench.client(server.url, { limits });
  for (let number = 0; number < 9; number += 1) expect((await client.send({})).response?.text).toBe(bodyOf(0));
});

test('a body that comes again fills it all the same without end, and so do the heads', async () => {
  const server = await bench.serve((request, response) =>
    response.setHeader('x-note', 'n'.repeat(request.url?.includes('long') === true ? 10_000 : 1)).end('{"items":[]}'),
  );
  const sentOf = async (path: string): Promise<number> => {
    const client = bench.client(server.url, { path, limits: { room: 200_000 } });
    for (let number = 0; ; number += 1)
      if ((await client.send({}).catch((error: unknown) => error)) instanceof RunEnded) return number;
  };
  const [short, long] = [await sentOf('/short'), await sentOf('/long')];
  expect(short).toBeGreaterThan(20);
  expect(short).toBeLessThan(50);
  expect(long).toBeLessThan(12);
});
