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
  [
    'x-listing twice',
    ['paths', '/other'],
    { get: { ...(get as object), operationId: 'listOthers' } },
    'CONTRACT_SEVERAL_LISTINGS',
    ['listLedgerEntries, listOthers', '--operation'],
  ],
  [
    'a path with a variable and no value for it',
    ['paths'],
    {
      '/api/{book}': {
        get: {
          ...(get as object),
          parameters: [
            { name: 'book', in: 'path', required: true, schema: { type: 'string' } },
            ...(get as { parameters: object[] }).parameters,
          ],
        },
      },
    },
    'CONTRACT_PATH',
    ['/api/{book}', 'none for book', '--config'],
  ],
  ['x-listing that is no object', listing, 'yes', 'CONTRACT_LISTING', ['object', '/get/x-listing']],
  ['an unknown key', [...listing, 'sorting'], {}, 'CONTRACT_LISTING', ['"sorting"']],
  ['no items', [...listing, 'items'], undefined, 'CONTRACT_LISTING', ['/items must be present']],
  ['an unknown key of a role', [...listing, 'limit', 'page'], 'p', 'CONTRACT_LISTING', ['/limit', '"page"']],
  ['a role without its parameter', [...listing, 'limit', 'parameter'], undefined, 'CONTRACT_LISTING', ['/limit/parameter']],
  [
    'a template without a place',
    [...listing, 'order', 'ascending'],
    'up',
    'CONTRACT_TEMPLATE',
    ['order/ascending', '{field}', 'found up'],
  ],
  [
    'a misspelt place',
    [...listing, 'order', 'ascending'],
    '{fields}:asc',
    'CONTRACT_TEMPLATE',
    ['order/ascending', '{field}', '{fields} is no placeholder'],
  ],
  ['an unknown key', [...listing, 'order', 'seperator'], ',', 'CONTRACT_LISTING', ['/order', 'did you mean separator?']],
  [
    'pairs of no declared parameter',
    [...listing, 'projection'],
    { path: 'selekt={field}' },
    'CONTRACT_PARAMETER',
    ['x-listing/projection/path', 'found selekt', 'Write select'],
  ],
  [
    'a projected field that is not there',
    [...listing, 'projection', 'fields'],
    ['titel'],
    'CONTRACT_FIELD',
    ['x-listing/projection/fields', 'found titel', 'Write title'],
  ],
  ['a kept place that is not there', [...listing, 'projection', 'keeps'], ['/titel'], 'CONTRACT_POINTER', ['projection/keeps']],
  ['a constant of no parameter', [...listing, 'with'], { meta: 'count' }, 'CONTRACT_PARAMETER', ['x-listing/with', 'found meta']],
  [
    'a clause without a value',
    [...listing, 'filter', 'operators', 'eq'],
    '{field}',
    'CONTRACT_TEMPLATE',
    ['filter/operators/eq', '{value}', 'found {field}'],
  ],
  ['no operator', [...listing, 'filter', 'operators'], {}, 'CONTRACT_LISTING', ['/filter/operators', 'fewer than 1']],
  ['no field', [...listing, 'order', 'fields'], [], 'CONTRACT_LISTING', ['/order/fields']],
  ['an unknown reading', [...listing, 'offset', 'says'], 'last', 'CONTRACT_LISTING', ['/offset/says', 'is "last"']],
  ['an end that is no value', [...listing, 'next', 'end'], [1], 'CONTRACT_LISTING', ['/next/end/0']],
  ['an unknown kind', field, { name: 'title', kind: 'text' }, 'CONTRACT_LISTING', ['/order/fields/1/kind', 'is "text"']],
  ['a pointer without a slash', [...listing, 'items', 'at'], 'data.rows', 'CONTRACT_LISTING', ['/items/at', 'is "data.rows"']],
  ['a policy of no role', [...listing, 'policies'], { 'size.above': 'clamp' }, 'CONTRACT_LISTING', ['/policies', '"size.above"']],
  ['no credential', [...listing, 'credential'], {}, 'CONTRACT_LISTING', ['/credential']],
  [
    'a wrong items pointer',
    [...listing, 'items', 'at'],
    '/data/lines',
    'CONTRACT_POINTER',
    ['x-listing/items/at', '/data/lines', 'a list'],
  ],
  ['an items pointer to no list', [...listing, 'items', 'at'], '/data', 'CONTRACT_POINTER', ['a list']],
  ['a body that is no list', [...listing, 'items', 'at'], '', 'CONTRACT_POINTER', ['the body itself', 'a list']],
  ['a wrong identity', [...listing, 'items', 'identity'], '/id', 'CONTRACT_POINTER', ['x-listing/items/identity', '/id']],
  ['a wrong base of the fields', [...listing, 'items', 'fields'], '/of', 'CONTRACT_POINTER', ['x-listing/items/fields', '/of']],
  ...(['next', 'more', 'count', 'limit', 'offset'] as const).map(
    (role): [string, readonly (string | number)[], unknown, string, string[]] => [
      `a wrong place of ${role}`,
      [...listing, role, 'at'],
      '/nowhere',
      'CONTRACT_POINTER',
      [`x-listing/${role}/at`, '/nowhere'],
    ],
  ),
  [
    'an undeclared parameter',
    [...listing, 'order', 'parameter'],
    'orderby',
    'CONTRACT_PARAMETER',
    ['x-listing/order/parameter', 'orderby', 'pageSize, start, cursor, sort, where, select'],
  ],
  ['one parameter in two roles', [...listing, 'order', 'parameter'], 'where', 'CONTRACT_PARAMETER', ['where', 'filter']],
  [
    'an undeclared scope header',
    [...listing, 'scope', 'parameter'],
    'X-Project',
    'CONTRACT_PARAMETER',
    ['x-listing/scope', 'X-Project', 'X-Book'],
  ],
  ['a field nobody declares', field, 'heading', 'CONTRACT_FIELD', ['x-listing/order/fields/1', 'heading', 'key, title, colour']],
  ['a field below one that is declared', field, 'booked.when', 'CONTRACT_FIELD', ['booked.when', 'booked has at, by']],
  ['a field at a place nobody declares', field, { name: 'head', at: '/head' }, 'CONTRACT_FIELD', ['head', 'key, title']],
  ['a field that is an object', field, 'booked', 'CONTRACT_FIELD', ['booked', 'what its values are']],
  ['a field twice', field, 'key', 'CONTRACT_FIELD', ['key', 'again']],
  ...(
    [
      ['enumeration', 'an enum'],
      ['timestamp', 'date-time'],
      ['number', 'number'],
      ['boolean', 'boolean'],
    ] as const
  ).map(([kind, told]): [string, readonly (string | number)[], unknown, string, string[]] => [
    `a string called ${kind}`,
    field,
    { name: 'title', kind },
    'CONTRACT_FIELD',
    ['title', told],
  ]),
  [
    'a number called a string',
    field,
    { name: 'amount', kind: 'string' },
    'CONTRACT_FIELD',
    ['amount', 'type: string', 'type: "number"'],
  ],
  [
    'an unknown credential',
    [...listing, 'credential', 'key'],
    'Key',
    'CONTRACT_CREDENTIAL',
    ['x-listing/credential/key', 'none of LedgerKey'],
  ],
  [
    'a certificate',
    ['components', 'securitySchemes', 'LedgerKey'],
    { type: 'mutualTLS' },
    'CONTRACT_CREDENTIAL',
    ['x-listing/credential/key', 'type mutualTLS'],
  ],
  [
    'an authentication that needs a dialogue',
    ['components', 'securitySchemes', 'LedgerKey'],
    { type: 'http', scheme: 'digest' },
    'CONTRACT_CREDENTIAL',
    ['type http with scheme digest'],
  ],
  ['a maximum of zero', [...limit, 'maximum'], 0, 'CONTRACT_LIMIT', ['above zero', 'found 0']],
  ['a default above the maximum', [...limit, 'default'], 21, 'CONTRACT_LIMIT', ['21 above 20']],
  ['a minimum above the maximum', [...limit, 'minimum'], 21, 'CONTRACT_LIMIT', ['21 above 20']],
  ['no success response', [...operation, 'responses', '200'], undefined, 'CONTRACT_RESPONSE', ['2xx', '400, 401, 404, 500']],
  [
    'a success response without JSON',
    [...operation, 'responses', '200', 'content'],
    { 'text/csv': { schema: {} } },
    'CONTRACT_RESPONSE',
    ['2xx', 'JSON'],
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
