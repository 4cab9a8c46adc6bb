import type { Behaviour, Replacements } from '../../../reference/behaviour';
import type { ListSteps } from '../../../reference/steps';
import { malformed } from '../../../reference/errors';
import { whenPage } from '../../../reference/when';
import type { ListContext } from '../../../reference/context';
import type { ListMeta } from '../../../reference/types';
import { breakDown, nothing, one, type Rows } from './row';

const silent = 'silent after the first read';

const isContinued = ({ query }: ListContext): boolean => query.token !== undefined;

const metadata = (change: (meta: ListMeta, start: number) => ListMeta): Replacements<ListSteps> => ({
  listMeta: (original) => (result, context) => change(original(result, context), context.start),
});

/** The page after the next token starts so many items from where it should. */
const tokensAstray = (items: number): Replacements<Pick<Behaviour, 'encodeToken'>> => ({
  encodeToken: (original) => (state, context) => original({ ...state, start: state.start + items }, context),
});

export const pagination: Rows = {
  'pagination.walk-ends': { fault: { hasMore: () => () => true }, inconclusive: one },
  'pagination.walk-unique': { fault: tokensAstray(-1), inconclusive: one },
  'pagination.walk-complete': { fault: tokensAstray(1), inconclusive: one },
  'pagination.page-size': {
    fault: whenPage(({ query }) => query.limit !== 50, { sortItems: () => (clusters) => clusters.toReversed() }),
    inconclusive: one,
  },
  'pagination.token-replay': {
    fault: () => {
      let issued = 0;
      const used = new Set<string>();
      return {
        encodeToken: (original) => (state, context) => `${original(state, context)}-${(issued += 1)}`,
        decodeToken: (original) => (text, context) => {
          if (used.has(text)) throw malformed('continue', 'TokenUsed', 'The token was used before.');
          used.add(text);
          return original(text.replace(/-\d+$/, ''), context);
        },
      };
    },
    inconclusive: one,
  },
  'pagination.more': { page: () => ({ more: true }), size: 0 },
  'pagination.limit-default': {
    fault: { readLimit: (original) => (raw, context) => (raw === undefined ? 20 : original(raw, context)) },
    inconclusive: { items: 50 },
  },
  'pagination.limit': { fault: { readLimit: () => () => 50 }, inconclusive: one },
  'pagination.limit-maximum': {
    fault: { readLimit: (original) => (raw, context) => Math.max(original(raw, context), Number(raw ?? 0)) },
    inconclusive: { items: 50 },
  },
  'pagination.limit-above-maximum': {
    fault: {
      readLimit: (original) => (raw, context) => {
        if (raw === '51') throw malformed('limit', 'InvalidLimit', 'The limit is too large.');
        return original(raw, context);
      },
    },
    inconclusive: silent,
  },
  'pagination.limit-malformed': {
    fault: { readLimit: (original) => (raw, context) => (raw === 'abc' ? breakDown() : original(raw, context)) },
    inconclusive: silent,
  },
  'pagination.count-total': { fault: { countItems: () => (result) => result.matching.length + 1 }, inconclusive: nothing },
  'pagination.count-constant': { fault: { countItems: () => (result) => result.page.length }, inconclusive: silent },
  'pagination.next-offset': { fault: metadata((meta, start) => ({ ...meta, offset: start })), inconclusive: one },
  'pagination.number-fetched': { fault: metadata((meta) => ({ ...meta, limit: meta.limit + 1 })), inconclusive: nothing },
  'pagination.pages-full': {
    fault: {
      cutPage:
        () =>
        (clusters, { start, query }) =>
          clusters.slice(start, start + Math.ceil(query.limit / 2)),
    },
    inconclusive: nothing,
  },
  'pagination.offset-walk': { fault: { readOffset: () => () => 0 }, inconclusive: one },
  'pagination.offset-position': {
    fault: { pageStart: () => (query) => query.token?.start ?? Math.max(0, query.offset - 1) },
    inconclusive: one,
  },
  'pagination.offset-end': {
    fault: { readOffset: (original) => (raw, context) => Math.min(60, original(raw, context)) },
    inconclusive: nothing,
  },
  'pagination.offset-malformed': {
    fault: { readOffset: (original) => (raw, context) => (raw === 'abc' ? breakDown() : original(raw, context)) },
    inconclusive: silent,
  },
  'pagination.token-present': { fault: { nextToken: () => () => '' }, inconclusive: one },
  'pagination.token-at-end': {
    fault: { hasMore: () => (result, context) => result.page.length === context.query.limit },
    inconclusive: nothing,
  },
  'pagination.token-garbage': {
    fault: {
      readContinue: (original) => (raw, context) => (raw?.includes('.') === true ? original(raw, context) : undefined),
    },
    inconclusive: silent,
  },
  'pagination.token-misused': {
    fault: { decodeToken: (original) => (text, context) => (text.includes('.') ? original(text, context) : breakDown()) },
    inconclusive: silent,
  },
  'pagination.continue-filter': {
    fault: whenPage(isContinued, { filterItems: () => (clusters) => clusters }),
    inconclusive: one,
  },
  'pagination.continue-order': {
    fault: whenPage(isContinued, { sortItems: () => (clusters) => clusters }),
    inconclusive: one,
  },
  'pagination.continue-projection': {
    fault: whenPage(isContinued, { projectItem: () => (cluster) => cluster }),
    inconclusive: one,
  },
  'pagination.continue-limit': {
    fault: whenPage(isContinued, {
      cutPage:
        () =>
        (clusters, { start }) =>
          clusters.slice(start, start + 50),
    }),
    inconclusive: { items: 51 },
  },
};
