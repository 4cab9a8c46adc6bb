/** Documents in the shapes of products in the field, and the `x-listing` that a reader would write for each, reasoned from its words. */

export interface Dialect {
  readonly name: string;
  readonly document: object;
  readonly listing: object;
  /** A part of what is said to be unsure. */
  readonly unsure: readonly string[];
}

export const text = { type: 'string' };
export const number = { type: 'integer' };
export const query = (name: string, schema: object, more: object = {}): object => ({ name, in: 'query', schema, ...more });
export const list = (of: object = { type: 'object', required: ['id'], properties: { id: number, title: text } }): object => ({
  type: 'array',
  items: of,
});
export const page = (properties: object): object => ({ type: 'object', properties });

interface Parts {
  readonly path?: string;
  readonly parameters: readonly object[];
  readonly body: object;
  readonly headers?: readonly string[];
  readonly media?: string;
  readonly extensions?: object;
}

export const openapi = ({ path = '/things', parameters, body, headers = [], media = 'application/json', extensions }: Parts) => ({
  openapi: '3.0.3',
  info: { title: 'Things', version: '1' },
  paths: {
    [path]: {
      get: {
        parameters,
        responses: {
          '200': {
            description: 'Things.',
            headers: Object.fromEntries(headers.map((name) => [name, { schema: text }])),
            content: { [media]: { schema: body } },
          },
        },
        ...extensions,
      },
    },
  },
});

export const items = { at: '/items', identity: '/id' };
const cursorPage = page({ items: list(), after: text });

