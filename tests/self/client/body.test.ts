import { brotliCompressSync } from 'node:zlib';
import { decodeBody } from '../../harness/client/body';

const bound = 2 ** 20;
const bomb = brotliCompressSync(Buffer.alloc(8 * bound));
const failureOf = (bytes: Buffer, most: number): Promise<unknown> =>
  decodeBody(bytes, 'br', most).then(
    () => undefined,
    (error: unknown) => error,
  );

test('a body that broke the bound when it was decoded is not decoded again', async () => {
  const first = await failureOf(bomb, bound);
  expect(first).toMatchObject({ code: 'ERR_BUFFER_TOO_LARGE' });
  expect(await failureOf(Buffer.from(bomb), bound)).toBe(first);
});

test('under a bound that it keeps, the same body is decoded', async () => {
  await failureOf(bomb, bound);
  expect(await decodeBody(bomb, 'br', 8 * bound)).toHaveLength(8 * bound);
});
