import fc from 'fast-check';
import { parseJson } from '../../harness/client/json';
import type { ServerResponse } from 'node:http';
import { storeRecord } from '../../harness/findings/stored-record';
import { Bench } from './server';
import { forms, leaksIn } from '../hostile/traces';
import { createRedactor, shortestSecret, type Redactor } from '../../harness/client/redaction';

const secret = 'pa/ss+wo"rd\\=x y';

function body(text: string, secrets: readonly string[] = [secret], invented: readonly string[] = []) {
  return createRedactor(secrets, invented).redactBody(text, parseJson(text));
}

describe('text', () => {
  const redactor = (): Redactor => createRedactor([secret], []);
  test.each([
    ['plain', secret],
    ['percent-encoded', encodeURIComponent(secret)],
    ['percent-encoded, lower case', encodeURIComponent(secret).replace(/%../g, (escape) => escape.toLowerCase())],
    ['form-encoded', encodeURIComponent(secret).replaceAll('%20', '+')],
    ['base64', Buffer.from(secret).toString('base64')],
    ['base64url', Buffer.from(secret).toString('base64url')],
    ['in JSON', JSON.stringify(secret)],
  ])('%s is found and replaced', (_, form) => {
    expect(redactor().holds(`before ${form} after`)).toBe(true);
    expect(redactor().redact(`before ${form} after`)).toMatch(/^before "?<configured credential>[\w=]{0,2}"? after$/);
  });

  test.each(['pass\\word\\Xy12-zz', 'dom\\\\user:p@ss-99', '\\begins-9xyz', 'a\\u0041b-key77', '\\\\\\\\-\\-9aa9bb'])(
    'with backslashes, %j, is found behind unseen signs and in every other form',
    (own) => {
      const echo = Object.values(forms).map((form) => form(own));
      const { text, json } = body(JSON.stringify({ echo }), [own]);
      const redacted = echo.map((one) => createRedactor([own], []).redact(one));
      expect(leaksIn([text, JSON.stringify(json), ...redacted].join('\n'), own)).toEqual([]);
    },
  );

  test('in base64 at any offset is found', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 9 }), fc.string({ maxLength: 9 }), (before, after) =>
        redactor().holds(Buffer.from(before + secret + after).toString('base64')),
      ),
    );
  });

  test('the credential of a scheme is found without the scheme', () => {
    expect(createRedactor(['Bearer abcdefgh-1'], []).redact('token abcdefgh-1')).toBe('token <configured credential>');
  });

  test('without a credential stays as it is', () => {
    expect(redactor().redact('password')).toBe('password');
    expect(redactor().holds('password')).toBe(false);
  });

  test('a short secret is left alone', () => {
    const short = 'k'.repeat(shortestSecret - 1);
    expect(createRedactor([short], []).redact(`a ${short}`)).toBe(`a ${short}`);
    expect(createRedactor([`${short}k`], []).redact(`a ${short}k`)).toBe('a <configured credential>');
  });

  test('an invented credential is replaced, but is no echo of the configured one', () => {
    const both = createRedactor([secret], ['0123456789abcdef']);
    expect(both.redact('bad 0123456789abcdef')).toBe('bad <invented credential>');
    expect(both.holds('bad 0123456789abcdef')).toBe(false);
  });
});

