import type { BehaviourOverride, Replacements, Behaviour } from '../behaviour';
import type { Reply, RequestContext } from '../context';
import type { Refusal } from '../errors';
import type { Json } from '../json';
import { whenRequest } from '../when';
import { isThird } from './conditions';
import type { Mutant } from './mutant';

const isClientError = ({ status }: Refusal): boolean => status === 400;
const anyError = (): boolean => true;

/** Refusals that meet the condition are sent in another way. */
function refusalAs(
  change: (reply: Reply, refusal: Refusal, context: RequestContext) => Partial<Reply>,
  condition: (refusal: Refusal) => boolean = anyError,
): Replacements<Behaviour> {
  return {
    refusalReply: (original) => (refusal, context) => {
      const reply = original(refusal, context);
      return condition(refusal) ? { ...reply, ...change(reply, refusal, context) } : reply;
    },
  };
}

const bodyAs = (body: Json, condition?: (refusal: Refusal) => boolean): Replacements<Behaviour> =>
  refusalAs(() => ({ body: JSON.stringify(body) }), condition);

function errorFault(id: string, fault: string, source: string, behaviour: BehaviourOverride): Mutant {
  return { id, fault, source, area: 'response', primary: 'response.error-schema', expect: ['response.error-schema'], behaviour };
}

function disclosure(id: string, fault: string, source: string, text: string, condition: (refusal: Refusal) => boolean): Mutant {
  return {
    id,
    fault,
    source,
    area: 'security',
    primary: 'security.disclosure',
    expect: ['security.disclosure'],
    behaviour: {
      errorBody: (original) => (refusal, context) => {
        const body = original(refusal, context);
        return condition(refusal) ? { ...body, details: { cause: text } } : body;
      },
    },
  };
}

const html = { 'content-type': 'text/html' };

/** Error bodies of the wrong shape, and what they give away. */
export const responseErrorMutants: readonly Mutant[] = [
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
  {
    id: 'error-with-success-status',
    fault: 'a malformed limit is answered by a 200 with an error body',
    source: 'public reports: errors as results',
    area: 'response',
    primary: 'pagination.limit-malformed',
    // The body of a 200 is declared to be a page.
    expect: ['pagination.limit-malformed', 'response.schema'],
    behaviour: refusalAs(
      () => ({ status: 200 }),
      ({ code }) => code === 'InvalidLimit',
    ),
  },
  disclosure(
    'stack-trace-in-errors',
    'an error holds a stack trace',
    'public reports: a debug mode left on',
    'TypeError: x\n    at parse (/srv/app/list.js:12:7)\n    at next (/srv/app/app.js:3:1)',
    isClientError,
  ),
  disclosure(
    'java-trace-in-errors',
    'an error holds a Java stack trace',
    'public reports: server.error.include-stacktrace',
    'java.lang.IllegalArgumentException: limit\n\tat com.example.ListController.read(ListController.java:42)',
    isClientError,
  ),
  disclosure(
    'python-trace-in-errors',
    'an error holds a Python traceback',
    'public reports: DEBUG = True',
    'Traceback (most recent call last):\n  File "list.py", line 3, in read',
    isClientError,
  ),
  disclosure(
    'panic-in-errors',
    'an error holds the goroutine of a panic',
    'a recovered panic printed to the client',
    'panic: runtime error\n\ngoroutine 17 [running]:',
    isClientError,
  ),
  disclosure(
    'path-in-errors',
    'an error about a token holds the path of a file',
    'an error message of the file system passed on',
    'open /var/lib/clusters/tokens.db: no such file',
    ({ code }) => code === 'InvalidToken',
  ),
  disclosure(
    'sql-in-errors',
    'an error about the order holds the query text',
    'public reports: the message of the database driver',
    'SELECT uid, name FROM clusters ORDER BY nope: unknown column',
    ({ code }) => code.includes('Order'),
  ),
  disclosure(
    'database-error-in-errors',
    'an error about the filter is that of the database',
    'public reports: the message of the database driver',
    'MongoServerError: unknown operator',
    ({ code }) => code.includes('Filter'),
  ),
  disclosure(
    'trace-in-unauthorised',
    'a 401 holds a stack trace',
    'an exception as control flow',
    'Error: no key\n    at authenticate (/srv/app/auth.js:5:9)',
    ({ status }) => status === 401,
  ),
];
