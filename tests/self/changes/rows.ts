import type { Json } from '../../harness/contract/model';
import { dialects, documentOf } from '../servers/dialects';

/** A document with a bit of everything that can change. */
export const base: object = {
  ...documentOf({
    ...dialects.quoted,
    roles: {
      ...dialects.quoted.roles,
      order: { ...dialects.quoted.roles.order, keys: 2, fields: ['name', 'size', { name: 'id', status: 'candidate' }] },
      projection: { parameter: 'fields', separator: ',' },
      policies: { 'limit.above-maximum': 'clamp' },
    },
    parameters: { ...dialects.quoted.parameters, fields: 'text' },
  }),
  security: [{ key: [] }],
  components: {
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' }, other: { type: 'http', scheme: 'bearer' } },
  },
};

const get = '/paths/~1things/get';
const listing = `${get}/x-listing`;
const thing = `${get}/responses/200/content/application~1json/schema/properties/things/items`;
/** Of the parameters limit, offset, sort, filter and fields. */
const [limit, offset, sort] = [`${get}/parameters/0`, `${get}/parameters/1`, `${get}/parameters/2`];

/** Values by where they are put; what is `undefined` is taken away. */
export type Put = { readonly [pointer: string]: Json | undefined };

/** What is put, how it is told, and how it is told when it is taken back. */
export type Row = readonly [what: string, put: Put, forth: readonly string[], back: readonly string[]];

const candidate = { name: 'id', status: 'candidate' };

const schemas: readonly Row[] = [
  [
    'a property is gone',
    {
      [`${thing}/properties/size`]: undefined,
      [`${thing}/required`]: ['id', 'name', 'colour'],
      [`${listing}/order/fields`]: ['name', candidate],
      [`${listing}/filter/fields`]: ['name', 'colour'],
    },
    [
      'breaks listing-filter-field-removed',
      'breaks listing-order-field-removed',
      'breaks listing-projection-path-removed',
      'breaks response-property-removed',
    ],
    ['new listing-filter-field-added', 'new listing-order-field-added', 'new response-property-added'],
  ],
  [
    'a property may be absent',
    { [`${thing}/required`]: ['id', 'name', 'colour'] },
    ['breaks response-property-became-optional'],
    ['other response-property-became-required'],
  ],
  [
    'a number may have a fraction',
    { [`${thing}/properties/size/type`]: 'number' },
    ['breaks response-property-type-changed'],
    ['other response-property-type-specialized'],
  ],
  [
    'a property may be null',
    { [`${thing}/properties/name/type`]: ['string', 'null'] },
    ['breaks response-property-became-nullable'],
    ['other response-property-type-specialized'],
  ],
  [
    'an enumeration has a further value',
    { [`${thing}/properties/colour/enum`]: ['red', 'amber', 'green', 'blue', 'pink'] },
    ['breaks response-property-enum-value-added'],
    ['other response-property-enum-value-removed'],
  ],
  [
    'a text has a format',
    { [`${thing}/properties/name/format`]: 'uuid' },
    ['other response-property-format-changed'],
    ['breaks response-property-format-changed'],
  ],
  [
    'a text has a length',
    { [`${thing}/properties/name/maxLength`]: 9 },
    ['other response-property-max-length-narrowed'],
    ['breaks response-property-max-length-widened'],
  ],
];

const required = { name: 'region', in: 'query', required: true, schema: { type: 'string' } };

const operations: readonly Row[] = [
  [
    'a parameter is another one',
    { [offset]: { name: 'start', in: 'query', schema: { type: 'integer' } }, [`${listing}/offset`]: undefined },
    ['breaks listing-way-removed', 'breaks request-parameter-removed', 'new new-optional-request-parameter'],
    ['breaks request-parameter-removed', 'new listing-role-added', 'new new-optional-request-parameter'],
  ],
  [
    'a further parameter must be given',
    { [`${get}/parameters/5`]: required },
    ['breaks new-required-request-parameter'],
    ['breaks request-parameter-removed'],
  ],
  [
    'a parameter must be given',
    { [`${sort}/required`]: true },
    ['breaks request-parameter-became-required'],
    ['new request-parameter-became-optional'],
  ],
  [
    'a page may hold fewer items',
    { [`${limit}/schema/maximum`]: 15 },
    ['breaks request-parameter-maximum-narrowed'],
    ['new request-parameter-maximum-widened'],
  ],
  [
    'a page holds fewer by default',
    { [`${limit}/schema/default`]: 5 },
    ['other request-parameter-default-value-changed'],
    ['other request-parameter-default-value-changed'],
  ],
  [
    'a parameter takes some values only',
    { [`${sort}/schema/enum`]: ['name'] },
    ['breaks request-parameter-enum-set'],
    ['new request-parameter-enum-removed'],
  ],
  [
    'a parameter is of another type',
    { [`${sort}/schema/type`]: 'integer' },
    ['breaks request-parameter-type-changed'],
    ['breaks request-parameter-type-changed'],
  ],
  [
    'a credential is of another kind',
    { '/security': [{ other: [] }] },
    ['breaks api-security-removed', 'new api-security-added'],
    ['breaks api-security-removed', 'new api-security-added'],
  ],
  ['a credential is needed no longer', { '/security': undefined }, ['new api-security-added'], ['breaks api-security-removed']],
  ['an error has no body', { [`${get}/responses/404/content`]: undefined }, ['other response-non-success-status-removed'], []],
  ['an operation is deprecated', { [`${get}/deprecated`]: true }, ['other endpoint-deprecated'], ['other endpoint-deprecated']],
  ['an operation comes', { '/paths/~1more': { get: { responses: {} } } }, ['new endpoint-added'], ['breaks api-removed']],
];

