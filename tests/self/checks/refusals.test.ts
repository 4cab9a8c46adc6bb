import type { Behaviour, Replacements } from '../../reference/behaviour';
import { Refusal } from '../../reference/errors';
import { judgeReference } from './judging';

/** A refusal of a credential in another way than 401 and 403. */
function refusing(
  when: (key: string | undefined) => boolean,
  status: number,
  headers: { readonly [name: string]: string } = {},
): Replacements<Behaviour> {
  return {
    authenticate: (original) => (context) => {
      if (when(context.request.headers.apikey)) throw new Refusal(status, 'Refused', 'The header cannot be read.');
      original(context);
    },
    refusalReply: (original) => (refusal, context) => {
      const reply = original(refusal, context);
      return { ...reply, headers: { ...reply.headers, ...headers } };
    },
  };
}

test.each([
  ['security.empty-credential', 'an empty one with 400', (key?: string) => key === '', 400, 'warn', 'conforms'],
  ['security.empty-credential', 'an empty one with 404', (key?: string) => key === '', 404, 'fail', 'violates'],
  ['security.missing-credential', 'a missing one with 400', (key?: string) => key === undefined, 400, 'fail', 'violates'],
  ['security.missing-credential', 'a missing one with 404', (key?: string) => key === undefined, 404, 'fail', 'violates'],
  [
    'security.missing-credential',
    'a missing one with a redirect to a login',
    (key?: string) => key === undefined,
    302,
    'fail',
    'violates',
  ],
] as const)('%s: %s', async (id, _, when, status, outcome, verdict) => {
  const behaviour = refusing(when, status, status === 302 ? { location: '/login' } : {});
  const judged = await judgeReference({ behaviour }, { only: [id] });
  expect(judged.of.get(id)).toMatchObject({
    outcome,
    level: 'MUST',
    message: expect.stringMatching(/received status 40[04]\./) as string,
  });
  expect(judged.verdict).toBe(verdict);
});

test('a word that programs write for no credential is asked by some seeds, and in each run of a contract with further operators', async () => {
  const only = ['security.empty-credential'] as const;
  const behaviour: Replacements<Behaviour> = {
    acceptsKey: (original) => (key, context) => /^(?:null|undefined)$/.test(key) || original(key, context),
  };
  const judged = await judgeReference({ behaviour }, { only, seed: 3 });
  expect(judged.of.get('security.empty-credential')).toMatchObject({
    outcome: 'fail',
    message: expect.stringContaining('with the word undefined for a credential') as string,
  });
  expect((await judgeReference({}, { only, seed: 3 })).of.get('security.empty-credential')).toMatchObject({ outcome: 'pass' });
});

test('the page of a firewall is observed, with what it is and who sent it', async () => {
  const { of, observed } = await judgeReference(
    {
      behaviour: {
        intercept: () => (context) =>
          /'|%27/.test(context.request.rawQuery)
            ? {
                status: 403,
                headers: { 'content-type': 'text/html; charset=utf-8', server: 'shield' },
                body: '<h1>Forbidden</h1>',
              }
            : undefined,
      },
    },
    { only: ['security.injection', 'response.error-schema'] },
  );
  expect(observed['response.foreign-errors']).toBe('403 text/html by shield');
  expect(of.get('response.error-schema')?.outcome).toBe('pass');
});
