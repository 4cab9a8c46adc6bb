import { after, before, broken, gate, named, tokenFor, without, type Faulty } from './bending';
import { clusters, text, type Item } from './workbench-data';
import { lawful, Refusal, refused, type Listed } from './workbench';

const counting = (more: number): ((page: Listed) => Listed['body']) => {
  return ({ body }) => ({ ...body, listmeta: { ...body.listmeta, count: body.listmeta.count + more } });
};

export const faultyPages: { readonly [name: string]: Faulty } = {
  'page three is refused': {
    steps: {
      take: (token, query) => {
        const next = lawful.take(token, query);
        if (next >= 100) throw new Refusal(400, 'TooDeep');
        return next;
      },
    },
    finds: ['pagination.walk-ends'],
  },
  'a filtered walk is refused on page two': {
    steps: gate(
      (query) => Boolean(query.continue && query.filters),
      () => refused(400, 'Refused'),
    ),
    finds: ['pagination.continue-filter'],
  },
  'an ordered walk is refused on page two': {
    steps: gate(
      (query) => Boolean(query.continue && query.orderBy && !query.filters),
      () => refused(400, 'Refused'),
    ),
    finds: ['sorting.ascending'],
  },
  'a projected walk breaks on page two': {
    steps: gate(
      (query) => Boolean(query.continue && query.fields),
      () => broken,
    ),
    finds: ['pagination.continue-projection'],
  },
  'a filtered walk never ends': {
    steps: after(({ body }, query) =>
      query.filters && body.listmeta.continue === ''
        ? { ...body, listmeta: { ...body.listmeta, continue: tokenFor(0, query) } }
        : body,
    ),
    // What comes again is no matter of an order; the items of the filter come twice.
    finds: ['filtering.with-order'],
  },
  'the limit is ignored beside a projection': {
    steps: before((query) => (query.fields ? without(query, 'limit') : query)),
    finds: ['pagination.limit'],
  },
  'the offset is ignored beside an order': {
    steps: before((query) => (query.orderBy ? without(query, 'offset') : query)),
    finds: ['model.equivalence'],
  },
  'the count is off by one where filtered': {
    steps: after((page, { filters }) => counting(filters ? 1 : 0)(page)),
    finds: ['filtering.count'],
  },
  'nothing found is null': {
    steps: {
      around: (query, list) => {
        const answer = list(query);
        const { items, listmeta } = answer.body as Listed['body'];
        return answer.status === 200 && items.length === 0 ? { ...answer, body: { items: null, listmeta } } : answer;
      },
    },
    finds: ['response.empty-list'],
  },
  'one item of the last page breaks the schema': {
    steps: { first: clusters(117).map((item, index) => (index === 110 ? named(item, 5) : item)) },
    finds: ['response.schema'],
  },
  'two items of different pages share an identity': {
    steps: {
      first: clusters(117).map((item, index, all) =>
        index === 90 ? { ...item, metadata: { ...(item.metadata as Item), uid: text(all[3] ?? {}, 'metadata.uid') } } : item,
      ),
    },
    finds: ['pagination.walk-unique'],
  },
  'an item stands twice on every ninth answer': {
    steps: after(({ body }, { number }) =>
      number % 9 === 0 && body.items.length > 1
        ? { ...body, items: [...body.items.slice(0, 1), ...body.items.slice(0, -1)] }
        : body,
    ),
    finds: ['response.identity-unique'],
  },
};