describe('a response', () => {
  // What the name of a header can hold, too, which loses its case on the way.
  const name = 'CanaryOfLetters42';
  const traces = [name, Buffer.from(name).toString('base64').replace(/=+$/, ''), Buffer.from(name).toString('base64url')];
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  afterEach(() => bench.close());

  const headers = {
    'Set-Cookie': [`a=${name}; Path=/`, `b=x.${name}.y`, `c=${traces[1] ?? ''}`],
    [`X-${name}`]: '1',
    Location: `/elsewhere?key=${name}`,
    'WWW-Authenticate': `Basic realm="${name}"`,
    'X-Twice': [name, encodeURIComponent(name)],
  };
  const answers: readonly (readonly [how: string, answer: (response: ServerResponse) => void])[] = [
    [
      'with headers, several cookies and a status message',
      (response) => response.writeHead(200, `OK ${name}`, headers).end('{}'),
    ],
    [
      'with trailers and early hints',
      (response) => {
        response.writeEarlyHints({ link: `<${name}>; rel=preload`, [name]: name });
        response.writeHead(200, { ...headers, Trailer: name });
        response.write(JSON.stringify({ [name]: name }));
        response.addTrailers({ [name]: name });
        response.end();
      },
    ],
    ['redirecting', (response) => response.writeHead(302, headers).end(name)],
    ['with an error', (response) => response.writeHead(500, headers).end(`<p>${name}</p>`)],
    [
      'in a coding that is the credential',
      (response) => response.writeHead(200, { ...headers, 'Content-Encoding': name }).end(name),
    ],
    [
      'that is cut short',
      (response) => {
        response.writeHead(200, { ...headers, 'Content-Length': 1000 });
        response.write(name, () => response.destroy());
      },
    ],
    ['that is no HTTP', (response) => response.socket?.end(`HTTP/1.1 2${name}\r\n${name}: ${name}\r\n\r\n`)],
  ];

  test.each(answers)('%s is recorded without the credential', async (_, answer) => {
    const server = await bench.serve((_request, response) => answer(response));
    const credential = { in: 'header', name: 'ApiKey', value: name, variable: 'TARGET_API_KEY' } as const;
    const exchange = await bench.client(server.url, { credential, secrets: [name] }).send({});
    const written = JSON.stringify(storeRecord({ kind: 'exchange', exchange })).toLowerCase();
    expect(traces.filter((trace) => written.includes(trace.toLowerCase()))).toEqual([]);
    // The echo did arrive.
    const received = exchange.response?.headers ?? exchange.attempts.at(-1)?.headers;
    if (received !== undefined) expect(received['set-cookie']?.split('<configured credential>')).toHaveLength(4);
    else expect(exchange.attempts.at(-1)?.failure).toBeDefined();
  });
});

describe('body', () => {
  test('keeps its layout around the placeholder', () => {
    expect(body('{ "a": "x abcdefgh-1 y" }', ['abcdefgh-1'])).toEqual({
      text: '{ "a": "x <configured credential> y" }',
      json: { a: 'x <configured credential> y' },
      echoed: true,
    });
  });

  test.each([
    ['a unicode escape', `{"a":"abcdefgh\\u002d1"}`, { a: '<configured credential>' }],
    ['a bare number', '{"a":[1234567890]}', { a: ['<configured credential>'] }],
    ['an object key', '{"abcdefgh-1":1}', { '<configured credential>': 1 }],
  ])('hidden in %s is found, and the body stays JSON', (_, text, expected) => {
    const { json, echoed, text: redacted } = body(text, ['abcdefgh-1', '1234567890']);
    expect(json).toEqual(expected);
    expect(JSON.parse(redacted)).toEqual(expected);
    expect(echoed).toBe(true);
  });

  test('rewritten keeps a member named __proto__ harmless', () => {
    const { json } = body('{"__proto__":{"a":"abcdefgh\\u002d1"}}', ['abcdefgh-1']);
    expect(Object.keys(json as object)).toEqual(['__proto__']);
    expect(JSON.stringify(json)).toBe('{"__proto__":{"a":"<configured credential>"}}');
  });

  test('that is no JSON is redacted as text', () => {
    expect(body(`<b>${secret}</b>`)).toEqual({ text: '<b><configured credential></b>', json: undefined, echoed: true });
  });

  test('without a credential is passed on untouched', () => {
    const text = '{"a":"\\u0041\\n"}';
    const json = parseJson(text);
    const redacted = createRedactor([secret], ['0123456789abcdef']).redactBody(text, json);
    expect(redacted).toEqual({ text, json, echoed: false });
    expect(redacted.json).toBe(json);
  });

  test('of any JSON around any secret never shows it and stays JSON', () => {
    const secrets = fc
      .string({ minLength: shortestSecret, maxLength: 20, unit: fc.constantFrom(...'abcXYZ019+/=-_.~ "\\%') })
      .filter((text) => text.trim().length >= shortestSecret);
    fc.assert(
      fc.property(secrets, fc.string(), fc.string(), (value, before, after) => {
        const text = JSON.stringify({ a: [before + value + after], [`${before}${value}`]: encodeURIComponent(value) });
        const redacted = body(text, [value]);
        expect(redacted.echoed).toBe(true);
        expect(JSON.parse(redacted.text)).toEqual(redacted.json);
        expect(JSON.stringify(redacted.json)).not.toContain(JSON.stringify(value).slice(1, -1));
      }),
    );
  });
});
