import { disclosedIn } from '../../harness/checks/security/disclosed';
import { quotableParts, wordsOf } from '../../harness/judging/quoted';
import { judgePlain, judgeReference } from './judging';

/** As the runtimes print them, with their own paths. */
const traces: readonly (readonly [string, string])[] = [
  [
    'Node',
    'TypeError: x is not a function\n    at Object.<anonymous> (/srv/api/list.js:1:7)\n    at Module._compile (node:internal/modules/cjs/loader:1554:14)',
  ],
  [
    'Node, a method under another name',
    'Error: limit\n    at Layer.handle [as handle_request] (C:\\api\\node_modules\\express\\lib\\router\\layer.js:95:5)',
  ],
  [
    'Node, a frame of the runtime',
    'Error: limit\n    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)',
  ],
  ['Node, without a name', 'Error: limit\n    at file:///srv/api/list.mjs:3:9'],
  ['Node, in TypeScript', 'Error: limit\n    at async readLimit (webpack-internal:///./src/limit.ts:12:11)'],
  [
    'Java',
    'java.lang.NumberFormatException: For input string: "abc"\n\tat java.base/java.lang.Integer.parseInt(Integer.java:652)\n\tat com.example.ListController.list(ListController.java:42)',
  ],
  ['Java, native', 'java.lang.Error\n\tat java.base/jdk.internal.reflect.NativeMethodAccessorImpl.invoke0(Native Method)'],
  ['Kotlin', 'java.lang.IllegalStateException: limit\n\tat com.example.ListKt.read(List.kt:7)'],
  [
    'Python',
    'Traceback (most recent call last):\n  File "/app/list.py", line 3, in read\n    int("abc")\nValueError: invalid literal',
  ],
  ['Python, cut', 'File "list.py", line 3, in <module>'],
  [
    'Go',
    'panic: runtime error: index out of range [5] with length 3\n\ngoroutine 1 [running]:\nmain.main()\n\t/tmp/x/main.go:7 +0x1d',
  ],
  [
    '.NET',
    'System.FormatException: The input string was not in a correct format.\n   at System.Number.ThrowFormatException(ReadOnlySpan`1 value)\n   at Example.ListController.Get(String limit)\n   at lambda_method5(Closure, Object, Object[])',
  ],
  [
    '.NET with symbols',
    'System.Exception: limit\n   at Example.ListController.Get(String limit) in C:\\src\\Example\\ListController.cs:line 12',
  ],
  ['Ruby', "list.rb:12:in 'Integer': invalid value for Integer(): \"abc\" (ArgumentError)\n\tfrom list.rb:3:in '<main>'"],
  ['Ruby before 3.4', "list.rb:12:in `Integer': invalid value (ArgumentError)"],
  [
    'PHP',
    'PHP Fatal error:  Uncaught TypeError: limit in /var/www/html/list.php:12\nStack trace:\n#0 /var/www/html/index.php(3): readLimit()\n#1 {main}',
  ],
  ['PHP, a warning', '<b>Warning</b>: Undefined index: limit in <b>/x/list.php</b> on line <b>3</b> list.php on line 3'],
  ['Rust', "thread 'main' panicked at src/main.rs:2:5:\nlimit"],
];

/** What no runtime prints. */
const sentences: readonly string[] = [
  'unexpected token\nat x 3:14',
  'unexpected token\n    at value (3:14)',
  'Expected a number at limit:3',
  'Look at the documentation (chapter 3:1) at https://example.com:8443/docs',
  'parse error in filter.json:3:14',
  'No value at config.yaml:3',
  'The meeting is at 10:30 (room 4:2)',
  'Do not panic: try again.',
  'See /app/docs/errors, or /home and /go/further.',
  'Line 3, in the filter: a name is expected.',
  'at least (1) or at most (50)\nat most (50) items',
];

test.each(traces)('a stack trace of %s is seen, as text, in JSON and in HTML', (_, trace) => {
  const html = `<pre>${trace.replaceAll('<', '&lt;').replaceAll('"', '&quot;')}</pre>`;
  const json = { code: 'Internal', details: { causes: [trace] } };
  for (const body of [
    { text: trace, json: undefined },
    { text: JSON.stringify(json), json },
    { text: html, json: undefined },
  ])
    expect(disclosedIn(wordsOf(body), []).map(({ what }) => what)).toContain('a stack trace');
});

test.each(sentences)('%j gives nothing away', (text) => {
  expect(disclosedIn(text, [])).toEqual([]);
});

