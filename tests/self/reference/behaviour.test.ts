import { loadRequirements } from '../../harness/findings/requirements';
import { gzipSync } from 'node:zlib';
import type { BehaviourOverride } from '../../reference/behaviour';
import { mutants } from '../../reference/mutants';
import { whenPage, whenRequest } from '../../reference/when';
import { ask, readPage, withReference } from './asking';

const capped: BehaviourOverride = { countItems: (original) => (result, context) => Math.min(original(result, context), 100) };

describe('an override', () => {
  it('replaces one step and sees the one it replaces', async () => {
    await withReference({ behaviour: capped }, async (reference) => {
      expect((await readPage(reference)).count).toBe(100);
      expect((await readPage(reference, { filters: 'metadata.name=ORION' })).count).toBe(1);
    });
  });

  it('is seen by the override after it', async () => {
    const oneLess: BehaviourOverride = { countItems: (original) => (result, context) => original(result, context) - 1 };
    await withReference({ behaviour: [capped, oneLess] }, async (reference) =>
      expect((await readPage(reference)).count).toBe(99),
    );
  });

  it('that is a function has a memory of its own for each server', async () => {
    const growing: BehaviourOverride = () => {
      let asked = 0;
      return { countItems: () => () => (asked += 1) };
    };
    for (let server = 0; server < 2; server += 1) {
      await withReference({ behaviour: growing }, async (reference) => {
        expect([(await readPage(reference)).count, (await readPage(reference)).count]).toEqual([1, 2]);
      });
    }
  });

  it('can hold for some requests only', async () => {
    const third = whenRequest((context) => context.index % 3 === 0, { countItems: () => () => 7 });
    await withReference({ behaviour: third, size: 2 }, async (reference) => {
      const counts = [];
      for (let request = 1; request <= 6; request += 1) counts.push((await readPage(reference)).count);
      expect(counts).toEqual([2, 2, 7, 2, 2, 7]);
    });
  });

  it('can hold for some pages only', async () => {
    const later = whenPage((context) => context.start > 0 && context.query.order.length > 0, { cutPage: () => () => [] });
    await withReference({ behaviour: later }, async (reference) => {
      expect((await readPage(reference, { offset: 10 })).items).toHaveLength(50);
      expect((await readPage(reference, { orderBy: 'metadata.uid=1' })).items).toHaveLength(50);
      expect((await readPage(reference, { orderBy: 'metadata.uid=1', offset: 10 })).items).toHaveLength(0);
    });
  });

  it('can answer before anything else, and have the last word', async () => {
    const throttling = whenRequest(({ index }) => index === 1, {
      intercept: () => () => ({
        status: 429,
        headers: { 'retry-after': '1', 'content-type': 'application/json' },
        body: '{"code":"TooManyRequests"}',
      }),
    });
    const compressing: BehaviourOverride = {
      finish: () => (reply) => ({
        ...reply,
        headers: { ...reply.headers, 'content-encoding': 'gzip' },
        body: gzipSync(reply.body),
      }),
    };
    await withReference({ behaviour: [throttling, compressing] }, async (reference) => {
      const refused = await ask(reference);
      expect(refused.status).toBe(429);
      expect(refused.headers.get('retry-after')).toBe('1');
      expect(refused.body).toEqual({ code: 'TooManyRequests' });
      const page = await ask(reference);
      expect(page.headers.get('content-encoding')).toBe('gzip');
      expect(page.body.listmeta).toMatchObject({ count: 117 });
    });
  });

  it('that breaks gives a 500 without a trace', async () => {
    const broken: BehaviourOverride = {
      sortItems: () => () => {
        throw new TypeError('secret of the database');
      },
    };
    await withReference({ behaviour: broken }, async (reference) => {
      const { status, body, text } = await ask(reference);
      expect(status).toBe(500);
      expect(body).toMatchObject({ code: 'InternalError' });
      expect(text).not.toContain('secret');
    });
  });
});

describe('a server', () => {
  it('stands under a base path, counts its requests and ends at once', async () => {
    await withReference({ basePath: '/palette/api', size: 1 }, async (reference) => {
      expect(reference.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/palette\/api$/);
      expect((await readPage(reference)).count).toBe(1);
      expect((await fetch(new URL('/v1/spectroclusters', reference.url))).status).toBe(404);
      expect(reference.requests()).toBe(2);
      const started = performance.now();
      await reference.close();
      expect(performance.now() - started).toBeLessThan(1000);
      await expect(fetch(reference.url)).rejects.toThrow();
    });
  });

  it('shows the clusters it was given', async () => {
    const clusters = [{ metadata: { uid: 'only' } }];
    await withReference({ clusters }, async (reference) => expect((await readPage(reference)).items).toEqual(clusters));
  });
});

test('mutants have distinct ids, and expect their primary requirement', () => {
  expect(new Set(mutants.map((mutant) => mutant.id)).size).toBe(mutants.length);
  for (const mutant of mutants) expect(mutant.expect).toContain(mutant.primary);
  // What a random requirement draws is no property of a fault.
  const random: readonly string[] = loadRequirements().flatMap((one) => (one.random ? [one.id] : []));
  for (const { primary, expect: declared } of mutants as readonly {
    readonly primary: string;
    readonly expect: readonly string[];
  }[])
    expect(random.filter((id) => id !== primary && declared.includes(id))).toEqual([]);
});
