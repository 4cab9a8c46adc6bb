import { pair } from '../parameter-pair';
import { whenPage } from '../../when';
import { isContinued } from '../conditions';
import { credentialFault, empty, letsThrough } from '../credential-fault';
import type { BehaviourOverride } from '../../behaviour';
import type { Mutant, Silence } from '../mutant';

/** One parameter is read before anybody is asked for a credential. */
const explains = (name: string): BehaviourOverride => ({
  authenticate: (original) => (context) => {
    const pairs = context.request.rawQuery.split('&').filter((pair) => pair.startsWith(`${name}=`));
    context.behaviour.readQuery({ ...context, request: { ...context.request, rawQuery: pairs.join('&') } });
    original(context);
  },
});

export const mutants: readonly Mutant[] = [
  pair(
    'empty-key-and-echo',
    'an empty key is accepted, and a page that a token leads to repeats the key',
    'second order: a middleware that is left out and a debug mode left on',
    ['security.empty-credential', 'security.credential-echo'],
    {
      acceptsKey: (original) => (key, context) => key === '' || original(key, context),
      ...whenPage(isContinued, {
        envelope: (original) => (items, listmeta, context) => ({
          ...original(items, listmeta, context),
          request: { key: context.request.headers.apikey ?? '' },
        }),
      }),
    },
  ),
  credentialFault(
    'empty-key-accepted',
    'an empty ApiKey header is taken for a valid one',
    'a comparison that starts with "if a key was configured"',
    [empty],
    {
      acceptsKey: (original) => (key, context) => key === '' || original(key, context),
    },
  ),
  credentialFault(
    'key-compared-as-prefix',
    'a key is accepted where the right one begins with it',
    'a comparison up to the length of what was sent',
    [empty],
    {
      acceptsKey: () => (key, context) => context.world.apiKey.startsWith(key),
    },
  ),
  credentialFault(
    'empty-key-accepted-beside-limit',
    'an empty key will do where a page size is given',
    'a cache of the first pages, filled before anybody asks',
    [empty],
    letsThrough('empty', /limit=\d/),
  ),
  credentialFault(
    'malformed-query-explained-first',
    'a malformed query is explained to whoever asks',
    'public reports: validation stands before authentication',
    [empty],
    {
      authenticate: (original) => (context) => {
        context.behaviour.readQuery(context);
        original(context);
      },
    },
  ),
  credentialFault(
    'malformed-limit-explained-first',
    'a malformed limit is explained to whoever asks',
    'https://github.com/openwallet-foundation/acapy/issues/2666',
    [empty],
    explains('limit'),
  ),
  credentialFault(
    'malformed-filter-explained-first',
    'a malformed filter is explained to whoever asks',
    'a parser of filters in a layer before the authentication',
    [empty],
    explains('filters'),
  ),
];

export const silence: Silence = 'no credential';
