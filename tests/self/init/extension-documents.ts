import { type Dialect, items, list, number, openapi, page, query, text } from './documents';

/** A document for each pagination extension, with names that say nothing by themselves. */
export const extensions: readonly Dialect[] = [
  {
    name: 'TypeSpec: marks on parameters and properties',
    document: openapi({
      parameters: [
        query('top', number, { 'x-ms-list-page-size': true }),
        query('where-from', text, { 'x-ms-list-continuation-token': true }),
      ],
      body: page({
        others: list(),
        widgets: { ...list(), 'x-ms-list-page-items': true },
        onward: { type: 'string', 'x-ms-list-continuation-token': true },
      }),
    }),
    listing: {
      items: { at: '/widgets', identity: '/id' },
      limit: { parameter: 'top' },
      next: { parameter: 'where-from', at: '/onward' },
    },
    unsure: ['items: the page holds further lists'],
  },
  {
    name: 'Speakeasy: inputs and outputs',
    document: openapi({
      parameters: [query('n', number), query('p', number)],
      body: page({ out: page({ rows: list() }), meta: page({ sheets: number }) }),
      extensions: {
        'x-speakeasy-pagination': {
          type: 'offsetLimit',
          inputs: [
            { name: 'n', in: 'parameters', type: 'limit' },
            { name: 'p', in: 'parameters', type: 'page' },
          ],
          outputs: { results: '$.out.rows', numPages: '$.meta.sheets' },
        },
      },
    }),
    listing: {
      items: { at: '/out/rows', identity: '/id' },
      limit: { parameter: 'n' },
      page: { parameter: 'p', pages: '/meta/sheets' },
    },
    unsure: ['page: nothing says whether p counts from 1'],
  },
  {
    name: 'Fern: places in request and response',
    document: openapi({
      parameters: [query('c', text), query('step_size', number)],
      body: page({ items: list(), onward: text, further: { type: 'boolean' } }),
      extensions: {
        'x-fern-pagination': {
          cursor: '$request.c',
          next_cursor: '$response.onward',
          results: '$response.items',
          step: '$request.step_size',
          'has-next-page': '$response.further',
        },
      },
    }),
    listing: { items, limit: { parameter: 'step_size' }, next: { parameter: 'c', at: '/onward' }, more: { at: '/further' } },
    unsure: [],
  },
  {
    name: 'APIMatic: an input and an output by their type',
    document: openapi({
      parameters: [query('c', text)],
      body: page({ items: list(), onward: text }),
      extensions: {
        'x-pagination': [
          { type: 'cursor', input: '$request.query#/c', output: '$response.body#/onward', result: '$response.body#/items' },
        ],
      },
    }),
    listing: { items, next: { parameter: 'c', at: '/onward' } },
    unsure: [],
  },
  {
    name: 'Smithy: input and output token',
    document: openapi({
      parameters: [query('most', number), query('from-token', text)],
      body: page({ items: list(), onward: text }),
      extensions: { 'x-paginated': { inputToken: 'from-token', outputToken: 'onward', pageSize: 'most', items: 'items' } },
    }),
    listing: { items, limit: { parameter: 'most' }, next: { parameter: 'from-token', at: '/onward' } },
    unsure: [],
  },
];