const promises: readonly Row[] = [
  ['it is no listing any more', { [listing]: undefined }, ['breaks listing-removed'], ['new listing-added']],
  [
    'the count is promised no longer',
    { [`${listing}/count`]: undefined },
    ['breaks listing-role-removed'],
    ['new listing-role-added'],
  ],
  ['the way starts from 1', { [`${listing}/offset/first`]: 1 }, ['breaks listing-way-changed'], ['breaks listing-way-changed']],
  [
    'OR is written otherwise',
    { [`${listing}/filter/or`]: ' or ' },
    ['breaks listing-grammar-changed'],
    ['breaks listing-grammar-changed'],
  ],
  [
    'OR is promised no longer',
    { [`${listing}/filter/or`]: undefined },
    ['breaks listing-grammar-changed'],
    ['new listing-role-extended'],
  ],
  [
    'it is said how clauses bind',
    { [`${listing}/filter/precedence`]: 'and-first' },
    ['new listing-role-extended'],
    ['breaks listing-grammar-changed'],
  ],
  [
    'a field is filtered otherwise',
    { [`${listing}/filter/fields/0`]: { name: 'name', operators: { eq: '{field} is {value}' } } },
    ['breaks listing-grammar-changed'],
    ['breaks listing-grammar-changed'],
  ],
  [
    'an operator is promised for all fields',
    { [`${listing}/filter/operators/ne`]: '{field} != {value}' },
    ['new listing-filter-field-extended', 'new listing-filter-field-extended', 'new listing-filter-field-extended'],
    ['breaks listing-grammar-changed', 'breaks listing-grammar-changed', 'breaks listing-grammar-changed'],
  ],
  [
    'a field orders no longer',
    { [`${listing}/order/fields`]: ['name', candidate] },
    ['breaks listing-order-field-removed'],
    ['new listing-order-field-added'],
  ],
  [
    'a field may be refused',
    { [`${listing}/order/fields/1`]: { name: 'size', status: 'candidate' } },
    ['breaks listing-order-field-status-changed'],
    ['new listing-order-field-status-changed'],
  ],
  [
    'a candidate is gone',
    { [`${listing}/order/fields`]: ['name', 'size'] },
    ['other listing-order-field-removed'],
    ['new listing-order-field-added'],
  ],
  [
    'an order may have more keys',
    { [`${listing}/order/keys`]: 3 },
    ['new listing-role-extended'],
    ['breaks listing-grammar-changed'],
  ],
  [
    'a policy is another one',
    { [`${listing}/policies`]: { 'limit.above-maximum': 'reject' } },
    ['breaks listing-policy-changed'],
    ['breaks listing-policy-changed'],
  ],
  [
    'a policy is pinned no longer',
    { [`${listing}/policies`]: undefined },
    ['breaks listing-policy-changed'],
    ['new listing-policy-changed'],
  ],
  ['a constant goes with every request', { [`${listing}/with`]: { offset: '0' } }, ['breaks listing-constant-added'], []],
];

export const rows: readonly Row[] = [...schemas, ...operations, ...promises];

/** What says the same in another way. */
export const same: readonly (readonly [what: string, put: Put])[] = [
  ['other words', { [`${get}/description`]: 'Lists.', [`${thing}/description`]: 'A thing.' }],
  ['other examples', { [`${thing}/properties/name/examples`]: ['x'] }],
  ['fields in another order', { [`${listing}/filter/fields`]: ['size', 'colour', 'name'] }],
  ['a default that was meant', { [`${listing}/offset/first`]: 0, [`${listing}/count/says`]: 'total' }],
  [
    'a schema that moves',
    {
      '/components/schemas': { Colour: { type: 'string', enum: ['blue', 'red', 'amber', 'green'] } },
      [`${thing}/properties/colour`]: { $ref: '#/components/schemas/Colour' },
    },
  ],
];