/** As query builders and drivers write it. */
const databaseTexts: readonly string[] = [
  'select "clusters".* from "clusters" where "name" = $1 limit $2',
  'select `c`.`uid` from `clusters` as `c` order by `c`.`name` asc limit 50',
  'select * from clusters limit 50 offset -1 - SQLITE_MISMATCH: datatype mismatch',
  'select uid, name from clusters where name = ?',
  'select uid from clusters order by nope limit 50',
  'select count(*) as total from clusters',
  'could not run select r.id, r.title from recordings r where r.nope = ? order by r.recorded desc limit 20',
  'SQLITE_MISMATCH: datatype mismatch',
  'SQLITE_TOOBIG',
  'ORA-01858: a non-numeric character was found where a numeric was expected',
  'PG::InvalidTextRepresentation: ERROR:  invalid input syntax for type timestamp: "x"',
  'invalid input syntax for type bigint: "abc"',
  'column "nope" does not exist',
  'no such column: nope',
  'sqlalchemy.exc.DataError: (psycopg2.errors.NumericValueOutOfRange) bigint out of range',
  'java.sql.SQLSyntaxErrorException: bad',
  'ER_BAD_FIELD_ERROR',
  "Unknown column 'nope' in 'order clause'",
  'CastError: Cast to date failed for value "x"',
  'Invalid `prisma.item.findMany()` invocation: Unable to fit integer value into an INT4',
  'sql: Scan error on column index 3, name "weight": converting NULL to float64 is unsupported',
];

test.each(databaseTexts)('%j is database query text', (text) => {
  expect(disclosedIn(text, []).map(({ what }) => what)).toContain('database query text');
});

/** As runtimes and their standard libraries write it. */
const exceptions: readonly string[] = [
  'java.lang.NumberFormatException: For input string: "abc"',
  "Failed to convert value of type 'java.lang.String' to required type 'int'",
  'No enum constant com.example.State.NOPE',
  'org.springframework.core.convert.ConversionFailedException',
  'java.time.format.DateTimeParseException: Text could not be parsed at index 0',
  "invalid literal for int() with base 10: 'abc'",
  "could not convert string to float: 'abc'",
  "'NoneType' object has no attribute 'lower'",
  "unhashable type: 'list'",
  'binascii.Error: Incorrect padding',
  "Invalid isoformat string: 'abc'",
  "time data 'abc' does not match format '%Y-%m-%d'",
  "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte",
  "Cannot read properties of undefined (reading 'toISOString')",
  "Cannot read property 'name' of null",
  'TypeError: sort.split is not a function',
  'RangeError: Invalid time value',
  'SyntaxError: Unexpected token x in JSON at position 14',
  'strconv.Atoi: parsing "abc": invalid syntax',
  'strconv.ParseInt: parsing "99999999999999999999": value out of range',
  'illegal base64 data at input byte 4',
  'parsing time "abc" as "2006-01-02T15:04:05Z07:00": cannot parse "abc" as "2006"',
  'json: cannot unmarshal string into Go value of type main.cursor',
  'Input string was not in a correct format.',
  "The input string 'abc' was not in a correct format.",
  'System.FormatException',
  'Object reference not set to an instance of an object.',
  "String 'abc' was not recognized as a valid DateTime.",
  "undefined method 'split' for nil",
  "undefined method `to_i' for nil:NilClass",
  'invalid value for Integer(): "abc"',
  'no implicit conversion of Array into String',
  'Undefined array key "id"',
  'Call to a member function format() on null',
  'explode(): Argument #2 ($string) must be of type string, array given',
  'called `Result::unwrap()` on an `Err` value: ParseIntError',
];

test.each(exceptions)('%j is an exception of the runtime', (text) => {
  expect(disclosedIn(text, []).map(({ what }) => what)).toContain('an exception of the runtime');
});

/** As Node and Go tell of a connection that fails. */
const addresses: readonly string[] = [
  'connect ECONNREFUSED 192.0.2.21:5432',
  'getaddrinfo ENOTFOUND db.internal.example',
  'dial tcp 192.0.2.21:6379: connect: connection refused',
];

test.each(addresses)('%j says where a service is', (text) => {
  expect(disclosedIn(text, []).map(({ what }) => what)).toEqual(['where a service behind it is']);
});

