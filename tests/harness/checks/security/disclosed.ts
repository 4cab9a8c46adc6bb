import { withoutQuotes, plainText } from '../../judging/quoted';

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
    what: 'database query text',
    patterns: [
      /\bSELECT\b[\s\S]{1,200}\bFROM\b|\bsyntax error at or near\b|\bSQLSTATE\b|\bORA-\d{5}\b|MongoError|MongoServerError|\bE11000\b|\bpq: |\$(?:match|regex|where|elemMatch)\b.*[{[]|SQLITE_ERROR|near "[^"]*": syntax error/,
    ],
  },
];

/**
 * What an error gives away, one text of each kind. `quotable`: what the request held, as `partsOf` has it; an error may repeat that in
 * any encoding, and in part.
 */
export function disclosedIn(
  text: string,
  quotable: readonly string[],
): readonly { readonly what: string; readonly found: string }[] {
  const told = withoutQuotes(plainText(text), quotable);
  return disclosures.flatMap(({ what, patterns }) => {
    const found = patterns
      .flatMap((pattern) => [...told.matchAll(new RegExp(pattern, 'g'))].map(([match]) => match.trim()))
      .find((match) => !quotable.some((part) => part.includes(match)));
    return found === undefined ? [] : [{ what, found }];
  });
}
