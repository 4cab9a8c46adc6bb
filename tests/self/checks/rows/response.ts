import type { Replacements } from '../../../reference/behaviour';
import { withoutValue, withValue, type Json, type JsonObject } from '../../../reference/json';
import type { ListSteps } from '../../../reference/steps';
import { whenPage } from '../../../reference/when';
import { nothing, one, type Rows } from './row';

const silent = 'silent after the first read';

const items = (change: (items: readonly Json[]) => Json): Replacements<ListSteps> => ({
  envelope: (original) => (list, meta, context) => ({ ...original(list, meta, context), items: change(list) }),
});

export const response: Rows = {
  'response.stable': {
    fault: {
      cutPage: (original) => (clusters, context) => {
        const page = original(clusters, context);
        const turn = context.index % 7;
        return [...page.slice(turn), ...page.slice(0, turn)];
      },
    },
    inconclusive: silent,
  },
  'response.empty-list': { fault: items((list) => (list.length === 0 ? null : list)), inconclusive: silent },
  'response.status': {
    fault: { pageReply: (original) => (text, context) => ({ ...original(text, context), status: 203 }) },
    inconclusive: 'silent',
  },
  'response.media-type': {
    fault: {
      pageReply: (original) => (text, context) => ({ ...original(text, context), headers: { 'content-type': 'text/plain' } }),
    },
    inconclusive: 'silent',
  },
  'response.json': {
    fault: whenPage(({ start }) => start > 0, { pageReply: (original) => (text, context) => original(text.slice(1), context) }),
    inconclusive: 'silent',
  },
  'response.schema': {
    fault: items((list) => list.map((item) => ({ ...(item as JsonObject), kind: 7 }))),
    inconclusive: nothing,
  },
  'response.enumeration': {
    fault: items((list) => list.map((item) => withValue(item as JsonObject, 'spec.cloudType', 'apache-cloudstack'))),
    inconclusive: nothing,
  },
  'response.nulls': {
    fault: items((list) => list.map((item) => ({ ...(item as JsonObject), kind: null }))),
    inconclusive: nothing,
  },
  'response.list-members': {
    fault: { listMeta: (original) => (result, context) => ({ ...original(result, context), count: -1 }) },
    inconclusive: 'no list',
  },
  'response.identity': {
    fault: items(([first, ...rest]) => [
      ...(first === undefined ? [] : [withoutValue(first as JsonObject, 'metadata.uid')]),
      ...rest,
    ]),
    inconclusive: nothing,
  },
  'response.identity-unique': { fault: items((list) => [...list, ...list.slice(0, 1)]), inconclusive: one },
  'response.error-schema': {
    fault: { refusalReply: (original) => (refusal, context) => ({ ...original(refusal, context), body: '{"code":7}' }) },
    inconclusive: silent,
  },
};
