import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { init } from '../../harness/init/command';
import { refusalOf } from '../contract/refusal';
import { dialects, openapi } from './documents';
import { begin, fileOf } from './run-init';
import { onLoopback } from '../servers/on-loopback';

const [github] = dialects;
const document = github?.document ?? {};
const list = { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } };
const several = {
  ...openapi({ parameters: [], body: list }),
  paths: {
    ...openapi({ path: '/a', parameters: [], body: list, extensions: { summary: 'Lists a' } }).paths,
    ...openapi({ path: '/b', parameters: [], body: list }).paths,
    ...openapi({ path: '/a/{id}', parameters: [], body: { type: 'object', properties: { tags: list } } }).paths,
  },
};

test('several list operations are told, and the single resource is none of them', async () => {
  const { code, stderr, text } = await begin(several);
  expect([code, text]).toEqual([2, '']);
  expect(stderr).toMatch(/found 2\. Name one of them with --path:\n {2}\/a: Lists a\n {2}\/b\n$/);
  expect((await begin(several, ['--path', '/b'])).code).toBe(0);
  const other = await begin(several, ['--path', '/c']);
  expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('Name one of /a, /b with --path.')]);
});

test('a file that is there is written over only where that is asked for', async () => {
  const first = await begin(document);
  const again = await begin(document, ['--out', first.file]);
  expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('with --force')]);
  expect((await begin(document, ['--out', first.file, '--force'])).code).toBe(0);
});

test.each([
  ['a pipe', (file: string) => execFileSync('mkfifo', [file]), 'a pipe or a device'],
  ['a directory', (file: string) => mkdirSync(file), 'EISDIR'],
])('%s in place of the file stays, whatever is asked for', async (_, make, says) => {
  const { file } = await begin('nowhere.json');
  make(file);
  const before = lstatSync(file).mode;
  for (const force of [[], ['--force']]) {
    const { code, stderr } = await begin(document, ['--out', file, ...force]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`something else than a file (${says}). Choose another --out.`)]);
  }
  expect(lstatSync(file).mode).toBe(before);
});

test('a place that cannot be written is told, and the exit code is that of a wrong flag', async () => {
  const place = `${fileOf('a file')}/below/listing.yaml`;
  const { code, stderr } = await begin(document, ['--out', place]);
  expect([code, stderr]).toEqual([2, expect.stringMatching(/^Expected to write .*ENOTDIR.*Choose another --out\.\n$/)]);
});

test.each([
  [
    'a schema that applies itself',
    openapi({ parameters: [], body: { type: 'array', items: { $ref: '#/components/schemas/A' } } }),
  ],
  ['a path that no request can carry', openapi({ path: '/a\nb', parameters: [], body: list })],
])('%s is told of the document, not of the file that is not written', async (_, wrong) => {
  const circle = { type: 'object', properties: { id: { type: 'string' } }, allOf: [{ $ref: '#/components/schemas/A' }] };
  const { code, stderr, file } = await begin({ ...wrong, components: { schemas: { A: circle } } });
  expect([code, stderr]).toEqual([2, expect.stringMatching(/document-\d+\.json/)]);
  expect(stderr).not.toContain(file);
});

const said = async (argv: readonly string[]): Promise<{ code: number; text: string }> => {
  let text = '';
  const output = { write: (part: string) => (text += part) };
  const code = await init(argv, {}, { stdout: output, stderr: output });
  return { code, text };
};

test('flags: help, none, an unknown one', async () => {
  expect(await said(['--help'])).toEqual({ code: 0, text: expect.stringContaining('--openapi FILE_OR_URL') as unknown });
  expect(await said([])).toEqual({ code: 2, text: expect.stringMatching(/^Expected a document; found no --openapi/) as unknown });
  expect(await said(['--nope'])).toEqual({
    code: 2,
    text: expect.stringMatching(/Unknown option '--nope'.*The flags are/) as unknown,
  });
});

