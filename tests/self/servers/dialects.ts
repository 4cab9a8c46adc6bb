import { readBrackets, readJson, readPairs, readQuoted, type Read } from './dialect-query';

export type DialectFault =
  'second-pair-dropped' | 'index-turned' | 'numbers-as-text' | 'groups-opened' | 'escape-kept' | 'quote-ends-value';

/** One way to write a query: how it is described, and how a server reads it. */
export interface Dialect {
  /** The roles of its `x-listing` that are written. */
  readonly roles: { readonly [role: string]: unknown };
  /** Names of the query parameters; a number is one of a page size or of a start. */
  readonly parameters: { readonly [name: string]: 'limit' | 'offset' | 'text' };
  readonly read: (query: URLSearchParams, fault: DialectFault | undefined) => Read;
}

const fields = ['name', 'colour', 'size'] as const;
const orderFields = ['name', 'colour', 'size', 'id'] as const;
const paging = { limit: { parameter: 'limit' }, offset: { parameter: 'offset' } };
const pages = { limit: 'limit', offset: 'offset' } as const;

export const dialects = {
  pairs: {
    roles: {
      limit: { parameter: '_limit' },
      offset: { parameter: '_start' },
      order: {
        ascending: '_sort={field}&_order=asc',
        descending: '_sort={field}&_order=desc',
        separator: ',',
        fields: orderFields,
      },
      filter: { operators: { eq: '{field}={value}', in: '{field}={value}' }, and: 'pairs', fields },
      policies: { 'query.unknown-parameter': 'filter' },
    },
    parameters: { _limit: 'limit', _start: 'offset', _sort: 'text', _order: 'text', name: 'text', colour: 'text', size: 'text' },
    read: readPairs,
  },
  brackets: {
    roles: {
      ...paging,
      order: { ascending: 'sort[{index}]={field}:asc', descending: 'sort[{index}]={field}:desc', fields: orderFields },
      filter: {
        parameter: 'filter',
        operators: { eq: { '{field}': { _eq: '{value}' } } },
        and: { _and: '{clauses}' },
        or: { _or: '{clauses}' },
        fields,
      },
      projection: { path: 'select[]={field}', keeps: ['/size'] },
    },
    parameters: { ...pages, sort: 'text', filter: 'text', select: 'text' },
    read: readBrackets,
  },
  json: {
    roles: {
      limit: { parameter: 'filter', json: '/limit' },
      offset: { parameter: 'filter', json: '/offset' },
      order: {
        parameter: 'filter',
        json: '/order',
        ascending: '{field} ASC',
        descending: '{field} DESC',
        fields: orderFields,
      },
      filter: {
        parameter: 'filter',
        json: '/where',
        operators: { eq: { '{field}': '{value}' } },
        and: { and: '{clauses}' },
        or: { or: '{clauses}' },
        fields,
      },
      projection: { parameter: 'filter', json: '/fields', fields: ['name', 'colour', 'id'] },
    },
    parameters: { filter: 'text' },
    read: readJson,
  },
  quoted: {
    roles: {
      ...paging,
      order: { parameter: 'sort', ascending: '{field}', descending: '-{field}', separator: ',', fields: orderFields },
      filter: {
        parameter: 'filter',
        operators: { eq: '{field} = {value}' },
        and: ' && ',
        or: ' || ',
        quote: { string: "'{value}'", enumeration: "'{value}'" },
        escape: { "'": "\\'", '\\': '\\\\' },
        fields,
      },
    },
    parameters: { ...pages, sort: 'text', filter: 'text' },
    read: readQuoted,
  },
} as const satisfies { readonly [name: string]: Dialect };

export type DialectName = keyof typeof dialects;

export const colours = ['red', 'amber', 'green', 'blue'] as const;

/** An OpenAPI document that describes a server of the dialect. */
export function documentOf({ roles, parameters }: Dialect): object {
  const schemas = {
    limit: { type: 'integer', default: 10, maximum: 20 },
    offset: { type: 'integer' },
    text: { type: 'string' },
  };
  const json = (schema: object) => ({ description: 'JSON', content: { 'application/json': { schema } } });
  const problem = { type: 'object', required: ['problem'], properties: { problem: { type: 'string' } } };
  const text = { type: 'string' };
  const properties = { id: text, name: text, colour: { ...text, enum: colours }, size: { type: 'integer' } };
  const thing = { type: 'object', required: Object.keys(properties), properties };
  const things = { type: 'array', uniqueItems: true, items: thing };
  const page = { type: 'object', required: ['things', 'total'], properties: { things, total: { type: 'integer' } } };
  return {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1.0.0' },
    paths: {
      '/things': {
        get: {
          operationId: 'listThings',
          parameters: Object.entries(parameters).map(([name, kind]) => ({ name, in: 'query', schema: schemas[kind] })),
          'x-listing': { items: { at: '/things', identity: '/id' }, count: { at: '/total' }, ...roles },
          responses: { '200': json(page), '400': json(problem), '404': json(problem), '500': json(problem) },
        },
      },
    },
  };
}
