import { parseDocument, type YAMLError } from 'yaml';

/** A problem that the parser tells in words of its own or of the engine, told in ours; any other as it is. */
export function inWords(problem: YAMLError): Error {
  if (problem.code === 'MULTIPLE_DOCS')
    return new Error('it holds several documents, parted by "---", and one is read', { cause: problem });
  return problem.message.includes('call stack') ? new RangeError('it nests too deep', { cause: problem }) : problem;
}

/**
 * A text of YAML 1.2 or JSON as plain data; `null` where it is empty. Throws an `Error` with the place where it is none, or nests beyond
 * any stack. An unknown tag is refused, because its value would be another than its writer means. Aliases are bounded by the library.
 */
export function parsedYaml(text: string): unknown {
  try {
    const document = parseDocument(text);
    const [problem] = [...document.errors, ...document.warnings];
    if (problem) throw inWords(problem);
    return document.toJS({ maxAliasCount: 100 }) as unknown;
  } catch (error) {
    throw error instanceof RangeError ? new Error('it nests too deep', { cause: error }) : error;
  }
}