/** What a help text, or an error of the target's own, may say. */
const prose: readonly string[] = [
  'Select a value from the list.',
  'You can select o.name, o.size from o for each other item o of the list.',
  'Please select one from the following fields, and limit the number of items to 50.',
  'You can select items from a project; limit 50 items a page.',
  'Select fields, order and limit from the options below.',
  'The offset must be greater than the limit, or where it is left out, 0.',
  'The column "nope" is not known; order by name asc or desc.',
  'The field does not exist.',
  'no such field: nope',
  'Invalid input syntax: a filter is written path=value.',
  'Use select, from and limit in the order by which they are listed.',
  'The parameter limit is out of range: select a number from 1 to 50.',
  'select "name" or "uid" from the list of fields',
  'select fields, order and limit from the options below',
  'select items from project where status is ready, order by name',
  'invalid input syntax for filters',
  'no such columns are known here; where name is a word, order by it',
  'Where name is left out, select all from metadata and order by name.',
  'Cannot connect: the service is busy. To connect EXAMPLE accounts, dial 555.',
  'The connection was refused (ECONNREFUSED).',
  'Invalid literal for limit: an integer with base 10 is expected.',
  'The input is not in a correct format.',
  'The value "abc" is not valid.',
  'contains is not a function of this filter.',
  'Unexpected token at position 14: the filter is no JSON.',
  'Cannot read the filter: the property name is undefined.',
  'TypeError',
  'ValidationException: limit is out of range',
  'com.example.things#ValidationException',
  'Invalid base64: the token is not one of this listing.',
  'The time "abc" does not match the format date-time.',
  'limit must be of type integer, string given',
  'Undefined field: nope',
  'Incorrect padding',
  'Argument limit must be a number.',
];

test.each(prose)('%j is prose', (text) => {
  expect(disclosedIn(text, [])).toEqual([]);
});

const request = {
  method: 'GET',
  url: 'https://api.example.com/app/v1/things.php?filters=name%3D/etc/passwd+x&note=%3Cb%3E%20SELECT%20a%20FROM%20b',
  headers: { 'user-agent': 'tool (/opt/tool/bin)', accept: 'application/json' },
  credential: 'configured',
} as const;

test.each([
  ['the path', '{"path": "/app/v1/things.php"}'],
  ['the path, cut', 'not found: /app/v1/things.p'],
  ['the path and the query', 'GET /app/v1/things.php?filters=name%3D/etc/passwd+x failed'],
  ['the path, escaped for JSON', '"instance":"\\/app\\/v1\\/things.php"'],
  ['the path, percent-encoded', 'see /login?next=%2Fapp%2Fv1%2Fthings.php'],
  ['the path, percent-encoded twice', 'see /login?next=%252Fapp%252Fv1%252Fthings.php'],
  ['a value', "cannot read 'name=/etc/passwd x'"],
  ['a value with its plus sign', 'cannot read (name=/etc/passwd+x)'],
  ['a part of a value', 'no such name: /etc/passwd'],
  ['a value in HTML', '<p>&lt;b&gt; SELECT a FROM b</p>'],
  ['a value in numbered references', '<p>&#60;b&#x3e; SELECT a FROM b</p>'],
  ['a header', 'blocked: tool (/opt/tool/bin)'],
])('%s may be quoted', (_, text) => {
  expect(disclosedIn(text, quotableParts(request))).toEqual([]);
  // The same text would be told of another request.
  expect(disclosedIn(text, ['else'])).not.toEqual([]);
});

test('what stands beside a quote is told', () => {
  const text = 'GET /app/v1/things.php failed: open /etc/shadow: SELECT uid FROM secrets';
  expect(disclosedIn(text, quotableParts(request))).toEqual([
    { what: 'a file path', found: '/etc/shadow' },
    { what: 'database query text', found: 'SELECT uid FROM' },
  ]);
});

test('a long text is looked at where it begins and where it ends', () => {
  const long = 'x'.repeat(2 ** 20);
  const told = 'open /etc/shadow: SELECT uid FROM secrets';
  for (const text of [`${told} ${long}`, `${long} ${told}`]) expect(disclosedIn(text, [])).toHaveLength(2);
});

test('a server below a base path that quotes its path in every error is not warned', async () => {
  const only = ['security.disclosure'];
  const { of } = await judgePlain({ basePath: '/app/srv.d', quoting: true }, { only });
  expect(of.get('security.disclosure')).toMatchObject({ outcome: 'pass' });
  const { of: told } = await judgeReference(
    {
      basePath: '/srv',
      behaviour: {
        errorBody: (original) => (refusal, context) => ({
          ...original(refusal, context),
          message: `open /srv/secret.db for ${context.request.path}`,
        }),
      },
    },
    { only },
  );
  expect(told.get('security.disclosure')).toMatchObject({ outcome: 'warn' });
});
