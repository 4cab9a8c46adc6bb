import type { Refusal } from '../../errors';
import type { Mutant, Silence } from '../mutant';
import { isClientError } from '../refusal-as';

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

export const mutants: readonly Mutant[] = [
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
    'exception-in-errors',
    'an error holds the message of an exception',
    'public reports: str(exception) passed on',
    "invalid literal for int() with base 10: 'abc'",
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
  {
    id: 'sql-in-a-header',
    fault: 'pages carry the text of their query in a header',
    source: 'an operator mistake: a debug header left on',
    area: 'security',
    primary: 'security.disclosure',
    expect: ['security.disclosure'],
    behaviour: {
      pageReply: (original) => (text, context) => {
        const reply = original(text, context);
        return { ...reply, headers: { ...reply.headers, 'x-debug': 'SELECT uid, name FROM clusters ORDER BY uid LIMIT 51' } };
      },
    },
  },
];

export const silence: Silence = 'silent after the first read';
