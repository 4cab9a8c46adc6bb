import { reply } from '../response-as';
import { whenPage, whenRequest } from '../../when';
import { isThird } from '../conditions';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'media-type-text',
    fault: 'a read says that it is plain text',
    source: 'the default of the framework',
    area: 'response',
    primary: 'response.media-type',
    expect: ['response.media-type'],
    behaviour: reply({ 'content-type': 'text/plain; charset=utf-8' }),
  },
  {
    id: 'media-type-missing',
    fault: 'a read has no media type',
    source: 'public reports: a body written past the framework',
    area: 'response',
    primary: 'response.media-type',
    expect: ['response.media-type'],
    behaviour: reply({}),
  },
  {
    id: 'media-type-of-another-format',
    fault: 'a read says that it is JSON:API',
    source: 'a library that sets the type itself',
    area: 'response',
    primary: 'response.media-type',
    expect: ['response.media-type'],
    behaviour: reply({ 'content-type': 'application/vnd.api+json' }),
  },
  {
    id: 'media-type-latin1',
    fault: 'a read says that it is in ISO 8859-1',
    source: 'public reports: the default of servlet containers',
    area: 'response',
    primary: 'response.media-type',
    expect: ['response.media-type'],
    behaviour: reply({ 'content-type': 'application/json; charset=ISO-8859-1' }),
  },
  {
    id: 'media-type-wrong-beside-projection',
    fault: 'with a projection a read says that it is HTML',
    source: 'missing combination: a second query path',
    area: 'response',
    primary: 'response.media-type',
    expect: ['response.media-type'],
    behaviour: whenPage((context) => context.query.projection !== undefined, {
      pageReply: (original) => (text, context) => ({ ...original(text, context), headers: { 'content-type': 'text/html' } }),
    }),
  },
  {
    id: 'every-third-page-is-html',
    fault: 'every third response says that it is HTML',
    source: 'one of three instances behind a proxy that sets the type itself',
    area: 'response',
    primary: 'response.media-type',
    expect: ['response.media-type'],
    behaviour: whenRequest(isThird, {
      pageReply: (original) => (text, context) => ({ ...original(text, context), headers: { 'content-type': 'text/html' } }),
    }),
  },
];

export const silence: Silence = 'silent';
