import fc from 'fast-check';
import { parseJson } from '../../harness/client/json';
import { createRedactor } from '../../harness/client/redaction';
import { forms } from '../hostile/traces';

const secret = 'kEy-0/Canary+7f=Tz.9qXw';
const redactor = createRedactor([secret], []);

test.each(Object.entries(forms))('a credential in other clothes is found and replaced: %s', (_, form) => {
  const text = `before <${form(secret)}> after`;
  expect(redactor.holds(text)).toBe(true);
  expect(redactor.redact(text)).toMatch(/^before <[\w+/=-]?<configured credential>[\w+/=-]?> after$/);
});

test.each(Object.entries(forms))('and in a body that stays JSON: %s', (_, form) => {
  const text = JSON.stringify({ a: [form(secret)], n: 1 });
  const { text: redacted, json, echoed } = redactor.redactBody(text, parseJson(text));
  expect(echoed).toBe(true);
  expect(JSON.parse(redacted)).toEqual(json);
  expect(redacted).toMatch(/^\{"a":\["[\w+/=-]?<configured credential>[\w+/=-]?"\],"n":1\}$/);
});

const [hex, base64] = [
  (text: string) => Buffer.from(text).toString('hex'),
  (text: string) => Buffer.from(text).toString('base64'),
];
const bytes = (text: string): readonly string[] => hex(text).match(/../g) ?? [];
const html = (text: string): string => [...text].map((sign) => `&#${sign.codePointAt(0) ?? 0}`).join('');

/** A form of a form. */
const nested: { readonly [name: string]: (text: string) => string } = {
  'hexadecimal with colons': (text) => bytes(text).join(':'),
  'hexadecimal with blanks': (text) => bytes(text).join(' ').toUpperCase(),
  'a list of bytes': (text) =>
    bytes(text)
      .map((byte) => `0x${byte}`)
      .join(', '),
  'base64, percent-encoded': (text) => encodeURIComponent(base64(text)),
  'base64 twice': (text) => base64(base64(text)),
  'base64 of hexadecimal': (text) => base64(hex(text)),
  'hexadecimal of base64': (text) => hex(base64(text)),
  'references without semicolons': html,
  'units of UTF-16': (text) => [...text].map((sign) => `%u${pad(sign, 4)}`).join(''),
  'the payload of a token': (text) => Buffer.from(JSON.stringify({ key: text })).toString('base64url'),
};

test.each(Object.entries(nested))('a form of a form is found and replaced: %s', (_, form) => {
  for (const value of [secret, 'with"quotes"-&-1']) {
    const made = createRedactor([value], []);
    const text = `before <${form(value)}> after`;
    expect(made.holds(text)).toBe(true);
    expect(made.redact(text)).toContain('<configured credential>');
  }
});

const pad = (sign: string, width: number): string => (sign.codePointAt(0) ?? 0).toString(16).padStart(width, '0');

