import type { ServerResponse } from 'node:http';
import type { Item } from './workbench-data';
import { lawful, refused, type Answer, type Listed, type Query, type Steps } from './workbench';

/** A server that makes another lawful choice. */
export interface Lawful {
  readonly steps: Partial<Steps>;
  /** Requirements at level SHOULD that it does not keep. */
  readonly warns?: readonly string[];
}

/** A server with one fault. */
export interface Faulty {
  readonly steps: Partial<Steps>;
  /** Requirements of which at least one must fail. */
  readonly finds: readonly string[];
}

const listed = (answer: Answer): answer is Listed => answer.status === 200;

export const named = (item: Item, name: unknown): Item => ({ ...item, metadata: { ...(item.metadata as Item), name } });

export const without = (query: Query, ...names: readonly (keyof Query)[]): Query =>
  Object.fromEntries(Object.entries(query).filter(([name]) => !names.some((one) => one === name))) as unknown as Query;

export const tokenFor = (next: number, { filters = '', orderBy = '', fields = '' }: Query): string =>
  Buffer.from(JSON.stringify([next, filters, orderBy, fields])).toString('base64url');

/** Answers some queries otherwise. */
export const gate = (when: (query: Query) => boolean, answer: (query: Query) => Answer): Partial<Steps> => ({
  around: (query, list) => (when(query) ? answer(query) : list(query)),
});

/** Changes a request before it is answered. */
export const before = (change: (query: Query) => Query): Partial<Steps> => ({ around: (query, list) => list(change(query)) });

/** Changes a page after it was made. */
export const after = (change: (page: Listed, query: Query) => Listed['body']): Partial<Steps> => ({
  around: (query, list) => {
    const answer = list(query);
    return listed(answer) ? { ...answer, body: change(answer, query) } : answer;
  },
});

/** Changes each item of a page. */
export const each = (change: (item: Item, query: Query) => Item): Partial<Steps> =>
  after(({ body }, query) => ({ ...body, items: body.items.map((item) => change(item, query)) }));

export const write = (response: ServerResponse, answer: Answer): void => lawful.write(response, answer, {} as Query);

export const broken: Answer = refused(500, 'Internal');
