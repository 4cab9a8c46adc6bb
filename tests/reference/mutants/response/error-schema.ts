import type { Json } from '../../json';
import type { Refusal } from '../../errors';
import type { Replacements, Behaviour, BehaviourOverride } from '../../behaviour';
import { refusalAs, isClientError } from '../refusal-as';
import type { Mutant, Silence } from '../mutant';
import { whenRequest } from '../../when';
import { isThird } from '../conditions';

const bodyAs = (body: Json, condition?: (refusal: Refusal) => boolean): Replacements<Behaviour> =>
  refusalAs(() => ({ body: JSON.stringify(body) }), condition);

function errorFault(id: string, fault: string, source: string, behaviour: BehaviourOverride): Mutant {
  return { id, fault, source, area: 'response', primary: 'response.error-schema', expect: ['response.error-schema'], behaviour };
}

const html = { 'content-type': 'text/html' };

export const mutants: readonly Mutant[] = [
  errorFault(
    'error-in-html',
    'an error is an HTML page',
    'public reports: the error page of the framework',
    refusalAs(() => ({ headers: html, body: '<html><body><h1>Bad Request</h1></body></html>' })),
  ),
  errorFault(
    'error-unauthorised-in-html',
    'a 401 is an HTML page, other errors are not',
    'a login proxy in front of the service',
    refusalAs(
      () => ({ headers: html, body: '<title>Sign in</title>' }),
      ({ status }) => status === 401,
    ),
  ),
  errorFault(
    'error-about-the-limit-in-html',
    'an error about the limit is an HTML page, other errors are not',
    'public reports: a number parsed by the framework, whose error page nobody replaced',
    refusalAs(
      () => ({ headers: html, body: '<h1>400 Bad Request</h1>' }),
      ({ code }) => code === 'InvalidLimit',
    ),
  ),
  errorFault(
    'error-without-body',
    'an error has no body',
    'public reports: a status set and nothing written',
    refusalAs(() => ({ body: '' })),
  ),
  errorFault(
    'error-as-text',
    'an error is a JSON string',
    'a message in place of an object',
    bodyAs('bad request', isClientError),
  ),
  errorFault(
    'error-as-list',
    'an error is a list of messages',
    'a validation library passes its own result on',
    bodyAs([{ message: 'bad request' }], isClientError),
  ),
  errorFault(
    'error-code-number',
    'the code of an error is the status, a number',
    'public reports: two meanings of "code"',
    bodyAs({ code: 400, message: 'bad request' }, isClientError),
  ),
  errorFault(
    'error-message-null',
    'the message of an error is null',
    'an exception without a message',
    bodyAs({ code: 'BadRequest', message: null }, isClientError),
  ),
  errorFault(
    'error-details-list',
    'the details of an error are a list',
    'validation results passed on',
    bodyAs({ code: 'BadRequest', message: 'bad request', details: ['limit'] }, isClientError),
  ),
  errorFault(
    'error-cut-off',
    'the body of an error is cut off',
    'a length in characters where bytes are meant',
    refusalAs(({ body }) => ({ body: String(body).slice(0, -1) }), isClientError),
  ),
  errorFault(
    'error-of-the-filter-wrapped',
    'an error about the filter holds an error object in place of its code',
    'an exception translated twice on one path only',
    refusalAs(
      () => ({ body: '{"code":{"code":"MalformedFilter"}}' }),
      ({ code }) => code.includes('Filter'),
    ),
  ),
  errorFault(
    'every-third-error-in-html',
    'every third response, where it is an error, is an HTML page',
    'one of three instances behind another proxy',
    whenRequest(
      isThird,
      refusalAs(() => ({ headers: html, body: '<h1>Error</h1>' })),
    ),
  ),
];

export const silence: Silence = 'silent after the first read';
