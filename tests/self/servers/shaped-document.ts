/** How a listing looks: what leads through it, and where a page tells what. */
export interface Shape {
  /**
   * A token in the page; one that is the last item's identity; a URL in the body, as text, as an object or in a list by its relation; a URL
   * in the `Link` header; page numbers; offsets.
   */
  readonly way: 'token' | 'last-item' | 'url' | 'href' | 'links' | 'link-header' | 'page-from-0' | 'page-from-1' | 'offset';
  /** The list is the body itself. */
  readonly bare?: boolean;
  readonly count?: 'body' | 'header';
  /** A flag tells whether items are left. */
  readonly more?: boolean;
  /** The number of pages is told in a header. */
  readonly pages?: boolean;
}

export const [defaultLimit, maximumLimit] = [7, 15];
export const kinds = ['oak', 'ash', 'elm', 'yew'];
export const listPath = '/trees';

const parameter = (name: string, schema: object, place = 'query'): object => ({ name, in: place, schema });
const text = { type: 'string' };
const number = { type: 'integer' };

const tree = {
  type: 'object',
  required: ['id'],
  properties: {
    id: number,
    name: text,
    kind: { type: 'string', enum: kinds },
    height: { type: 'number' },
    place: { type: 'object', properties: { row: { type: 'string' } } },
  },
};

/** What the way through adds: its role, its parameter, and what a page tells of it. */
function wayOf({ way, bare = false, pages = false }: Shape): {
  readonly role: object;
  readonly parameters: readonly object[];
  readonly members: object;
  readonly headers: readonly string[];
} {
  const [parameters, members, headers] = [[], {}, []];
  switch (way) {
    case 'token': {
      const told = bare ? { members, headers: ['X-Next'] } : { members: { after: text }, headers };
      const at = bare ? { header: 'X-Next', pattern: '^token (.*)$' } : '/after';
      return {
        role: { next: { parameter: 'after', at, first: '*', beside: ['filter', 'order', 'projection'] } },
        parameters: [parameter('after', text)],
        ...told,
      };
    }
    case 'last-item': {
      const at = bare ? '$[-1].id' : '$.trees[-1].id';
      return { role: { next: { parameter: 'after', at } }, parameters: [parameter('after', text)], members, headers };
    }
    case 'url':
    case 'href': {
      const url = way === 'url' ? text : { type: 'object', properties: { href: text } };
      return { role: { next: { at: '/next' } }, parameters, members: { next: { ...url, type: [url.type, 'null'] } }, headers };
    }
    case 'links': {
      const link = { type: 'object', properties: { rel: text, href: text } };
      return {
        role: { next: { at: "$.links[?@.rel=='next'].href" } },
        parameters,
        members: { links: { type: 'array', items: link } },
        headers,
      };
    }
    case 'link-header':
      return { role: { next: { at: { rel: 'next' } } }, parameters, members, headers };
    case 'page-from-0':
    case 'page-from-1': {
      const [first, at] = [way === 'page-from-0' ? { first: 0 } : {}, pages ? { pages: { header: 'X-Pages' } } : {}];
      const role = { page: { parameter: 'page', ...first, ...at } };
      return { role, parameters: [parameter('page', number)], members, headers: pages ? ['X-Pages'] : [] };
    }
    case 'offset':
      return { role: { offset: { parameter: 'skip' } }, parameters: [parameter('skip', number)], members, headers };
  }
}

/** The OpenAPI document of a shape. */
export function shapedDocument(shape: Shape): object {
  const { bare = false, count, more = false } = shape;
  const { role, parameters, members, headers } = wayOf(shape);
  const list = { type: 'array', items: { $ref: '#/components/schemas/Tree' } };
  const properties = {
    trees: list,
    ...members,
    ...(count === 'body' && { total: number }),
    ...(more && { more: { type: 'boolean' } }),
  };
  const fields = ['id', 'name', 'kind', 'height', 'place.row'];
  const declared = [...headers, ...(count === 'header' ? ['X-Total'] : [])].map((name) => [name, { schema: text }] as const);
  const problem = {
    description: 'Refused.',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  return {
    openapi: '3.1.0',
    info: { title: `Trees by ${shape.way}`, version: '1.0.0' },
    paths: {
      [listPath]: {
        get: {
          security: [{ Gate: [] }],
          parameters: [
            parameter('limit', { ...number, default: defaultLimit, maximum: maximumLimit }),
            parameter('sort', text),
            parameter('where', text),
            parameter('select', text),
            parameter('X-Forest', text, 'header'),
            ...parameters,
          ],
          'x-listing': {
            items: { at: bare ? '' : '/trees', identity: '/id' },
            limit: { parameter: 'limit' },
            ...role,
            ...(more && { more: { at: '/more' } }),
            ...(count && { count: { at: count === 'body' ? '/total' : { header: 'X-Total' } } }),
            order: { parameter: 'sort', ascending: '{field}', descending: '-{field}', separator: ',', fields },
            filter: { parameter: 'where', operators: { eq: '{field}:{value}' }, and: ';', or: '|', fields },
            projection: { parameter: 'select', separator: ',' },
            scope: { parameter: 'X-Forest' },
            credential: { key: 'Gate' },
          },
          responses: {
            '200': {
              description: 'Some trees.',
              ...(declared.length > 0 && { headers: Object.fromEntries(declared) }),
              content: { 'application/json': { schema: bare ? list : { type: 'object', required: ['trees'], properties } } },
            },
            '400': problem,
            '401': problem,
            '404': problem,
          },
        },
      },
    },
    components: {
      securitySchemes: { Gate: { type: 'apiKey', in: 'header', name: 'X-Gate' } },
      schemas: { Tree: tree, Problem: { type: 'object', required: ['problem'], properties: { problem: text } } },
    },
  };
}
