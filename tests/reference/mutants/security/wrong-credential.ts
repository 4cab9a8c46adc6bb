import { credentialFault, empty, letsThrough } from '../credential-fault';
import { Refusal } from '../../errors';
import type { Mutant, Silence } from '../mutant';

const wrong = 'security.wrong-credential';

/** A key was sent that is neither empty nor the right one. */
function isWrong(key: string | undefined, right: string): boolean {
  return key !== undefined && key !== '' && key !== right;
}

export const mutants: readonly Mutant[] = [
  credentialFault(
    'invented-key-accepted',
    'any key that is not empty is accepted',
    'public reports: the presence of the header is checked',
    [wrong],
    {
      acceptsKey: () => (key) => key !== '',
    },
  ),
  credentialFault(
    'invented-token-accepted',
    'any token will do where no key is sent',
    'public reports: the signature of a JWT is not verified in one of two ways to sign in',
    [wrong],
    {
      acceptsToken: () => (token) => token !== '',
    },
  ),
  credentialFault(
    'any-key-accepted',
    'any key is accepted, and the empty one',
    'a check left to a gateway that is not there',
    [wrong, empty],
    {
      acceptsKey: () => () => true,
    },
  ),
  credentialFault(
    'wrong-key-gets-an-empty-page',
    'a wrong key is served a page without items',
    'a filter by owner in place of a refusal',
    [wrong],
    {
      authenticate: (original) => (context) => {
        if (!isWrong(context.request.headers.apikey, context.world.apiKey)) original(context);
      },
      projects: (original) => (context) =>
        isWrong(context.request.headers.apikey, context.world.apiKey) ? [] : original(context),
    },
  ),
  credentialFault('wrong-key-breaks', 'a wrong key ends in a 500', 'a lookup that finds nothing', [wrong], {
    acceptsKey: (original) => (key, context) => {
      if (isWrong(key, context.world.apiKey)) throw new Error('no rows in result set');
      return original(key, context);
    },
  }),
  credentialFault(
    'wrong-key-is-malformed',
    'a wrong key gets a 400',
    'public reports: the format of the key is validated first',
    [wrong],
    {
      acceptsKey: (original) => (key, context) => {
        if (isWrong(key, context.world.apiKey)) throw new Refusal(400, 'MalformedKey', 'The key is malformed.');
        return original(key, context);
      },
    },
  ),
  credentialFault(
    'refusal-names-an-item',
    'the refusal of a wrong key names an item',
    'details of the request that are gathered before it is authorised',
    [wrong],
    {
      errorBody: (original) => (refusal, context) => {
        const body = original(refusal, context);
        const uid = context.world.projects[0]?.items[3]?.metadata?.uid ?? '';
        return isWrong(context.request.headers.apikey, context.world.apiKey) ? { ...body, details: { resource: uid } } : body;
      },
    },
  ),
  credentialFault(
    'invented-key-accepted-beside-token',
    'any key will do for a page that a token leads to',
    'a token is taken for a session',
    [wrong],
    letsThrough('invented', /continue=ey/),
  ),
  credentialFault(
    'invented-token-accepted-beside-projection',
    'any token will do for a projection',
    'a route of its own, behind the presence of a header',
    [wrong],
    {
      authenticate: (original) => (context) => {
        if (context.request.headers.authorization === undefined || !context.request.rawQuery.includes('fields='))
          original(context);
      },
    },
  ),
  credentialFault(
    'cached-answer-for-any-key',
    'what was answered to the right key before is answered to any key',
    'a cache in front of the middleware, by the URL alone',
    [wrong],
    () => {
      const answered = new Set<string>();
      return {
        authenticate: (original) => (context) => {
          const { rawQuery, headers } = context.request;
          if (answered.has(rawQuery) && isWrong(headers.apikey, context.world.apiKey)) return;
          original(context);
          answered.add(rawQuery);
        },
      };
    },
  ),
];

export const silence: Silence = 'no credential';
