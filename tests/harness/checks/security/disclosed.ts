import { withoutQuotes, plainText } from '../../judging/quoted';
import { runtimes } from './runtimes';

/** Extensions of source files; that of a data file may stand in the message of a parser. */
const source = '(?:[cm]?[jt]sx?|java|kts?|scala|groovy|clj|py|rb|php|go|rs|cs|vb|fs|cc|cpp|hpp?|swift|exs?|erl|pl|pm|lua|dart)';

const traces: readonly RegExp[] = [
  // Node, Java, Kotlin: `at name (file:line:column)`. A place without a file, as in `at x (3:14)`, is that of a parser.
  new RegExp(`\\bat [^\\n()]{1,300}\\((?:[^()\\n]*\\.${source}|node:[\\w/]+)(?::\\d+){1,2}\\)`),
  // A frame that has no name: `at file:line:column`.
  new RegExp(`\\bat (?:async )?(?:[\\w@./\\\\:-]*\\.${source}|node:[\\w/]+)(?::\\d+){1,2}`),
  /\bat [\w.$/<>]+\((?:Native Method|Unknown Source)\)/,
  // .NET names files only where it has their symbols; two frames in a row are none of chance.
  /\bat [^\n]{1,400} in [^\n]{1,400}:line \d+/,
  /(?:(?:^|\n)\s*at [\w.`+<>[\],]+\([^()\n]*\)[^\n]*){2}/,
  /Exception in thread "|\bTraceback \(most recent call last\)|\bFile "[^"\n]+", line \d+, in /,
  /\bgoroutine \d+ \[|\bpanic: runtime error|\.go:\d+ \+0x[0-9a-f]+/,
  /\bpanicked at [^\n]*\.rs:\d+/,
  /\.rb:\d+:in ['`]/,
  /#\d+ (?:[^\n]*\(\d+\): |\{main\})|\.php(?: on line |:)\d+/,
];

/** A name in a statement, bare or quoted, with the table before it. */
const name = '[\\w$."`[\\]]+';
const quotedName = `["\`[]${name}`;
/** What no sentence has behind a table: a comparison, a direction, a number or a placeholder. */
const clause = `(?: as ${name})? (?:where ${name} ?(?:[=<>]|in \\()|order by ${name} (?:asc|desc|limit)\\b|(?:limit|offset) [\\d?$:])`;

/** Statements as query builders write them, in small letters; prose selects from things, too. */
const statements: readonly RegExp[] = [
  new RegExp(`\\bselect (?:distinct )?(?:\\*|count\\()[\\s\\S]{0,200}?\\bfrom ${name}`),
  new RegExp(`\\bselect (?:distinct )?${quotedName}[\\s\\S]{0,400}?\\bfrom ${quotedName}`),
  new RegExp(`\\bselect (?:distinct )?${name}(?:, ?${name})* from ${name}${clause}`),
  // A table with another name, by which its columns are called.
  /\bselect (?:distinct )?(\w+)\.[\w"`*]+(?:, ?[\w."`*]+)* from [\w."`]+ (?:as )?\1\b/,
  new RegExp(`\\bwhere ${quotedName} ?(?:[=<>]|like |in \\()|\\border by ${quotedName} (?:asc|desc)\\b`),
];

/** Names of errors as drivers and query builders write them. */
const drivers: readonly RegExp[] = [
  /\bSQLITE_[A-Z]{3,}|near "[^"]*": syntax error/,
  /\bsyntax error at or near\b|\binvalid input syntax for (?:type \w|integer:|uuid:|bigint:)|\binvalid byte sequence for encoding\b/,
  /\b(?:relation|column) (?:"[\w.]+"|\w+\.\w+) (?:of relation "[\w.]+" )?does not exist\b/,
  /\bno such (?:column|table|function): [\w."]+|\bunrecognized token: "/,
  /\bPG::[A-Z]\w+|\bMysql2::Error|\bActiveRecord::\w+|\bPDOException\b|\bQueryFailedError\b|\bSequelize\w*Error\b|\bPrismaClient\w*Error\b/,
  /\b(?:psycopg2?|sqlalchemy|pymysql|pymongo|sqlite3|cx_Oracle|oracledb)\.(?:\w+\.)*\w*(?:Error|Exception)\b|\(psycopg2?\.errors/,
  /\bcom\.mysql\.|\borg\.(?:postgresql|hibernate|h2|sqlite)\.|\bjava\.sql\.SQL\w+|\bjdbc:\w+:|\bORA-\d{4,5}:/,
  /\bER_[A-Z]+_[A-Z_]+\b|You have an error in your SQL syntax|\bConversion failed when converting the \w+ value\b|\bArithmetic overflow error converting \w+\b|\bUnknown column '[^']+' in '/,
  /\bMongo(?:Server|Network|Bulk\w+)?Error\b|\bMongo(?:Query|Command)Exception\b|\bBSONError\b|\bCastError\b: Cast to/,
  /\bInvalid `prisma\.\w+\.\w+\(\)` invocation|\bsql: Scan error on column index \d|\bsql: converting argument \$\d/,
];

/** Text that belongs into a server's log and not into its answers. */
const disclosures: readonly { readonly what: string; readonly patterns: readonly RegExp[] }[] = [
  { what: 'a stack trace', patterns: traces },
  {
    what: 'a file path',
    patterns: [
      /(?<=^|[\s"'(=])\/(?:usr|var|opt|srv|etc)\/[\w./-]+/,
      // Roots that may be those of a URL as well: only with a file at the end.
      /(?<=^|[\s"'(=])\/(?:home|app|root|go|src|workspace)\/[\w./-]*\.\w+/,
      /(?<=^|[\s"'(=])[A-Z]:\\[\w\\ .-]+\\/,
      /\b[\w-]+\.(?:go|java|py|rb|php|cs):\d+/,
    ],
  },
  {
    // A connection that fails, as Node and Go tell of it: with an address or a name.
    what: 'where a service behind it is',
    patterns: [
      /\b(?:connect E(?:CONNREFUSED|HOSTUNREACH|TIMEDOUT)|getaddrinfo E(?:NOTFOUND|AI_AGAIN)) [\w.:-]+|\bdial tcp [\w.:[\]-]+: /,
    ],
  },
  { what: 'an exception of the runtime', patterns: runtimes },
  {
    what: 'database query text',
    patterns: [
      /\bSELECT\b[\s\S]{1,200}\bFROM\b|\bSQLSTATE\b|\bORA-\d{5}\b|MongoError|MongoServerError|\bE11000\b|\bpq: |\$(?:match|regex|where|elemMatch)\b.*[{[]/,
      ...statements,
      ...drivers,
    ],
  },
];

/** A longer text is looked at where it begins and where it ends, because each pattern passes over all of it. */
const mostOfEnd = 2 ** 16;

const endsOf = (text: string): string =>
  text.length <= 2 * mostOfEnd ? text : `${text.slice(0, mostOfEnd)}\n\n${text.slice(-mostOfEnd)}`;

/**
 * What an error gives away, one text of each kind. `quotable`: what the request held, as `partsOf` has it; an error may repeat that in
 * any encoding, and in part.
 */
export function disclosedIn(
  text: string,
  quotable: readonly string[],
): readonly { readonly what: string; readonly found: string }[] {
  const told = withoutQuotes(plainText(endsOf(text)), quotable);
  return disclosures.flatMap(({ what, patterns }) => {
    const found = patterns
      .flatMap((pattern) => [...told.matchAll(new RegExp(pattern, 'g'))].map(([match]) => match.trim()))
      .find((match) => !quotable.some((part) => part.includes(match)));
    return found === undefined ? [] : [{ what, found }];
  });
}
