import { credentialFault, letsThrough } from '../credential-fault';
import { Refusal } from '../../errors';
import type { Mutant, Silence } from '../mutant';

const missing = 'security.missing-credential';
/** An invented credential in another place is none in the place that is looked at. */
const wrong = 'security.wrong-credential';

export const mutants: readonly Mutant[] = [
  credentialFault(
    'missing-credential-accepted',
    'a request without a credential is served',
    'public reports: an endpoint left out of the middleware',
    [missing],
    {
      authenticate: (original) => (context) => {
        const { apikey, authorization } = context.request.headers;
        if (apikey !== undefined || authorization !== undefined) original(context);
      },
    },
  ),
  credentialFault(
    'missing-credential-breaks',
    'a request without a credential ends in a 500',
    'a header read without a look',
    [missing, wrong],
    {
      authenticate: (original) => (context) => {
        if (context.request.headers.apikey === undefined) throw new Error('nil pointer');
        original(context);
      },
    },
  ),
  credentialFault(
    'missing-credential-not-found',
    'a request without a credential gets a 404',
    'routes that exist for known users only',
    [missing, wrong],
    {
      authenticate: (original) => (context) => {
        if (context.request.headers.apikey === undefined) throw new Refusal(404, 'NotFound', 'There is nothing at this path.');
        original(context);
      },
    },
  ),
  ...(
    [
      ['offset', 'an offset', 'public reports: paging is left out of the middleware', /offset=/],
      ['token', 'a token', 'a token is taken for a credential', /continue=ey/],
      ['filter', 'a filter', 'a search route of its own', /filters=/],
      ['order', 'an order', 'a rule for exact paths in a gateway', /orderBy=/],
    ] as const
  ).map(([id, what, source, query]) =>
    credentialFault(
      `missing-credential-accepted-beside-${id}`,
      `a request with ${what} needs no credential`,
      source,
      [missing],
      letsThrough('none', query),
    ),
  ),
];

export const silence: Silence = 'no credential';
