import { parseYaml } from '../../harness/contract/yaml-text';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { loadContract } from '../../harness/contract/load';
import type { Json } from '../../harness/contract/model';
import { expectSentence, ledgersPart, ledgersWith, refusalOf } from './refusal';

let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'contract-'));
  file = path.join(directory, 'inner', 'listing.openapi.yaml');
  mkdirSync(path.dirname(file));
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

describe('a file that holds no OpenAPI', () => {
  test.each<[string, string, string, string[]]>([
    [
      'several documents',
      'a: 1\n---\na: 2\n',
      'CONTRACT_NOT_YAML',
      ['listing.openapi.yaml', 'several documents', 'at line 2. Mend that line.'],
    ],
    ['broken YAML', 'a: [1', 'CONTRACT_NOT_YAML', ['listing.openapi.yaml', 'the parser says']],
    ['a key twice', 'openapi: 3.1.0\nopenapi: 3.1.0', 'CONTRACT_NOT_YAML', ['line 2']],
    [
      'too many aliases',
      `a: &a [1, 2]\n${'bcdefgh'
        .split('')
        .map((name, index) => `${name}: &${name} [${`*${'abcdefgh'[index]},`.repeat(9)}]`)
        .join('\n')}`,
      'CONTRACT_NOT_YAML',
      ['alias'],
    ],
    ['too many levels', '['.repeat(250) + ']'.repeat(250), 'CONTRACT_NOT_YAML', ['200 levels']],
    ['far too many levels', '['.repeat(100_000), 'CONTRACT_NOT_YAML', ['at most 200 levels']],
    ['HTML', '<!doctype html><title>Sign in</title>', 'CONTRACT_NOT_OPENAPI', ['no "openapi" key']],
    ['nothing', '', 'CONTRACT_NOT_OPENAPI', ['no "openapi" key']],
    ['a list', '[1, 2]', 'CONTRACT_NOT_OPENAPI', ['no "openapi" key']],
    ['another kind of document', 'kind: Deployment', 'CONTRACT_NOT_OPENAPI', ['no "openapi" key']],
    ['Swagger 2.0', 'swagger: "2.0"', 'CONTRACT_VERSION', ['found 2.0', 'Convert']],
    ['OpenAPI 3.2', 'openapi: 3.2.0\npaths: {}', 'CONTRACT_VERSION', ['found 3.2.0', 'Convert']],
    ['no info', 'openapi: 3.1.0\npaths: {}', 'CONTRACT_NOT_OPENAPI', ['info']],
    ['no paths', 'openapi: 3.1.0\ninfo: { title: a, version: b }', 'CONTRACT_NOT_OPENAPI', ['"paths"', 'found none']],
    ['a version that is a number', 'openapi: 3.1\npaths: {}', 'CONTRACT_VERSION', ['as a text', 'number 3.1']],
  ])('%s', async (_, text, code, parts) => {
    writeFileSync(file, text);
    expectSentence(await refusalOf(file), code, parts);
  });

  test('no file at all', async () => {
    expectSentence(await refusalOf(file), 'CONTRACT_UNREADABLE', ['ENOENT', file]);
  });

  test('a directory', async () => {
    file = directory;
    expectSentence(await refusalOf(file), 'CONTRACT_UNREADABLE', ['EISDIR']);
  });

  test('a huge file', async () => {
    writeFileSync(file, '#'.repeat(5 * 1024 * 1024));
    expectSentence(await refusalOf(file), 'CONTRACT_UNREADABLE', ['more than 4194304', 'it has 5242880 bytes']);
  });
});

