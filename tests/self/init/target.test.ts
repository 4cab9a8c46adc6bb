import { createServer } from 'node:http';
import { loadContract } from '../../harness/contract/load';
import { shapedDocument } from '../servers/shaped-document';
import { type ShapedOptions, startShapedServer } from '../servers/shaped-server';
import { begin, type Begun } from './run-init';
import { onLoopback } from '../servers/on-loopback';

interface ShapedOperation {
  'x-listing'?: object;
}

/** The document of a shape as its provider would publish it, without what only a contract says. */
function published(shape: ShapedOptions): object {
  const document = shapedDocument(shape) as { readonly paths: { readonly [path: string]: { readonly get: ShapedOperation } } };
  for (const { get } of Object.values(document.paths)) delete get['x-listing'];
  return document;
}

async function beginOn(shape: ShapedOptions, document = published(shape)): Promise<Begun & { readonly asked: number }> {
  const server = await startShapedServer(shape);
  try {
    const begun = await begin(document, ['--target', server.url], {
      TARGET_API_KEY: server.key,
      TARGET_PROJECT_UID: server.forest,
    });
    expect(begun.text + begun.stdout).not.toContain(server.key);
    return { ...begun, asked: server.log.length };
  } finally {
    await server.close();
  }
}

const shapes: readonly (readonly [name: string, shape: ShapedOptions, way: object])[] = [
  ['URLs', { way: 'url', count: 'body' }, { next: { at: '/next' }, count: { at: '/total' } }],
  ['URLs in objects', { way: 'href' }, { next: { at: '/next' } }],
  ['a list of links', { way: 'links', more: true }, { next: { at: "$.links[?@.rel=='next'].href" }, more: { at: '/more' } }],
  ['the Link header, which no document declares', { way: 'link-header', bare: true }, { next: { at: { rel: 'next' } } }],
  ['pages from 0, which no document says', { way: 'page-from-0' }, { page: { parameter: 'page', first: 0 } }],
  ['pages from 1', { way: 'page-from-1', bare: true }, { page: { parameter: 'page' } }],
  ['offsets', { way: 'offset', bare: true }, { offset: { parameter: 'skip' } }],
];

test.each(shapes)('a target confirms or corrects in at most six requests: %s', async (_, shape, way) => {
  const { code, stderr, listing, asked, file } = await beginOn(shape);
  expect([code, stderr]).toEqual([0, '']);
  expect(listing).toMatchObject({
    items: { identity: '/id' },
    limit: { parameter: 'limit' },
    credential: { key: 'Gate' },
    ...way,
  });
  expect(asked).toBeLessThanOrEqual(6);
  await expect(loadContract(file)).resolves.toBeDefined();
});

test('a URL that a document calls a token is followed', async () => {
  const document = published({ way: 'url' }) as {
    readonly paths: { readonly [path: string]: { get: { parameters: object[] } } };
  };
  for (const { get } of Object.values(document.paths))
    get.parameters.push({ name: 'after', in: 'query', schema: { type: 'string' } });
  const { listing, stdout } = await beginOn({ way: 'url' }, document);
  expect(listing).toMatchObject({ next: { at: '/next' } });
  expect(listing).not.toHaveProperty('next.parameter');
  expect(stdout).toContain('the target tells a URL at /next, so it is followed as it stands.');
});

test('a token that every request wants from the beginning is beyond what names tell, and is said to lead nowhere', async () => {
  const { listing, stdout } = await beginOn({ way: 'url' }, published({ way: 'last-item' }));
  expect(listing).not.toHaveProperty('next.parameter');
  expect(stdout).toMatch(/next: .*so it is left out/);
});

test('a count that is that of the page is left out with a line that says so', async () => {
  const item = { type: 'object', properties: { id: { type: 'integer' } } };
  const properties = { items: { type: 'array', items: item }, count: { type: 'integer' } };
  const content = { 'application/json': { schema: { type: 'object', properties } } };
  const document = {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    paths: {
      '/things': {
        get: {
          parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }],
          responses: { '200': { description: '', content } },
        },
      },
    },
  };
  const server = createServer(({ url = '' }, response) => {
    const limit = Number(new URL(url, 'http://x').searchParams.get('limit') ?? 5);
    const items = Array.from({ length: limit }, (_, id) => ({ id }));
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ items, count: limit }));
  });
  const { url, close } = await onLoopback(server);
  try {
    const { listing, stdout } = await begin(document, ['--target', url]);
    expect(listing).toEqual({ items: { at: '/items', identity: '/id' }, limit: { parameter: 'limit' } });
    expect(stdout).toContain('count: the target counts the items of a page there, so it is left out.');
  } finally {
    await close();
  }
});

test('a target that cannot be reached, and one that refuses, end with 3 and without a file', async () => {
  const unreachable = await begin(published({ way: 'url' }), ['--target', 'http://127.0.0.1:9'], { TARGET_API_KEY: 'k' });
  expect([unreachable.code, unreachable.text]).toEqual([3, '']);
  expect(unreachable.stderr).toMatch(/^Expected a first page of the listing from the target; received connection refused\./);
  const server = await startShapedServer({ way: 'url' });
  try {
    const refused = await begin(published({ way: 'url' }), ['--target', server.url], { TARGET_API_KEY: 'wrong' });
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('received status 401')]);
  } finally {
    await server.close();
  }
});

test('document and target are asked by way of the proxy that the environment names', async () => {
  const seen: string[] = [];
  const document = published({ way: 'offset' });
  const proxy = createServer(({ url = '' }, response) => {
    seen.push(url);
    if (url.endsWith('/openapi.json')) response.end(JSON.stringify(document));
    else response.writeHead(403).end();
  });
  const { url, close } = await onLoopback(proxy);
  try {
    const asked = ['--target', 'http://target.invalid'];
    const { code, stderr } = await begin('http://documents.invalid/openapi.json', asked, {
      HTTP_PROXY: url,
      TARGET_API_KEY: 'k1',
    });
    expect([code, stderr]).toEqual([3, expect.stringContaining('status 403')]);
    expect(seen).toEqual(['http://documents.invalid/openapi.json', expect.stringMatching(/^http:\/\/target\.invalid\//)]);
    const round = await begin('http://documents.invalid/openapi.json', [], { HTTP_PROXY: url, NO_PROXY: 'invalid' });
    expect([round.code, seen.length]).toEqual([3, 2]);
    const broken = await begin(document, asked, { HTTP_PROXY: 'http://a/b' });
    expect([broken.code, broken.stderr]).toEqual([2, expect.stringContaining('HTTP_PROXY')]);
  } finally {
    await close();
  }
});
