import { type Document, isScalar, LineCounter, parseDocument, type ScalarTag, visit, YAMLParseError, type YAMLError } from 'yaml';

/** A whole number may be tagged as a float (YAML 1.2.2, section 10.2.1.4), which the library does not know. */
const wholeFloat: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  test: /^[-+]?[0-9]+$/,
  resolve: Number,
};

/** Brackets that open before one closes. Texts and comments hold some; the library takes half a minute for a hundred thousand of them. */
const mostOpen = 10_000;

function nestsWithoutEnd(text: string): boolean {
  let open = 0;
  for (const [sign] of text.matchAll(/[[\]{}]/g)) {
    open = Math.max(0, open + (sign === '[' || sign === '{' ? 1 : -1));
    if (open > mostOpen) return true;
  }
  return false;
}

/** Keys and entries, each of which takes the library two kilobytes. */
export const mostNodes = 150_000;

/**
 * Whether a text holds more of them, about: a comma parts entries in brackets only, and what texts and comments hold is counted as well. Of
 * one that nests without end that is told, and not this.
 */
export function hasTooManyNodes(text: string): boolean {
  const open: string[] = [];
  let nodes = 0;
  for (const [sign] of text.matchAll(/[[\]{},]|:(?=[\s"'[{]|$)|^[ \t]*-(?=\s)/gm)) {
    if (sign === '[' || sign === '{') open.push(sign);
    else if (sign === ']' || sign === '}') open.pop();
    else if (sign !== ',' || open.at(-1) === '[') nodes += 1;
    if (open.length > mostOpen) return false;
  }
  return nodes > mostNodes;
}

/** A text as the library reads it, without a word of Node's beside what is told. Throws a `RangeError` where it nests without end. */
export function yamlDocument(text: string): Document.Parsed {
  if (nestsWithoutEnd(text)) throw new RangeError('it nests too deep');
  const lines = new LineCounter();
  const document = parseDocument(text, {
    logLevel: 'error',
    customTags: (tags) => [...tags, wholeFloat],
    lineCounter: lines,
    // The library compares each key with all before it, which takes minutes for a hundred thousand.
    uniqueKeys: false,
  });
  if (document.errors.length === 0) document.errors.push(...doubledKeys(document, lines));
  return document;
}

/** A key that its object has already, in the library's words for one: the later value would be taken, and the first lost. */
function doubledKeys(document: Document.Parsed, lines: LineCounter): readonly YAMLParseError[] {
  const found: YAMLParseError[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (!seen.has(key.value)) {
          seen.add(key.value);
          continue;
        }
        const [start = 0, end = start] = key.range ?? [];
        const { line, col } = lines.linePos(start);
        found.push(new YAMLParseError([start, end], 'DUPLICATE_KEY', `Map keys must be unique at line ${line}, column ${col}`));
        return visit.BREAK;
      }
      return undefined;
    },
  });
  return found;
}

/** An unknown tag: its value would be another than its writer means, wherever it stands. */
export const unknownTag = ({ warnings }: Document.Parsed): YAMLError | undefined =>
  warnings.find(({ code }) => code === 'TAG_RESOLVE_FAILED');

/** A problem that the parser tells in words of its own or of the engine, told in ours; any other as it is. */
export function inWords(problem: YAMLError): Error {
  if (problem.code === 'MULTIPLE_DOCS')
    return new Error(`it holds several documents, and one is read; the second begins at line ${problem.linePos?.[0].line ?? 2}`, {
      cause: problem,
    });
  return problem.message.includes('call stack') ? new RangeError('it nests too deep', { cause: problem }) : problem;
}

/**
 * A text of YAML 1.2 or JSON as plain data; `null` where it is empty. Throws an `Error` with the place where it is none, or nests beyond
 * any stack. What the parser would only warn of is refused, such as an unknown tag. Aliases are bounded by the library.
 */
export function parsedYaml(text: string): unknown {
  if (hasTooManyNodes(text)) throw new Error(`it holds more than ${mostNodes} keys and entries`);
  try {
    const document = yamlDocument(text);
    const [problem] = [...document.errors, ...document.warnings];
    if (problem) throw inWords(problem);
    return document.toJS({ maxAliasCount: 100 }) as unknown;
  } catch (error) {
    throw error instanceof RangeError ? new Error('it nests too deep', { cause: error }) : error;
  }
}
