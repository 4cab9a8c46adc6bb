import type { RequirementId } from '../../../generated/requirement-ids';
import type { BehaviourOverride } from '../behaviour';
import type { Clause } from '../filter';
import { whenRequest } from '../when';
import { isThird } from './conditions';
import type { Mutant } from './mutant';

function echoFault(id: string, fault: string, source: string, behaviour: BehaviourOverride): Mutant {
  return {
    id,
    fault,
    source,
    area: 'security',
    primary: 'security.credential-echo',
    expect: ['security.credential-echo'],
    behaviour,
  };
}

/** A filter value that is run in place of compared. */
function injection(
  id: string,
  fault: string,
  source: string,
  expect: readonly RequirementId[],
  runs: (clause: Clause) => boolean,
): Mutant {
  return {
    id,
    fault,
    source,
    area: 'security',
    primary: 'security.injection',
    expect: ['security.injection', ...expect],
    behaviour: {
      matchClause: (original) => (cluster, clause, context) => runs(clause) || original(cluster, clause, context),
    },
  };
}

/** Values that break the server in place of matching nothing. */
function breaking(id: string, fault: string, source: string, expect: readonly RequirementId[], pattern: RegExp): Mutant {
  return {
    id,
    fault,
    source,
    area: 'security',
    primary: 'security.injection',
    expect: ['security.injection', ...expect],
    behaviour: {
      readFilter: (original) => (raw, context) => {
        if (raw !== undefined && pattern.test(raw)) throw new Error('unterminated literal');
        return original(raw, context);
      },
    },
  };
}

/** Values that are run in place of compared, and credentials that come back. */
export const securityValueMutants: readonly Mutant[] = [
  injection('sql-injection', 'a quote ends the value, and what follows it is run', 'CWE-89', [], ({ value }) =>
    /^['"] ?(or|\|\|)/.test(value),
  ),
  // A value that is an operator object finds every item, which is also no literal comparison.
  injection('operator-injection', 'a value that is a JSON object is run as an operator', 'CWE-943', [], ({ value }) =>
    value.startsWith('{"$'),
  ),
  injection('template-injection', 'a value between braces is evaluated, and is then true', 'CWE-1336', [], ({ value }) =>
    /^(\$\{|\{\{)/.test(value),
  ),
  injection('directory-injection', 'a parenthesis ends the value, and what follows it is run', 'CWE-90', [], ({ value }) =>
    value.startsWith('*)('),
  ),
  breaking('comment-breaks', 'a value with a comment ends in a 500', 'CWE-89: the statement breaks', [], /; --/),
  breaking('path-breaks', 'a value with a path ends in a 500', 'CWE-22: a lookup outside of the root', [], /\.\.\//),
  // Quotes occur in names and in literal values as well.
  breaking(
    'quote-breaks',
    'a value with an apostrophe ends in a 500',
    'public reports: a statement put together from text',
    ['filtering.exact', 'filtering.value-characters'],
    /'/,
  ),
  echoFault(
    'key-in-errors',
    'an error repeats the headers of the request',
    'public reports: the request is dumped into the error',
    {
      errorBody: (original) => (refusal, context) => ({
        ...original(refusal, context),
        details: { apikey: context.request.headers.apikey ?? '' },
      }),
    },
  ),
  echoFault('key-in-a-header', 'a response repeats the key in a header', 'a debug header left on', {
    finish: (original) => async (reply, context) => {
      const { headers, ...rest } = await original(reply, context);
      return { ...rest, headers: { ...headers, 'x-debug-key': context.request.headers.apikey ?? '' } };
    },
  }),
  echoFault('key-in-the-page', 'a page repeats the request, with the key in Base64', 'a debug mode left on', {
    envelope: (original) => (items, listmeta, context) => ({
      ...original(items, listmeta, context),
      request: { apikey: Buffer.from(context.request.headers.apikey ?? '').toString('base64') },
    }),
  }),
  echoFault(
    'key-in-every-third-response',
    'every third response sets the key as a cookie',
    'one of three instances with sessions turned on',
    whenRequest(isThird, {
      finish: (original) => async (reply, context) => {
        const { headers, ...rest } = await original(reply, context);
        return { ...rest, headers: { ...headers, 'set-cookie': `session=${context.request.headers.apikey ?? ''}` } };
      },
    }),
  ),
];
