import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expectSentence, ledgersPart, ledgersWith, refusalOf } from './refusal';

const operation = ['paths', '/api/ledger-entries', 'get'];
const get = ledgersPart(operation);

let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'contract-'));
  file = path.join(directory, 'listing.openapi.yaml');
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

const listing = [...operation, 'x-listing'];
const limit = [...operation, 'parameters', 1, 'schema'];
const field = [...listing, 'order', 'fields', 1];

test.each<[string, readonly (string | number)[], unknown, string, string[]]>([
  ['no x-listing', listing, undefined, 'CONTRACT_NO_LISTING', ['x-listing', 'found none', 'x-listing.schema.json']],
  ['x-listing on a POST', ['paths', '/api/ledger-entries'], { post: get }, 'CONTRACT_NO_LISTING', ['GET', '/post']],
  ['x-listing twice', ['paths', '/other'], { get }, 'CONTRACT_SEVERAL_LISTINGS', ['/paths/~1other/get', 'ledger-entries']],
  [
    'a path with a variable',
    ['paths'],
    {
      '/api/{book}': {
        get: {
          ...(get as object),
          parameters: [{ name: 'book', in: 'path', required: true, schema: { type: 'string' } }],
        },
      },
    },
    'CONTRACT_PATH',
    ['/api/{book}'],
  ],
  ['x-listing that is no object', listing, 'yes', 'CONTRACT_LISTING', ['object', '/get/x-listing']],
  ['an unknown key', [...listing, 'sorting'], {}, 'CONTRACT_LISTING', ['"sorting"']],
  ['a missing key', [...listing, 'filter'], undefined, 'CONTRACT_LISTING', ['/filter must be present']],
  ['an unknown role', [...listing, 'parameters', 'page'], 'p', 'CONTRACT_LISTING', ['/parameters', '"page"']],
  ['an unknown kind', [...field, 'kind'], 'text', 'CONTRACT_LISTING', ['/order/fields/1/kind', '"timestamp"', 'is "text"']],
  [
    'a pointer without a slash',
    [...listing, 'response', 'items'],
    'data.rows',
    'CONTRACT_LISTING',
    ['/response/items', 'is "data.rows"'],
  ],
  ['a policy of no role', [...listing, 'policies'], { 'size.above': 'clamp' }, 'CONTRACT_LISTING', ['/policies', '"size.above"']],
  ['no credential', [...listing, 'credentials'], {}, 'CONTRACT_LISTING', ['/credentials']],
  [
    'a wrong items pointer',
    [...listing, 'response', 'items'],
    '/data/lines',
    'CONTRACT_POINTER',
    ['x-listing/response/items', '/data/lines', 'a list'],
  ],
  ['an items pointer to no list', [...listing, 'response', 'items'], '/data', 'CONTRACT_POINTER', ['a list']],
  [
    'a wrong identity pointer',
    [...listing, 'response', 'identity'],
    '/id',
    'CONTRACT_POINTER',
    ['x-listing/response/identity', '/id'],
  ],
  [
    'a wrong continue pointer',
    [...listing, 'response', 'continue'],
    '/page/token',
    'CONTRACT_POINTER',
    ['x-listing/response/continue', '/page/token'],
  ],
  [
    'a wrong count pointer',
    [...listing, 'response', 'count'],
    '/total',
    'CONTRACT_POINTER',
    ['x-listing/response/count', '/total'],
  ],
  ['a wrong limit pointer', [...listing, 'response', 'limit'], '/page/limit', 'CONTRACT_POINTER', ['x-listing/response/limit']],
  [
    'a wrong offset pointer',
    [...listing, 'response', 'offset'],
    '/page/offset',
    'CONTRACT_POINTER',
    ['x-listing/response/offset'],
  ],
  [
    'an undeclared parameter',
    [...listing, 'parameters', 'order'],
    'orderby',
    'CONTRACT_PARAMETER',
    ['x-listing/parameters/order', 'orderby', 'pageSize, start, cursor, sort, where, select'],
  ],
  ['one parameter in two roles', [...listing, 'parameters', 'order'], 'where', 'CONTRACT_PARAMETER', ['where', 'filter']],
  [
    'an undeclared scope header',
    [...listing, 'scope'],
    'X-Project',
    'CONTRACT_PARAMETER',
    ['x-listing/scope', 'X-Project', 'X-Book'],
  ],
  [
    'a field nobody declares',
    [...field, 'path'],
    'heading',
    'CONTRACT_FIELD',
    ['x-listing/order/fields/1', 'heading', 'key, title, colour'],
  ],
  [
    'a field below one that is declared',
    [...field, 'path'],
    'booked.when',
    'CONTRACT_FIELD',
    ['booked.when', 'booked has at, by'],
  ],
  ['a field twice', [...field, 'path'], 'key', 'CONTRACT_FIELD', ['key', 'again']],
  ['a string called an enumeration', [...field, 'kind'], 'enumeration', 'CONTRACT_FIELD', ['title', 'an enum', 'type: "string"']],
  ['a string called a timestamp', [...field, 'kind'], 'timestamp', 'CONTRACT_FIELD', ['title', 'date-time']],
  ['a string called a number', [...field, 'kind'], 'number', 'CONTRACT_FIELD', ['title', 'number']],
  ['a string called a boolean', [...field, 'kind'], 'boolean', 'CONTRACT_FIELD', ['title', 'boolean']],
  [
    'a number called a string',
    ['components', 'schemas', 'Entry', 'properties', 'title'],
    { type: 'number' },
    'CONTRACT_FIELD',
    ['title', 'type: string', 'type: "number"'],
  ],
  [
    'an unknown credential',
    [...listing, 'credentials', 'key'],
    'Key',
    'CONTRACT_CREDENTIAL',
    ['x-listing/credentials/key', 'none of LedgerKey'],
  ],
  [
    'a credential in the query',
    ['components', 'securitySchemes', 'LedgerKey', 'in'],
    'query',
    'CONTRACT_CREDENTIAL',
    ['apiKey in query'],
  ],
  [
    'OpenID Connect',
    ['components', 'securitySchemes', 'LedgerKey'],
    { type: 'openIdConnect', openIdConnectUrl: 'https://id.test/' },
    'CONTRACT_CREDENTIAL',
    ['openIdConnect'],
  ],
  ['no default page size', [...limit, 'default'], undefined, 'CONTRACT_LIMIT', ['pageSize', 'no default']],
  ['no maximum page size', [...limit, 'maximum'], undefined, 'CONTRACT_LIMIT', ['pageSize', 'no maximum']],
  ['a maximum of zero', [...limit, 'maximum'], 0, 'CONTRACT_LIMIT', ['above zero', 'found 0']],
  ['a default above the maximum', [...limit, 'default'], 21, 'CONTRACT_LIMIT', ['21 above 20']],
  ['no success response', [...operation, 'responses', '200'], undefined, 'CONTRACT_RESPONSE', ['2xx', '400, 401, 404, 500']],
  [
    'a success response without JSON',
    [...operation, 'responses', '200', 'content'],
    { 'text/csv': { schema: {} } },
    'CONTRACT_RESPONSE',
    ['2xx', 'JSON'],
  ],
  [
    'no error schema',
    [...operation, 'responses'],
    { '200': ledgersPart([...operation, 'responses', '200']) },
    'CONTRACT_RESPONSE',
    ['4xx'],
  ],
  [
    'a format nobody knows',
    ['components', 'schemas', 'Entry', 'properties', 'key', 'format'],
    'ledger-key',
    'CONTRACT_SCHEMA',
    ['ledger-key', 'page schema'],
  ],
  [
    'a broken pattern',
    ['components', 'schemas', 'Problem', 'properties', 'hint', 'pattern'],
    '(',
    'CONTRACT_SCHEMA',
    ['error schema'],
  ],
])('%s', async (_, at, value, code, parts) => {
  writeFileSync(file, ledgersWith(at, value));
  expectSentence(await refusalOf(file), code, parts);
});
