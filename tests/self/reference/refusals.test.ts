import { error as errorSchema } from '../../../generated/validators';
import { servedListings } from '../../reference/served-listings';
import { type Reference, startReference } from '../../reference/server';
import { ask, authorised, readPage, texts } from './asking';

let reference: Reference;
beforeAll(async () => {
  reference = await startReference();
});
afterAll(async () => reference.close());

describe('a malformed query', () => {
  it.each([
    ['limit=-1', 'InvalidLimit'],
    ['limit=1.5', 'InvalidLimit'],
    ['limit=abc', 'InvalidLimit'],
    ['limit=', 'InvalidLimit'],
    ['limit', 'InvalidLimit'],
    ['limit=%20', 'InvalidLimit'],
    ['limit=1e2', 'InvalidLimit'],
    ['limit=%2B5', 'InvalidLimit'],
    ['limit=9223372036854775808', 'InvalidLimit'],
    ['offset=-1', 'InvalidOffset'],
    ['offset=', 'InvalidOffset'],
    ['offset=two', 'InvalidOffset'],
    ['offset=9223372036854775808', 'InvalidOffset'],
    ['orderBy=metadata.name', 'MalformedOrder'],
    ['orderBy=metadata.name=2', 'MalformedOrder'],
    ['orderBy=metadata.name=1=1', 'MalformedOrder'],
    ['orderBy==1', 'MalformedOrder'],
    ['orderBy=metadata.name=1,', 'MalformedOrder'],
    ['orderBy=metadata.name=1,metadata.name=-1', 'RepeatedOrderField'],
    ['orderBy=nope=1', 'UnknownOrderField'],
    ['orderBy=__proto__=1', 'UnknownOrderField'],
    ['filters=metadata.name', 'MalformedFilter'],
    ['filters==x', 'MalformedFilter'],
    ['filters=%20', 'MalformedFilter'],
    ['filters=nope=x', 'UnknownFilterField'],
    ['filters=metadata.name=xANDmetadata.nope=y', 'UnknownFilterField'],
    ['filters=constructor=x', 'UnknownFilterField'],
    ['continue=garbage', 'InvalidToken'],
    ['continue=a.b.c', 'InvalidToken'],
    ['fields=%', 'InvalidEncoding'],
    ['colour=%ff', 'InvalidEncoding'],
  ])('%s is refused as %s', async (rawQuery, code) => {
    const { status, body, text, headers } = await ask(reference, rawQuery);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code });
    expect(errorSchema(body)).toBe(true);
    expect(headers.get('content-type')).toBe('application/json');
    expect(text).not.toMatch(/ at .*:\d+:\d+|Error:/);
  });

  it('never sees its values repeated', async () => {
    const [uid = ''] = texts((await readPage(reference, { limit: 1 })).items, 'metadata.uid');
    expect(uid).toMatch(/^[0-9a-f]{24}$/);
    for (const rawQuery of [
      `filters=${uid}`,
      `orderBy=${uid}=1`,
      `limit=${uid}`,
      `continue=${uid}`,
      `filters=metadata.nope=${uid}`,
    ]) {
      expect((await ask(reference, rawQuery)).text).not.toContain(uid);
    }
  });

  it('may be eight kilobytes long', async () => {
    expect((await ask(reference, `filters=metadata.name=${'x'.repeat(8192)}`)).status).toBe(200);
    expect((await ask(reference, `continue=${'x'.repeat(8192)}`)).status).toBe(400);
  });
});

describe('a credential', () => {
  const headersWith = (headers: { readonly [name: string]: string }): { readonly [name: string]: string } => ({
    ...headers,
    projectuid: reference.projectUid,
  });

  it('is accepted as key and as token', async () => {
    expect((await ask(reference, '', headersWith({ apikey: reference.apiKey }))).status).toBe(200);
    expect((await ask(reference, '', headersWith({ authorization: reference.token }))).status).toBe(200);
    expect((await ask(reference, '', headersWith({ apikey: reference.apiKey, authorization: reference.token }))).status).toBe(
      200,
    );
  });

  it.each([
    ['none', () => ({})],
    ['an empty key', () => ({ apikey: '' })],
    ['an invented key', () => ({ apikey: 'invented' })],
    ['an empty token', () => ({ authorization: '' })],
    ['an invented token', () => ({ authorization: 'invented' })],
    ['the token as a key', () => ({ apikey: reference.token })],
    ['the token with a scheme', () => ({ authorization: `Bearer ${reference.token}` })],
    ['a wrong token beside the key', () => ({ apikey: reference.apiKey, authorization: 'invented' })],
  ])('that is %s is refused', async (_what, headers) => {
    const { status, body, text } = await ask(reference, 'limit=1', headersWith(headers()));
    expect(status).toBe(401);
    expect(errorSchema(body)).toBe(true);
    expect(text).not.toContain(reference.apiKey);
    expect(text).not.toContain(reference.token);
  });

  it.each(servedListings)('that is missing is refused at $path', async (listing) => {
    expect((await ask(reference, '', authorised(reference), listing)).status).toBe(200);
    const { status, body } = await ask(reference, '', {}, listing);
    expect(status).toBe(401);
    expect(errorSchema(body)).toBe(true);
  });

  it('is asked for before the query is looked at', async () => {
    expect((await ask(reference, 'limit=abc', {})).status).toBe(401);
  });
});

describe('a scope', () => {
  it('shows the project that was named, and all of the tenant without one', async () => {
    const key = { apikey: reference.apiKey };
    const uids = async (headers: { readonly [name: string]: string }): Promise<string> =>
      JSON.stringify((await readPage(reference, { fields: 'metadata.uid', limit: 23, offset: 0 }, headers)).items);
    expect(await readPage(reference, {}, key)).toMatchObject({ count: 117 + 23 });
    expect(await readPage(reference, {}, authorised(reference))).toMatchObject({ count: 117 });
    const second = { ...key, projectuid: reference.secondProjectUid };
    expect(await readPage(reference, {}, second)).toMatchObject({ count: 23, continue: '' });
    expect(await uids(second)).not.toBe(await uids(authorised(reference)));
  });

  it.each(['', 'ffffffffffffffffffffffff'])('that is %j is forbidden', async (projectuid) => {
    const { status, body } = await ask(reference, '', { apikey: reference.apiKey, projectuid });
    expect(status).toBe(403);
    expect(errorSchema(body)).toBe(true);
  });
});

describe('what is no listing', () => {
  const wrong: readonly (readonly [method: string, path: string, status: number])[] = [
    ['GET', '/', 404],
    ['GET', '/v1', 404],
    ['GET', '/v1/cloudaccounts', 404],
    ['GET', '/%', 404],
    ...servedListings.flatMap(
      ({ path }) =>
        [
          ['GET', `${path}/1`, 404],
          ['POST', path, 405],
          ['DELETE', path, 405],
        ] as const,
    ),
  ];
  it.each(wrong)('%s %s is answered with %i and an error body', async (method, path, status) => {
    const response = await fetch(reference.url + path, { method, headers: authorised(reference) });
    expect(response.status).toBe(status);
    expect(errorSchema(await response.json())).toBe(true);
    expect(response.headers.get('allow')).toBe(status === 405 ? 'GET' : null);
  });
});
