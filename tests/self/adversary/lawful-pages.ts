import { after, tokenFor, type Lawful } from './bending';
import { clusters, type Item } from './workbench-data';
import { fields, Refusal, whole, type Listed, type Query, type Steps } from './workbench';

interface Holding {
  /** A token is good for one request. */
  readonly once?: boolean;
  /** Requests after which a token is gone. */
  readonly live?: number;
  /** One token for a whole walk, whose place moves on the server. */
  readonly scroll?: boolean;
}

/** Tokens that mean nothing but to the server that holds them. */
function held({ once = false, live = Infinity, scroll = false }: Holding): Partial<Steps> {
  const places = new Map<string, { readonly next: number; readonly issued: number; readonly key: string }>();
  const keyOf = ({ filters, orderBy, fields: shown }: Query): string => [filters, orderBy, shown].join('\n');
  return {
    give: ({ next, query }) => {
      const token = scroll ? `scroll-${Buffer.from(keyOf(query)).toString('hex')}` : `held-${places.size}`;
      places.set(token, { next, issued: query.number, key: keyOf(query) });
      return token;
    },
    take: (token, query) => {
      const place = places.get(token);
      if (place?.key !== keyOf(query)) throw new Refusal(400, 'UnknownToken');
      if (query.number - place.issued > live) throw new Refusal(410, 'TokenGone');
      if (once) places.set(token, { ...place, key: 'spent' });
      return place.next;
    },
  };
}

/** Ends a page where its items come to more than so many bytes. */
function byBytes({ body }: Listed, query: Query): Listed['body'] {
  let bytes = 0;
  const kept = body.items.filter((item, index) => {
    const fits = index === 0 || bytes < 18_000;
    bytes += JSON.stringify(item).length;
    return fits;
  });
  if (kept.length === body.items.length) return body;
  const offset = body.listmeta.offset - (body.items.length - kept.length);
  return { items: kept, listmeta: { ...body.listmeta, offset, limit: kept.length, continue: tokenFor(offset, query) } };
}

const three: readonly Item[] = [
  { metadata: { uid: 'c-three', name: 'beta' }, spec: { cloudType: 'aws' } },
  { metadata: { uid: 'a-three', name: 'alpha' }, spec: { cloudType: 'gcp' } },
  { metadata: { uid: 'b-three', name: 'gamma' }, spec: { cloudType: 'aws' } },
];

export const lawfulPages: { readonly [name: string]: Lawful } = {
  'tokens live for four requests': { steps: held({ live: 4 }) },
  'tokens are good once': { steps: held({ once: true }), warns: ['pagination.token-replay'] },
  'a scroll: the token stays, its place moves': { steps: held({ scroll: true }), warns: ['pagination.token-replay'] },
  'pages of a multiple of seven': {
    steps: {
      limit: (asked) => {
        const size = Math.min(50, whole(asked, 1) ?? 50);
        return size > 7 ? size - (size % 7) : size;
      },
    },
    warns: ['pagination.pages-full'],
  },
  'pages end by their bytes': { steps: after(byBytes), warns: ['pagination.pages-full'] },
  'the last page is empty': {
    steps: after(({ body }, query) =>
      body.listmeta.continue === '' && body.items.length > 0
        ? { ...body, listmeta: { ...body.listmeta, continue: tokenFor(body.listmeta.offset, query) } }
        : body,
    ),
    warns: ['pagination.token-at-end'],
  },
  'three items of two kinds, documented fields only': {
    steps: { first: three, filterFields: fields.documentedFilters, orderFields: fields.documentedOrders },
  },
  'a second project of more than a page': { steps: { second: clusters(70, 'two') } },
};