const names: { readonly [sign: string]: string } = {
  '/': 'sol',
  '+': 'plus',
  '%': 'percnt',
  '&': 'amp',
  '#': 'num',
  '\\': 'bsol',
};
/** What a server, a page or a proxy makes of each sign, or only of those that mean something to it. */
const encoders: { readonly [name: string]: (text: string) => string } = {
  percent: encodeURIComponent,
  'percent, every byte': (text) =>
    bytes(text)
      .map((byte) => `%${byte}`)
      .join(''),
  JSON: (text) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replace(/[&<>]/g, (sign) => `\\u${pad(sign, 4)}`),
  'JSON, every unit': (text) => [...text].map((sign) => `\\u${pad(sign, 4).toUpperCase()}`).join(''),
  'HTML, decimal': (text) => [...text].map((sign) => `&#${sign.codePointAt(0) ?? 0};`).join(''),
  'HTML, some signs': (text) => text.replace(/[^\w.]/g, (sign) => `&#x${pad(sign, 2)};`),
  'HTML, by name': (text) => text.replace(/[/+%&#\\]/g, (sign) => `&${names[sign] ?? ''};`),
};
const pairs = Object.entries(encoders).flatMap(([outer, of]) =>
  Object.entries(encoders).map(([inner, form]) => [`${inner}, within ${outer}`, (text: string) => of(form(text))] as const),
);
/** Also such as hold what reads as an escape. */
const hard = [secret, 'kEy%41&amp;Canary+7f=Tz', 'a\\u0041b/&#47;c-9xYz', '%2526&#x26;%5Cu0026'];

test.each(pairs)('two disguises of one text are taken off: %s', (_, form) => {
  for (const value of hard) {
    const made = createRedactor([value], []);
    const text = `before <${form(value)}> after`;
    expect(made.holds(text)).toBe(true);
    expect(made.redact(text)).toBe('before <<configured credential>> after');
  }
});

test('and three, where each wears what a server makes of it', () => {
  const all = Object.values(encoders);
  for (const inner of all)
    for (const middle of all)
      for (const outer of all) expect(redactor.redact(outer(middle(inner(secret))))).toBe('<configured credential>');
});

test.each(hard)('all of them in one text are taken out: %s', (value) => {
  const made = createRedactor([value], []);
  const text = pairs.map(([, form]) => form(value)).join(' | ');
  expect(made.redact(text)).toBe(pairs.map(() => '<configured credential>').join(' | '));
});

test('in a body, what stands beside such a text is left as it is', () => {
  const beside = { name: 'a%2Fb &amp; \\u0041', note: 'x\u200by' };
  for (const [, form] of pairs) {
    const text = JSON.stringify({ ...beside, echo: form(secret) });
    const { json, text: redacted, echoed } = redactor.redactBody(text, parseJson(text));
    expect({ json, echoed }).toEqual({ json: { ...beside, echo: '<configured credential>' }, echoed: true });
    expect(JSON.parse(redacted)).toEqual(json);
  }
});

/** What may become of one sign on its way. */
const clothes: readonly ((sign: string) => string)[] = [
  (sign) => sign,
  (sign) => sign.toUpperCase(),
  (sign) => sign.toLowerCase(),
  (sign) => `%${pad(sign, 2)}`,
  (sign) => `%${pad(sign, 2).toUpperCase()}`,
  (sign) => `%25${pad(sign, 2)}`,
  (sign) => `%2525${pad(sign, 2).toUpperCase()}`,
  (sign) => `\\u${pad(sign, 4)}`,
  (sign) => `\\\\u${pad(sign, 4).toUpperCase()}`,
  (sign) => `&#${sign.codePointAt(0) ?? 0};`,
  (sign) => `&#x${pad(sign, 2)};`,
  (sign) => `&amp;#x${pad(sign, 2)};`,
  (sign) => `%u${pad(sign, 4)}`,
];

test('each sign may wear others, in whatever stands around it', () => {
  const signs = fc.constantFrom(...'abcXYZ019+/=-_.~ "%&<>:');
  const worn = fc.array(fc.tuple(signs, fc.nat({ max: clothes.length - 1 })), { minLength: 8, maxLength: 30 });
  const around = fc.string({ unit: fc.constantFrom(...'ab05 %&;"u#x'), maxLength: 6 });
  fc.assert(
    fc.property(worn, around, around, (pairs, before, after) => {
      const value = `${pairs.map(([sign]) => sign).join('')}7k`;
      const text = pairs.map(([sign, index]) => (clothes[index] ?? String)(sign)).join('');
      const made = createRedactor([value], []);
      expect(made.holds(`${before}|${text}7k|${after}`)).toBe(true);
      expect(made.redact(`${before}|${text}7k|${after}`)).toContain('<configured credential>');
    }),
    { numRuns: 500, seed: 14 },
  );
});

test.each([
  ['words in another case', 'production-key', 'the Production-Key of a name'],
  ['a word in another case', 'kubernetes', 'Kubernetes 1.30'],
  ['a number that holds it in part', '1234567890123', '123456789012'],
  ['hexadecimal that begins alike', secret, Buffer.from(secret.slice(0, -1)).toString('hex')],
])('what a lawful server may send is left as it is: %s', (_, value, text) => {
  const made = createRedactor([value], []);
  expect(made.holds(text)).toBe(false);
  expect(made.redact(text)).toBe(text);
});

test('the credential that is not sent is secret, too, and a Basic pair by its parts', () => {
  const both = createRedactor(['first-credential-1', 'Bearer second-credential-2'], []);
  expect(both.redact('SECOND-CREDENTIAL-2 and first%2dcredential%2D1')).toBe(
    '<configured credential> and <configured credential>',
  );
});

test.each([
  ['beginnings of sequences', '\u001b[1;'.repeat(200_000)],
  ['backslashes', '\\'.repeat(300_000)],
  ['percent signs', '%25'.repeat(300_000)],
  ['zeros of an entity', `&#${'0'.repeat(300_000)}`],
  ['entities', '&amp;'.repeat(200_000)],
  ['beginnings of the credential', secret.slice(0, -1).repeat(20_000)],
])('a long text of %s is read in linear time', (_, text) => {
  const made = createRedactor([secret, '\\\\\\\\\\\\\\\\a1'], []);
  expect(made.redact(`${text} ${secret}`)).toBe(`${text} <configured credential>`);
});

test.each([
  ['little-endian', 'utf16le', '\ufeff'],
  ['little-endian, without a mark', 'utf16le', ''],
] as const)('in UTF-16, read as UTF-8: %s', (_, encoding, mark) => {
  const text = Buffer.from(`${mark}${secret} was refused`, encoding).toString();
  expect(redactor.holds(text)).toBe(true);
  expect(redactor.redact(text)).toMatch(/<configured credential> was refused$/);
});

test('signs that are unseen stay where no credential stands without them', () => {
  const text = 'a\0b\u200bc \u001b[31mred\u001b[0m \\u0000 \\b';
  expect(redactor.redact(text)).toBe(text);
  expect(redactor.holds(text)).toBe(false);
});

const long = Array.from({ length: 900 }, (_, at) => `${at.toString(36)}/${at % 7 === 0 ? '&<%"' : 'kQ9+=z_-'}Tb:`)
  .join('')
  .slice(0, 8192);
/** What it looks for is made once. */
const ofLong = createRedactor([long], []);

test.each(Object.entries(forms).filter(([name]) => !name.includes('escaped')))(
  'the longest credential that is taken is found and replaced as one: %s',
  (_, form) => {
    expect(long).toHaveLength(8192);
    expect(ofLong.redact(`before <${form(long)}> after`)).toMatch(/^before <[\w+/=-]?<configured credential>[\w+/=-]?> after$/);
  },
);

test('a part of a long credential is left, because another token may begin alike', () => {
  const text = `token=${long.slice(0, 4000)}`;
  expect(ofLong.redact(text)).toBe(text);
});
