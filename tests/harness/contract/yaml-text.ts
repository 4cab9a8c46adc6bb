import { ContractError } from '../errors';
import { hasTooManyNodes, inWords, mostNodes, unknownTag, yamlDocument } from '../parsed-yaml';
import type { Json } from './model';
import { pointerOf } from './pointer';

/** Deeper than any lawful document; every walk over a document may recurse this far. */
const deepest = 200;

/**
 * Parses YAML 1.2 or JSON into plain data. `name` is what a message calls the text. A tag that nobody knows is refused.
 * Aliases are bounded by the library, nesting here, so a small file cannot grow into a large one.
 */
export function parseYaml(text: string, name: string): Json {
  if (hasTooManyNodes(text))
    throw new ContractError(
      'CONTRACT_TOO_LARGE',
      `Expected at most ${mostNodes} keys and entries in ${name}; found more. Take out what the listing does not need.`,
    );
  return parseAnyYaml(text, name);
}

function parseAnyYaml(text: string, name: string): Json {
  let json: Json;
  try {
    const document = yamlDocument(text);
    const [error = unknownTag(document)] = document.errors;
    if (error) throw inWords(error);
    json = document.toJS({ maxAliasCount: 100 }) as Json;
  } catch (cause) {
    if (cause instanceof RangeError) throw tooDeep(name);
    const [reason = ''] = cause instanceof Error ? cause.message.split('\n') : [];
    const sentence = reason.replace(/[\s:.]+$/, '');
    throw new ContractError(
      'CONTRACT_NOT_YAML',
      `Expected YAML or JSON in ${name}; the parser says: ${sentence}. Mend that line.`,
      {
        cause,
      },
    );
  }
  return flatEnough(json, name);
}

/** The same for large texts: what begins as JSON is read as JSON, because the parser of YAML takes a hundred times as long. */
export function parseLarge(text: string, name: string): Json {
  if (!/^\s*[{[]/.test(text)) return parseAnyYaml(text, name);
  let json: Json;
  try {
    json = JSON.parse(text) as Json;
  } catch {
    return parseAnyYaml(text, name);
  }
  return flatEnough(json, name);
}

function flatEnough(json: Json, name: string): Json {
  if (isDeeperThan(json, deepest)) throw tooDeep(name);
  const at = endlessNumber(json);
  if (at === undefined) return json;
  throw new ContractError(
    'CONTRACT_NOT_YAML',
    `Expected numbers in ${name} that JSON can write; found .inf or .nan at ${pointerOf(at)}. Write a number, or leave it out.`,
  );
}

/** Where a number stands that YAML has and JSON has not: it would be read as none, and the bound that it is would be lost. */
function endlessNumber(json: Json): readonly string[] | undefined {
  if (typeof json === 'number') return Number.isFinite(json) ? undefined : [];
  if (json === null || typeof json !== 'object') return undefined;
  for (const [key, value] of Object.entries(json) as readonly (readonly [string, Json])[]) {
    const at = endlessNumber(value);
    if (at !== undefined) return [key, ...at];
  }
  return undefined;
}

const tooDeep = (name: string): ContractError =>
  new ContractError('CONTRACT_NOT_YAML', `Expected at most ${deepest} levels in ${name}; found more. Flatten it.`);

function isDeeperThan(json: Json, levels: number): boolean {
  if (json === null || typeof json !== 'object') return false;
  if (levels === 0) return true;
  return Object.values(json).some((value: Json) => isDeeperThan(value, levels - 1));
}
