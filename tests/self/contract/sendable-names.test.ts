import { parse } from 'yaml';
import { contractOf } from '../../harness/contract/contract-of';
import type { JsonObject } from '../../harness/contract/model';
import { ledgersPart, ledgersWith } from './refusal';

const path = '/api/ledger-entries';
const schemes = ['components', 'securitySchemes'] as const;
const listing = ['paths', path, 'get', 'x-listing'] as const;

const read = (text: string) => () => contractOf('the document', parse(text) as JsonObject);
const [scheme = ''] = Object.keys(ledgersPart(schemes) as object);
const named = (name: string, place = 'header') => read(ledgersWith([...schemes, scheme], { type: 'apiKey', in: place, name }));

test.each(['X\r\nInjected: 1', 'X Key', 'X:', 'Transfer-Encoding', 'host', 'Content-Length', 'CONNECTION', 'Ключ'])(
  'a security scheme in the header %j is refused',
  (name) => {
    expect(named(name)).toThrow(
      /^Expected the security scheme \w+ in the document to name a header that a request can carry; found "/,
    );
  },
);

test.each([
  ['a cookie with a line break', 'a\r\nb', 'cookie'],
  ['a cookie with an equals sign', 'a=b', 'cookie'],
])('%s is refused', (_, name, place) => {
  expect(named(name, place)).toThrow(/to name a cookie that a request can carry/);
});

test.each([
  ['X-Api-Key', 'header'],
  ['authorization', 'header'],
  ['x_key.1', 'header'],
  ['host', 'cookie'],
  ['any key', 'query'],
])('%s in the %s is lawful', (name, place) => {
  expect(named(name, place)).not.toThrow();
});

test('the header of the scope is refused alike', () => {
  const parameters = ledgersPart(['paths', path, 'get', 'parameters']) as object[];
  const document = parse(ledgersWith([...listing, 'scope'], { parameter: 'Host' })) as {
    paths: { [path: string]: { get: { parameters: object[] } } };
  };
  const get = document.paths[path]?.get;
  if (get !== undefined) get.parameters = [...parameters, { name: 'Host', in: 'header', schema: { type: 'string' } }];
  expect(() => contractOf('the document', document as unknown as JsonObject)).toThrow(
    /^Expected x-listing\/scope\/parameter in the document to name a header .*"Host", which belongs to the connection/,
  );
});

test('a path with a line break is refused', () => {
  expect(read(ledgersWith(['paths', path], ledgersPart(['paths', path])).replace(`${path}:`, '"/api/led\\r\\nger":'))).toThrow(
    /^Expected the path of the listing .* found "\/api\/led\\r\\nger", which holds a control character/,
  );
});
