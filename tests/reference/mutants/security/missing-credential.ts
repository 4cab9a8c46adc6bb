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
      ['union', 'a filter of several clauses', 'a search route of its own', /filters=.*(?:AND|OR)/],
      [
        'offset-behind-the-end',
        'an offset behind the end',
        'an early answer where nothing can be found',
        /offset=(?:\d{4}|11[7-9])/,
      ],
    ] as const
  ).map(([id, what, source, query]) =>
    credentialFault(
      `missing-credential-accepted-beside-${id}`,
      `a request with ${what} needs no credential`,
      source,
      [missing, wrong],
      letsThrough('none', query),
    ),
  ),
  ...(
    [
      ['limit-of-zero', 'a limit of zero', 'an early answer where nothing is wanted', /limit=0(?:&|$)/],
      ['limit-of-one', 'a limit of one', 'a probe of monitoring', /limit=1(?:&|$)/],
      ['limit-twice', 'two limits', 'a rule for exact queries in a gateway', /limit=.*limit=/],
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
  credentialFault(
    'missing-credential-accepted-beside-limit-of-one-alone',
    'a request with a limit of one needs no credential, and what stands twice is refused first',
    'a probe of monitoring behind a strict parser',
    [missing],
    {
      authenticate: (original) => (context) => {
        const { headers, rawQuery } = context.request;
        const isOpen = headers.apikey === undefined && headers.authorization === undefined && /limit=1(?:&|$)/.test(rawQuery);
        if (isOpen && /limit=.*limit=/.test(rawQuery)) throw new Refusal(400, 'Repeated', 'A parameter stands once.');
        if (!isOpen) original(context);
      },
    },
  ),
];

export const silence: Silence = 'no credential';
