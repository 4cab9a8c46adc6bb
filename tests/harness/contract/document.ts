import SwaggerParser from '@apidevtools/swagger-parser';
import { ContractError } from '../errors';
import { expandedSize } from './expanded-size';
import { beyondMembers } from './member-bounds';
import type { Json, JsonObject } from './model';
import { complaintsAbout } from './openapi-schema';
import { isObject, textOf } from './pointer';
import { fileText, ReferencedFiles } from './referenced-files';
import { typedCommand } from '../typed-command';
import { upgraded } from './upgrade';
import { parseYaml } from './yaml-text';

/** Values in a document with all references written out; the shipped one has some thousands. */
export const mostValues = 250_000;

/**
 * Reads an OpenAPI 3.1 or 3.0 document, in YAML or JSON, bundles the files it refers to into it and validates the whole. References may lead to files
 * in the document's own directory or below, and nowhere else: a contract from elsewhere must not read the machine or the network. What
 * it resolves to is of 3.1.
 */
export async function readDocument(file: string): Promise<JsonObject> {
  return checkedDocument(file, await rootOf(file));
}

/** The same for a document that is at hand; `file` says where its references start from. */
export async function checkedDocument(file: string, root: JsonObject): Promise<JsonObject> {
  const bundled = await bundledDocument(file, root);
  const beyond = beyondMembers(bundled);
  if (beyond !== undefined)
    throw new ContractError('CONTRACT_TOO_LARGE', `Expected ${file} to hold ${beyond}. Take out what the listing does not need.`);
  if (expandedSize(bundled) > mostValues)
    throw new ContractError(
      'CONTRACT_TOO_LARGE',
      `Expected ${file} to hold at most ${mostValues} values once its references are written out; found more. Take out what the listing does not need.`,
    );
  await parsed(file, root, (parser) => judged(parser, file, bundled));
  return textOf(root.openapi).startsWith('3.0.') ? upgraded(bundled) : bundled;
}

/** Rejects where a reference leads nowhere, or the document is not as the schema of its version describes it. */
async function judged(parser: SwaggerParser, file: string, bundled: JsonObject): Promise<void> {
  const writtenOut = (dereference: { readonly circular?: 'ignore' }): Promise<unknown> =>
    parser.dereference(file, asApi(structuredClone(bundled)), { resolve: { external: false }, dereference });
  const complaints = complaintsAbout((await writtenOut({ circular: 'ignore' })) as JsonObject);
  if (complaints.length > 0) throw new SyntaxError(complaints.join('\n'));
  // Whether a circle can be written out is seen when it is.
  if (parser.$refs.circular) await writtenOut({});
}

/** A document with the files that it refers to written into it, and nothing else judged. */
export const bundledDocument = (file: string, root: JsonObject): Promise<JsonObject> =>
  parsed(file, root, (parser, options) => parser.bundle(file, asApi(root), options));

/** What a user types who has no contract yet. */
const beginning = typedCommand('init', '--openapi FILE_OR_URL');

async function rootOf(file: string): Promise<JsonObject> {
  const root = parseYaml(fileText(file, file), file);
  if (!isObject(root) || (root.openapi === undefined && root.swagger === undefined))
    throw new ContractError(
      'CONTRACT_NOT_OPENAPI',
      `Expected an OpenAPI 3.1 or 3.0 document in ${file}; found no "openapi" key. Name another file, or begin a contract with ${beginning}.`,
    );
  const version = textOf(root.openapi ?? root.swagger);
  if (typeof root.openapi === 'number')
    throw new ContractError(
      'CONTRACT_VERSION',
      `Expected the version of OpenAPI in ${file} as a text of three parts; found the number ${version}. Write openapi: '3.1.0'.`,
    );
  if (!/^3\.[01]\.\d+$/.test(version))
    throw new ContractError(
      'CONTRACT_VERSION',
      `Expected OpenAPI 3.1 or 3.0 in ${file}; found ${version}. ${version === '2.0' ? `Convert it with ${typedCommand('init', `--openapi ${file} --path PATH`)}` : 'Convert the document to 3.1'}.`,
    );
  if (root.paths === undefined)
    throw new ContractError(
      'CONTRACT_NOT_OPENAPI',
      `Expected "paths" in ${file}, with the path of the listing and its get operation; found none. Write them, or begin a contract with ${beginning}.`,
    );
  return root;
}

type Parse = (parser: SwaggerParser, options: SwaggerParser.Options) => Promise<unknown>;

/** Runs one step of the parser. An error of our own wins over the parser's, which wraps it. */
async function parsed(file: string, root: JsonObject, parse: Parse): Promise<JsonObject> {
  const files = new ReferencedFiles(file);
  try {
    return (await parse(new SwaggerParser(), files.options)) as JsonObject;
  } catch (cause) {
    if (files.refused) throw files.refused;
    const reason = reasonOf(cause);
    throw new ContractError(
      'CONTRACT_NOT_OPENAPI',
      `Expected a valid OpenAPI ${textOf(root.openapi)} document in ${file}; the parser says: ${reason}. Mend the document there.`,
      { cause },
    );
  }
}

/** The parser's complaint on one line. It follows a chain of references by recursion, so a circle ends in a RangeError. */
function reasonOf(cause: unknown): string {
  if (cause instanceof RangeError) return 'references run in a circle';
  const lines = (cause instanceof Error ? cause.message : textOf(cause as Json)).split('\n').map((line) => line.trim());
  const reason = lines
    .filter((line) => line !== '')
    .slice(0, 3)
    .join(' ');
  return reason.slice(0, 500).replace(/[\s.]+$/, '');
}

function asApi(json: Json): SwaggerParser['api'] {
  return json as unknown as SwaggerParser['api'];
}
