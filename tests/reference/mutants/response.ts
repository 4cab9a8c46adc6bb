import { type Json, isObject, withValue } from '../json';
import { whenRequest } from '../when';
import type { Mutant } from './mutant';

export const responseMutants: readonly Mutant[] = [
  {
    id: 'port-as-text',
    fault: 'the port of an API endpoint is a string',
    source: 'an integer written by a client in another language',
    area: 'response',
    primary: 'response.schema',
    expect: ['response.schema'],
    behaviour: {
      projectItem: (original) => (cluster, context) => {
        const item: Json = original(cluster, context);
        return cluster.status?.apiEndpoints?.[0] !== undefined && isObject(item) && context.query.projection === undefined
          ? withValue(item, 'status.apiEndpoints.0.port', '6443')
          : item;
      },
    },
  },
  {
    id: 'every-third-page-is-html',
    fault: 'every third response says that it is HTML',
    source: 'one of three instances behind a proxy that sets the type itself',
    area: 'response',
    primary: 'response.media-type',
    expect: ['response.media-type'],
    behaviour: whenRequest((context) => context.index % 3 === 0, {
      pageReply: (original) => (text, context) => ({ ...original(text, context), headers: { 'content-type': 'text/html' } }),
    }),
  },
];
