import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadContract } from '../../harness/contract/load';
import type { Contract, Json } from '../../harness/contract/model';
import type { Change } from '../../harness/proposals/change';
import { editsFor } from '../../harness/proposals/document-edits';
import { SourceFiles } from '../../harness/proposals/source-files';
import { temporaryFolder } from '../temporary-folder';

const directory = temporaryFolder('proposals');

/** A document whose items are described by this, in block style. */
const yaml = (item: string, version = '3.1.0', components = '', listing = ''): string => `openapi: ${version} # of the API
info: { title: Trees, version: '1' }
paths:
  /trees:
    get:
      operationId: listTrees
      parameters: [{ name: limit, in: query, schema: { type: integer, default: 5, maximum: 9 } }]
      x-listing:
        items: { at: /trees, identity: /id }
        limit: { parameter: limit }${listing}
      responses:
        '200':
          description: A page.
          content:
            application/json:
              schema:
                type: object
                properties:
                  trees:
                    type: array
                    items:
${item.replaceAll(/^(?=.)/gm, '                      ')}
${components}`;

const block = `type: object
required:
  - id
  - kind # of wood
properties:
  id: { type: string }
  kind:
    type: string # told in words
    enum:
      - oak
      - ash # the last one
`;
const flow = `type: object
required: [id, kind]
properties: { id: { type: string }, kind: { type: string, enum: [oak, ash] } }
`;
const shared = `type: object
required: [kind]
properties:
  id: { type: string }
  kind: { $ref: '#/components/schemas/Kind' }
  other: { $ref: '#/components/schemas/Kind' }
`;
const kindOf = (body: string): string => `components:\n  schemas:\n    Kind:\n${body.replaceAll(/^(?=.)/gm, '      ')}`;
const kind = kindOf('type: string\nenum: [oak, ash]\n');
const composed = `allOf:
  - type: object
    required: [id, kind]
    properties: { id: { type: string } }
  - type: object
    properties:
      kind:
        allOf:
          - { type: string, enum: [oak, ash, elm] }
          - { enum: [oak, ash, yew] }
`;
const json = (version: string): string =>
  `${JSON.stringify(
    {
      openapi: version,
      info: { title: 'Trees', version: '1' },
      paths: {
        '/trees': {
          get: {
            parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', default: 5, maximum: 9 } }],
            'x-listing': { items: { at: '/trees', identity: '/id' }, limit: { parameter: 'limit' } },
            responses: {
              200: {
                description: 'A page.',
                content: {
                  'application/json': {
                    schema: {
                      type: 'object',
                      properties: {
                        trees: {
                          type: 'array',
                          items: {
                            type: 'object',
                            required: ['id', 'kind'],
                            properties: { id: { type: 'string' }, kind: { type: 'string', enum: ['oak', 'ash'] } },
                          },
                        },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
    null,
    2,
  )}\n`;

const documents: { readonly [name: string]: string } = {
  'in blocks': yaml(block),
  'in blocks, of 3.0': yaml(block, '3.0.3'),
  'in flows': yaml(flow),
  'in flows, of 3.0': yaml(flow, '3.0.3'),
  'of shared parts': yaml(shared, '3.1.0', kind),
  'of shared parts, of 3.0': yaml(shared, '3.0.3', kind),
  'of composed parts': yaml(composed),
  'with line ends of Windows': yaml(block).replaceAll('\n', '\r\n'),
  'in JSON': json('3.1.0'),
  'in JSON, of 3.0': json('3.0.3'),
};

const page = (item: Json): Json => ({ trees: [{ id: 'a', kind: 'oak' }, item] });
const changes: { readonly [name: string]: readonly [Change, item: Json] } = {
  'a value more': [
    { kind: 'value', body: '/trees/1/kind', value: 'fir' },
    { id: 'b', kind: 'fir' },
  ],
  'a value that needs quotes': [
    { kind: 'value', body: '/trees/1/kind', value: "a: 'b', #c" },
    { id: 'b', kind: "a: 'b', #c" },
  ],
  'a value like a number': [
    { kind: 'value', body: '/trees/1/kind', value: '12' },
    { id: 'b', kind: '12' },
  ],
  'a property that may be null': [
    { kind: 'null', body: '/trees/1/kind' },
    { id: 'b', kind: null },
  ],
  'a property that may be left out': [{ kind: 'optional', body: '/trees/1', name: 'kind' }, { id: 'b' }],
};

const failures = ({ validators }: Contract, body: Json): readonly string[] =>
  validators.page(body).map(({ instancePath, message }) => `${instancePath} ${message}`);

/** The document with a change, its contract, and how many edits that took. */
async function changed(name: string, text: string, change: Change) {
  const file = path.join(directory, name);
  writeFileSync(file, text);
  const before = await loadContract(file);
  const files = new SourceFiles(file);
  const edits = editsFor(files, before, change);
  files.apply(edits);
  const after = files.edited[0]?.after ?? text;
  writeFileSync(file, after);
  return { before, edits, text: after, after: after === text ? before : await loadContract(file) };
}

const pairs = Object.keys(documents).flatMap((document) => Object.keys(changes).map((change) => [document, change] as const));

test.each(pairs)('%s: %s', async (document, name) => {
  // Composed of a list alone, a null would need another shape, which is a person's to choose.
  const isLeft = document === 'of composed parts' && name === 'a property that may be null';
  const text = documents[document] ?? '';
  const [change, item] = changes[name] ?? [];
  if (change === undefined || item === undefined) throw new Error(`Expected a change ${name}.`);
  const { before, after, edits, text: mended } = await changed('document.yaml', text, change);
  expect(failures(before, page(item))).not.toEqual([]);
  if (isLeft) return expect(edits).toEqual([]);
  expect(failures(after, page(item))).toEqual([]);
  // What it forbade beside that, it still forbids.
  expect(failures(after, page({ id: 7, kind: 'oak' }))).not.toEqual([]);
  expect(failures(after, page({ id: 'b', kind: 'box' }))).not.toEqual([]);
  // Every comment stays, and no line is touched that did not need to be.
  const lines = mended.split('\n');
  const comments = (all: string): number => all.match(/#.*$/gm)?.length ?? 0;
  // The line of the name that is no longer required goes with its own.
  expect(comments(mended)).toBeGreaterThanOrEqual(comments(text) - (change.kind === 'optional' ? 1 : 0));
  expect(text.split('\n').filter((line) => !lines.includes(line)).length).toBeLessThanOrEqual(3);
});

test('a null is allowed where it was seen, and not in what other properties share', async () => {
  const { after } = await changed('shared.yaml', documents['of shared parts'] ?? '', { kind: 'null', body: '/trees/0/kind' });
  expect(failures(after, page({ id: 'b', kind: null }))).toEqual([]);
  expect(failures(after, page({ id: 'b', kind: 'oak', other: null }))).not.toEqual([]);
});

test('a policy is pinned anew where the document pins it, and left where it does not', async () => {
  const text = yaml(flow, '3.1.0', '', '\n        policies: { limit.zero: all, limit.text: reject } # as agreed');
  const pinned = await changed('pinned.yaml', text, { kind: 'policy', key: 'limit.text', value: 'default' });
  expect(pinned.after.policies).toEqual({ 'limit.zero': 'all', 'limit.text': 'default' });
  expect(pinned.text).toContain('# as agreed');
  const open = await changed('pinned.yaml', text, { kind: 'policy', key: 'offset.text', value: 'ignore' });
  expect(open.edits).toEqual([]);
});