describe('references', () => {
  const entry = ['components', 'schemas', 'EntryPage', 'properties', 'data', 'properties', 'rows', 'items'];

  test.each<[string, string, string, string[]]>([
    [
      'over the network',
      'http://127.0.0.1:9/schema.yaml',
      'CONTRACT_REFERENCE',
      ['http://127.0.0.1:9/schema.yaml', 'below its directory'],
    ],
    ['to a scheme', 'file:///etc/hostname', 'CONTRACT_REFERENCE', ['file:///etc/hostname']],
    ['out of the directory', '../outside.yaml', 'CONTRACT_REFERENCE', ['../outside.yaml']],
    ['to an absolute path', '/etc/hostname', 'CONTRACT_REFERENCE', ['hostname']],
    ['through a link out of the directory', './link.yaml', 'CONTRACT_REFERENCE', ['link.yaml']],
    ['to a file that is missing', './missing.yaml', 'CONTRACT_UNREADABLE', ['missing.yaml', 'ENOENT']],
    ['to a file that is no YAML', './broken.yaml', 'CONTRACT_NOT_YAML', ['broken.yaml']],
    ['to nowhere in the document', '#/components/schemas/Nope', 'CONTRACT_NOT_OPENAPI', ['Nope']],
  ])('%s are refused', async (_, reference, code, parts) => {
    writeFileSync(path.join(directory, 'outside.yaml'), 'type: object\n');
    symlinkSync(path.join(directory, 'outside.yaml'), path.join(path.dirname(file), 'link.yaml'));
    writeFileSync(path.join(path.dirname(file), 'broken.yaml'), 'a: [1');
    writeFileSync(file, ledgersWith(entry, { $ref: reference }));
    expectSentence(await refusalOf(file), code, parts);
  });

  test('to a file below the directory are followed', async () => {
    mkdirSync(path.join(path.dirname(file), 'my parts'));
    writeFileSync(
      path.join(path.dirname(file), 'my parts', 'entry.yaml'),
      stringify({ Entry: ledgersPart(['components', 'schemas', 'Entry']) }),
    );
    writeFileSync(file, ledgersWith(entry, { $ref: './my%20parts/entry.yaml#/Entry' }));
    const contract = await loadContract(file);
    expect(contract.declaredPaths).toContain('booked.at');
  });
});

test('a small document that unfolds without end is refused', async () => {
  const next = (level: number) => ({ $ref: `#/components/schemas/L${level + 1}` });
  const levels = Array.from({ length: 40 }, (_, level) => [
    `L${level}`,
    { type: 'object', properties: { a: next(level), b: next(level) } },
  ]);
  const schemas = ledgersPart(['components', 'schemas']) as object;
  writeFileSync(
    file,
    ledgersWith(['components', 'schemas'], { ...schemas, ...Object.fromEntries(levels), L40: { type: 'string' } }),
  );
  expectSentence(await refusalOf(file), 'CONTRACT_TOO_LARGE', ['250000 values']);
});

test('a schema that holds itself is followed once', async () => {
  writeFileSync(
    file,
    ledgersWith(['components', 'schemas', 'Entry', 'properties', 'next'], { $ref: '#/components/schemas/Entry' }),
  );
  const contract = await loadContract(file);
  expect([...contract.declaredPaths].filter((at) => at.startsWith('next'))).toEqual(['next']);
  const pageOf = (entry: Json): Json => ({
    data: { rows: [entry] },
    page: { next: '', more: false, total: 1, size: 1, start: 1 },
  });
  expect(contract.validators.page(pageOf({ key: 'a', next: { key: 'b', next: { key: 'c' } } }))).toEqual([]);
  expect(
    contract.validators.page(pageOf({ key: 'a', next: { key: 'b', next: {} } })).map(({ instancePath }) => instancePath),
  ).toEqual(['/data/rows/0/next/next/key']);
});

test('a reference that only leads back to itself is refused', async () => {
  const schemas = ledgersPart(['components', 'schemas']) as object;
  const circle = { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } };
  const problem = { type: 'object', properties: { hint: { $ref: '#/components/schemas/A' } } };
  writeFileSync(file, ledgersWith(['components', 'schemas'], { ...schemas, ...circle, Problem: problem }));
  expectSentence(await refusalOf(file), 'CONTRACT_NOT_OPENAPI', ['circle']);
});

test('lists that nest beyond any stack are told as that', () => {
  const text = `a: ${'['.repeat(4000)}${']'.repeat(4000)}`;
  expect(() => parseYaml(text, 'deep.yaml')).toThrow('Expected at most 200 levels in deep.yaml; found more. Flatten it.');
});

describe('a text of many keys', () => {
  const described = (text: string): string => `${ledgersWith(['x-own'], 1)}\n${text}`;

  test.each([
    ['keys in lines', Array.from({ length: 150_001 }, (_, at) => `x-${at}: 1`).join('\n')],
    ['keys in brackets', `x-all: {${Array.from({ length: 150_001 }, (_, at) => `a${at}: 1`).join(', ')}}`],
    ['entries in lines', `x-all:\n${'  - 1\n'.repeat(150_001)}`],
    ['entries in brackets', `x-all: [${'1,'.repeat(150_001)}1]`],
  ])('%s: it is refused before it is parsed', async (_, text) => {
    writeFileSync(file, described(text));
    expectSentence(await refusalOf(file), 'CONTRACT_TOO_LARGE', ['at most 150000 keys and entries', file]);
  });

  test('a long description, with commas in it, is no reason to refuse one', async () => {
    writeFileSync(file, described(`x-note: |\n${'  one, two - and three;four\n'.repeat(60_000)}`));
    await expect(loadContract(file)).resolves.toBeDefined();
  });
});
