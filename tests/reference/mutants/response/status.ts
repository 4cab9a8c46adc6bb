import { reply } from '../response-as';
import { whenPage } from '../../when';
import type { Mutant, Silence } from '../mutant';

const json = 'application/json';

export const mutants: readonly Mutant[] = [
  {
    id: 'read-created',
    fault: 'a read has the status 201',
    source: 'one handler for reading and writing',
    area: 'response',
    primary: 'response.status',
    expect: ['response.status'],
    behaviour: reply({ 'content-type': json }, 201),
  },
  {
    id: 'read-partial',
    fault: 'a page before the end has the status 206',
    source: 'public reports: paging taken for range requests',
    area: 'response',
    primary: 'response.status',
    expect: ['response.status'],
    behaviour: {
      pageReply: (original) => (text, context) =>
        text.includes('"continue":""') ? original(text, context) : { ...original(text, context), status: 206 },
    },
  },
  {
    id: 'read-from-a-proxy',
    fault: 'with a filter a read has the status 203',
    source: 'a proxy that transforms some responses',
    area: 'response',
    primary: 'response.status',
    expect: ['response.status'],
    behaviour: whenPage((context) => context.query.filter.length > 0, {
      pageReply: (original) => (text, context) => ({ ...original(text, context), status: 203 }),
    }),
  },
];

export const silence: Silence = 'silent';