export const dialects: readonly Dialect[] = [
  {
    name: 'GitHub: a bare list, pages, the Link header, an order and its direction side by side',
    document: openapi({
      parameters: [
        query('state', { type: 'string', enum: ['open', 'closed', 'all'] }),
        query('sort', { type: 'string', enum: ['created', 'updated', 'comments'] }),
        query('direction', { type: 'string', enum: ['asc', 'desc'] }),
        query('per_page', { type: 'integer', default: 30, maximum: 100 }),
        query('page', { type: 'integer', default: 1 }),
      ],
      headers: ['Link'],
      body: list(
        page({
          id: number,
          state: text,
          comments: number,
          created_at: { type: 'string', format: 'date-time' },
          updated_at: { type: 'string', format: 'date-time' },
        }),
      ),
    }),
    listing: {
      items: { at: '', identity: '/id' },
      limit: { parameter: 'per_page' },
      page: { parameter: 'page' },
      next: { at: { rel: 'next' } },
      order: {
        ascending: 'sort={field}&direction=asc',
        descending: 'sort={field}&direction=desc',
        keys: 1,
        fields: [{ name: 'created', at: '/created_at' }, { name: 'updated', at: '/updated_at' }, 'comments'],
      },
      filter: { operators: { eq: '{field}={value}' }, and: 'pairs', fields: [{ name: 'state', status: 'candidate' }] },
    },
    unsure: ['filter: state is taken to find'],
  },
  {
    name: 'Django REST framework: offsets, URLs, a sign before what falls',
    document: openapi({
      parameters: [
        query('limit', number),
        query('offset', number),
        query('ordering', text, { description: 'Which field to use when ordering the results.' }),
        query('search', text, { description: 'A search term.' }),
      ],
      body: page({
        count: number,
        next: { type: 'string', nullable: true, format: 'uri' },
        previous: { type: 'string', nullable: true, format: 'uri' },
        results: list(),
      }),
    }),
    listing: {
      items: { at: '/results', identity: '/id' },
      limit: { parameter: 'limit' },
      offset: { parameter: 'offset' },
      next: { at: '/next' },
      count: { at: '/count' },
      order: {
        parameter: 'ordering',
        ascending: '{field}',
        descending: '-{field}',
        keys: 1,
        fields: [
          { name: 'id', status: 'candidate' },
          { name: 'title', status: 'candidate' },
        ],
      },
    },
    unsure: ['count: /count is taken for', 'order: ordering is taken', 'filter: nothing shows how search'],
  },
  {
    name: 'django-ninja: URLs forth and back beside a cursor, and a filter by a number',
    document: openapi({
      parameters: [query('cursor', text), query('page_size', number), query('id', number)],
      body: page({ next: { ...text, nullable: true }, previous: { ...text, nullable: true }, results: list() }),
    }),
    listing: {
      items: { at: '/results', identity: '/id' },
      limit: { parameter: 'page_size' },
      next: { at: '/next' },
      filter: { operators: { eq: '{field}={value}' }, and: 'pairs', fields: [{ name: 'id', status: 'candidate' }] },
    },
    unsure: ['next: /next stands beside /previous, so it is taken for the URL', 'filter: id is taken to find'],
  },
  {
    name: 'Google AIP-132: tokens, a size that may be an estimate, quoted values',
    document: openapi({
      path: '/v1/books',
      parameters: [
        query('page_size', number),
        query('page_token', text),
        query('order_by', text, { description: 'Comma separated fields, such as `author,name desc`.' }),
        query('filter', text, { example: 'author = "a" AND name = "b"' }),
        query('read_mask', text, { description: 'A comma separated list of fields.' }),
      ],
      body: page({
        books: list(page({ name: text, author: text })),
        nextPageToken: text,
        totalSize: { type: 'integer', description: 'May be an estimate.' },
      }),
    }),
    listing: {
      items: { at: '/books', identity: '/name' },
      limit: { parameter: 'page_size' },
      next: { parameter: 'page_token', at: '/nextPageToken' },
      order: {
        parameter: 'order_by',
        ascending: '{field}',
        descending: '{field} desc',
        separator: ',',
        fields: ['author', 'name'],
      },
      filter: {
        parameter: 'filter',
        operators: { eq: '{field} = {value}' },
        and: ' AND ',
        quote: { string: '"{value}"', enumeration: '"{value}"', timestamp: '"{value}"' },
        fields: ['author', 'name'],
      },
      projection: { parameter: 'read_mask', separator: ',' },
    },
    unsure: ['items: /name is taken', 'count: /totalSize is an estimate'],
  },
  {
    name: 'Stripe: the last identity as token, a flag',
    document: openapi({
      parameters: [query('limit', { type: 'integer' }), query('starting_after', text), query('ending_before', text)],
      body: page({ object: text, data: list(page({ id: text })), has_more: { type: 'boolean' }, url: text }),
    }),
    listing: {
      items: { at: '/data', identity: '/id' },
      limit: { parameter: 'limit' },
      next: { parameter: 'starting_after', at: '$.data[-1].id' },
      more: { at: '/has_more' },
    },
    unsure: ['next: no page tells a token'],
  },
  {
    name: 'Spring: pages from 0, one pair for each key, no media type',
    document: openapi({
      media: '*/*',
      parameters: [
        query('page', { type: 'integer', minimum: 0, default: 0 }),
        query('size', { type: 'integer', minimum: 1, default: 20 }),
        query('sort', { type: 'array', items: text }, { description: 'Sorting criteria in the format: property,(asc|desc).' }),
      ],
      body: page({
        content: list(page({ id: number, name: text })),
        totalElements: { type: 'integer', format: 'int64' },
        totalPages: number,
        number,
        size: number,
        last: { type: 'boolean' },
        first: { type: 'boolean' },
        numberOfElements: number,
        sort: page({ sorted: { type: 'boolean' } }),
      }),
    }),
    listing: {
      items: { at: '/content', identity: '/id' },
      limit: { parameter: 'size', at: '/size' },
      page: { parameter: 'page', first: 0, at: '/number', pages: '/totalPages' },
      more: { at: '/last', says: 'last' },
      count: { at: '/totalElements' },
      order: {
        parameter: 'sort',
        ascending: '{field},asc',
        descending: '{field},desc',
        fields: [
          { name: 'id', status: 'candidate' },
          { name: 'name', status: 'candidate' },
        ],
      },
    },
    unsure: ['order: sort is taken to be written'],
  },
  {
    name: 'Azure: x-ms-pageable, a version that must be sent',
    document: openapi({
      parameters: [query('api-version', { type: 'string', enum: ['2024-01-01'] }, { required: true })],
      body: page({ value: list(page({ id: text, name: text })), nextLink: text }),
      extensions: { 'x-ms-pageable': { nextLinkName: 'nextLink' } },
    }),
    listing: { items: { at: '/value', identity: '/id' }, next: { at: '/nextLink' }, with: { 'api-version': '2024-01-01' } },
    unsure: ['with: api-version must be sent'],
  },
  {
    name: 'JSON:API: brackets, links, fields below attributes',
    document: openapi({
      path: '/articles',
      media: 'application/vnd.api+json',
      parameters: [
        query('page[size]', number),
        query('page[number]', { type: 'integer', minimum: 1 }),
        query('sort', text, { example: '-title,author' }),
        query('filter[title]', text),
        query('fields[articles]', text, { description: 'Comma separated.' }),
      ],
      body: page({
        data: list(page({ id: text, type: text, attributes: page({ title: text, author: text }) })),
        links: page({ self: { type: 'string', format: 'uri' }, next: { type: 'string', format: 'uri', nullable: true } }),
        meta: page({ total: number }),
      }),
    }),
    listing: {
      items: { at: '/data', identity: '/id', fields: '/attributes' },
      limit: { parameter: 'page[size]' },
      page: { parameter: 'page[number]' },
      next: { at: '/links/next' },
      count: { at: '/meta/total' },
      order: { parameter: 'sort', ascending: '{field}', descending: '-{field}', separator: ',', fields: ['title', 'author'] },
      filter: { operators: { eq: 'filter[{field}]={value}' }, and: 'pairs', fields: [{ name: 'title', status: 'candidate' }] },
      projection: { parameter: 'fields[articles]', separator: ',' },
    },
    unsure: ['filter: filter[title] is taken'],
  },
  {
    name: 'Zendesk: tokens in brackets, a flag',
    document: openapi({
      path: '/tickets',
      parameters: [query('page', page({ size: number, after: text }), { style: 'deepObject', explode: true })],
      body: page({ tickets: list(), meta: page({ has_more: { type: 'boolean' }, after_cursor: text }) }),
    }),
    listing: {
      items: { at: '/tickets', identity: '/id' },
      limit: { parameter: 'page[size]' },
      next: { parameter: 'page[after]', at: '/meta/after_cursor' },
      more: { at: '/meta/has_more' },
    },
    unsure: [],
  },
  {
    name: 'a free text that no document explains is left out',
    document: openapi({ parameters: [query('q', text), query('sort', text), query('after', text)], body: cursorPage }),
    listing: { items, next: { parameter: 'after', at: '/after' } },
    unsure: ['filter: nothing shows how q', 'order: nothing shows how sort', 'next: /after is taken'],
  },
];