const ring = { components: { schemas: { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } } } };
const deep = `${'{"a":'.repeat(300)}1${'}'.repeat(300)}`;
/** Each schema holds the next one twice. */
const fan = Object.fromEntries(
  Array.from({ length: 40 }, (_, index) => {
    const next = index === 39 ? { type: 'string' } : { $ref: `#/components/schemas/S${index + 1}` };
    return [`S${index}`, { type: 'object', properties: { a: next, b: next, id: { type: 'string' } } }];
  }),
);
const fanned = {
  ...openapi({ parameters: [], body: { type: 'array', items: { $ref: '#/components/schemas/S0' } } }),
  components: { schemas: fan },
};
const chain = Object.fromEntries(
  Array.from({ length: 50_000 }, (_, index) => [`S${index}`, { $ref: `#/components/schemas/S${index + 1}` }]),
);
/** Items of so many properties that what looks at all of them for each of them never ends. */
const wide = (count: number): object => {
  const names = ['id', ...Array.from({ length: count }, (_, at) => `p${at}`)];
  return { type: 'object', properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) };
};
const hostile: readonly (readonly [name: string, document: unknown, sentence: RegExp])[] = [
  ['no document at all', 'hello', /found no object/],
  ['a version of another day', { openapi: '4.0.0' }, /found 4\.0\.0/],
  ['levels without end', deep, /at most 200 levels/],
  ['a reference to a file elsewhere', { ...document, x: { $ref: '../../etc/passwd' } }, /below its directory; found/],
  ['a reference to the network', { ...document, x: { $ref: 'http://127.0.0.1:9/a' } }, /below its directory; found http/],
  ['references in a ring', { ...openapi({ parameters: [], body: { $ref: '#/components/schemas/A' } }), ...ring }, /found none/],
  ['schemas that unfold without end', fanned, /at most 250000 values/],
  [
    'an item of 60,000 properties',
    openapi({ parameters: [], body: { type: 'array', items: wide(60_000) } }),
    /document-\d+\.json to hold at most 5000 members in \/paths\/\S+\/items\/properties; found 60001/,
  ],
  [
    'the same behind a reference',
    {
      ...openapi({ parameters: [], body: { type: 'array', items: { $ref: '#/components/schemas/Wide' } } }),
      components: { schemas: { Wide: wide(5000) } },
    },
    /at most 5000 members in \/components\/schemas\/Wide\/properties; found 5001/,
  ],
  [
    'parameters without end',
    openapi({
      parameters: Array.from({ length: 50_000 }, (_, at) => ({ name: `q${at}`, in: 'query', schema: { type: 'string' } })),
      body: list,
    }),
    /document-\d+\.json to hold at most 500 members in \/paths\/\S+\/get\/parameters; found 50000/,
  ],
  [
    'a chain of references without end',
    {
      ...openapi({ parameters: [], body: { type: 'array', items: { $ref: '#/components/schemas/S0' } } }),
      components: { schemas: chain },
    },
    /within some hundred steps/,
  ],
  ['a reference that cannot be decoded', openapi({ parameters: [], body: { $ref: '#/%' } }), /within some hundred steps/],
  [
    'a reference that leads nowhere',
    openapi({
      parameters: [],
      body: { type: 'array', items: { properties: { id: { type: 'string' }, x: { $ref: '#/nope' } } } },
    }),
    /#\/nope, which leads nowhere/,
  ],
  [
    'items that nothing tells apart',
    openapi({ parameters: [], body: { type: 'array', items: { type: 'object' } } }),
    /such as id; found no property/,
  ],
];

test('what a document holds beyond the listing is not counted', async () => {
  const components = { schemas: { Wide: wide(6000) } };
  expect((await begin({ ...openapi({ parameters: [], body: list }), components })).code).toBe(0);
});

test.each(hostile)('%s is refused in a sentence', async (_, wrong, sentence) => {
  const { code, stderr, text } = await begin(typeof wrong === 'string' ? fileOf(wrong) : wrong);
  expect([code, text]).toEqual([2, '']);
  expect(stderr).toMatch(sentence);
  expect(stderr).toMatch(/^Expected [^\n]+\.\n$/);
});

test('a text of the document ends no comment, and reaches no terminal as it is', async () => {
  const name = 'x\nopenapi: 9\u001b[2J';
  const parameters = [{ name, in: 'query', required: true, schema: { type: 'string' } }];
  const { code, text, stdout } = await begin(openapi({ parameters, body: list }));
  expect(code).toBe(0);
  expect(text).not.toMatch(/^openapi: 9/m);
  expect(stdout).not.toContain('\u001b');
});

test('a schema that is not strict is mended, and what is left out of it is said', async () => {
  const id = { type: 'string', format: 'mongo-id', pattern: '[\\w-.]', nickname: 'x' };
  const { code, stdout } = await begin(openapi({ parameters: [], body: { items: { properties: { id } } } }));
  expect(code).toBe(0);
  expect(stdout).toMatch(/schemas: left out.*the format "mongo-id", the pattern "\[\\\\w-\.\]", the keyword nickname/);
});

test('a document is fetched from a URL without a credential; one that is not there ends with 3', async () => {
  const seen: (string | undefined)[] = [];
  const server = createServer(({ url, headers }, response) => {
    seen.push(headers.authorization);
    response.statusCode = url === '/openapi.json' ? 200 : 404;
    response.end(JSON.stringify(document));
  });
  const { url, close } = await onLoopback(server);
  try {
    expect((await begin(`${url}/openapi.json`, [], { TARGET_TOKEN: 'secret' })).code).toBe(0);
    expect(await begin(`${url}/nope`)).toMatchObject({ code: 3, stderr: expect.stringContaining('status 404') as unknown });
    expect(seen).toEqual([undefined, undefined]);
  } finally {
    await close();
  }
});

test('a run by a document without x-listing names the command that begins one', async () => {
  const file = fileOf(document);
  const next = `npm run init -- --openapi ${file} --path PATH`;
  expect((await refusalOf(file)).message).toContain(next);
  writeFileSync(file, JSON.stringify({ swagger: '2.0', info: {}, paths: {} }));
  expect((await refusalOf(file)).message).toContain(next);
});
