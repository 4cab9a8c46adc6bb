import SwaggerParser from '@apidevtools/swagger-parser';
import type { OpenAPI } from 'openapi-types';
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { ContractError } from '../errors';
import { expandedSize } from './expanded-size';
import type { Json, JsonObject } from './model';
import { isObject, textOf } from './pointer';
import { parseYaml } from './yaml-text';

const largestFile = 4 * 1024 * 1024;
const mostFiles = 100;
/** Values in a document with all references written out; the shipped one has some thousands. */
const mostValues = 500_000;

/**
 * Reads an OpenAPI 3.1 document, bundles the files it refers to into it and validates the whole. References may lead to files
 * in the document's own directory or below, and nowhere else: a contract from elsewhere must not read the machine or the network.
 */
export async function readDocument(file: string): Promise<JsonObject> {
  const root = await rootOf(file);
  const bundled = await parsed(file, root, (parser, options) => parser.bundle(file, asApi(root), options));
  if (expandedSize(bundled) > mostValues)
    throw new ContractError(
      'CONTRACT_TOO_LARGE',
      `Expected ${file} to hold at most ${mostValues} values once its references are written out; found more. Take out what the listing does not need.`,
    );
  await parsed(file, root, (parser) => parser.validate(file, asApi(structuredClone(bundled)), { resolve: { external: false } }));
  return bundled;
}

async function rootOf(file: string): Promise<JsonObject> {
  const root = parseYaml(await fileText(file, file), file);
  if (!isObject(root) || (root.openapi === undefined && root.swagger === undefined))
    throw new ContractError(
      'CONTRACT_NOT_OPENAPI',
      `Expected an OpenAPI 3.1 document in ${file}; found no "openapi" key. Name another file.`,
    );
  const version = textOf(root.openapi ?? root.swagger);
  if (!/^3\.1\.\d+$/.test(version))
    throw new ContractError(
      'CONTRACT_VERSION',
      `Expected OpenAPI 3.1 in ${file}; found ${version}. Convert the document to 3.1.`,
    );
  return root;
}

async function fileText(file: string, name: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > largestFile)
      throw new ContractError(
        'CONTRACT_UNREADABLE',
        `Expected at most ${largestFile} bytes in ${name}; found ${size}. Split it.`,
      );
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof ContractError) throw cause;
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    throw new ContractError(
      'CONTRACT_UNREADABLE',
      `Expected a readable file at ${name}; the system says ${reason}. Check the path.`,
      {
        cause,
      },
    );
  }
}

type Parse = (parser: SwaggerParser, options: SwaggerParser.Options) => Promise<unknown>;

/** Runs one step of the parser. An error of our own wins over the parser's, which wraps it. */
async function parsed(file: string, root: JsonObject, parse: Parse): Promise<JsonObject> {
  const files = new ReferencedFiles(file);
  try {
    return (await parse(new SwaggerParser(), files.options)) as JsonObject;
  } catch (cause) {
    if (files.refused) throw files.refused;
    const lines = cause instanceof Error ? cause.message.split('\n').map((line) => line.trim()) : ['no reason given'];
    const reason = lines
      .filter((line) => line !== '')
      .slice(0, 3)
      .join(' ')
      .replace(/[\s.]+$/, '');
    throw new ContractError(
      'CONTRACT_NOT_OPENAPI',
      `Expected a valid OpenAPI ${textOf(root.openapi)} document in ${file}; the parser says: ${reason.slice(0, 500)}. Mend the document there.`,
      { cause },
    );
  }
}

class ReferencedFiles {
  refused: ContractError | undefined;
  private count = 0;
  private readonly directory: string;

  constructor(private readonly file: string) {
    this.directory = path.dirname(path.resolve(file));
  }

  /** Replaces every reader and parser of the library, so that none of them can be reached by a reference. */
  readonly options: SwaggerParser.Options = {
    resolve: {
      http: false,
      file: false,
      below: { order: 1, canRead: true, read: (info: { url: string }) => this.read(info.url) },
    },
    parse: {
      json: false,
      text: false,
      binary: false,
      yaml: {
        order: 1,
        canParse: true,
        parse: (info: { url: string; data: unknown }) => this.guarded(() => parseYaml(String(info.data), this.shown(info.url))),
      },
    },
  };

  private read(url: string): Promise<string> {
    return this.guarded(async () => {
      const target = fileOf(url);
      if (target === undefined || !isBelow(path.resolve(target), this.directory) || ++this.count > mostFiles)
        throw this.refusal(url);
      const text = await fileText(target, `${this.shown(url)}, to which ${this.file} refers`);
      // A symbolic link may lead out of the directory although the path does not.
      if (!isBelow(await realpath(target), await realpath(this.directory))) throw this.refusal(url);
      return text;
    });
  }

  private refusal(url: string): ContractError {
    return new ContractError(
      'CONTRACT_REFERENCE',
      `Expected every $ref of ${this.file} to lead to one of at most ${mostFiles} files below its directory; found ${this.shown(url)}. Move the file there.`,
    );
  }

  private shown(url: string): string {
    const target = fileOf(url);
    return target === undefined ? url : path.relative(this.directory, target);
  }

  private guarded<T>(read: () => T): T {
    const keep = (error: unknown): never => {
      if (error instanceof ContractError) this.refused ??= error;
      throw error;
    };
    try {
      const result = read();
      return result instanceof Promise ? (result.catch(keep) as T) : result;
    } catch (error) {
      return keep(error);
    }
  }
}

/** The library hands over paths as URLs without a scheme, percent-encoded. */
function fileOf(url: string): string | undefined {
  return /^[a-z][a-z0-9+.-]*:/i.test(url) ? undefined : decodeURIComponent(url);
}

function isBelow(target: string, directory: string): boolean {
  const relative = path.relative(directory, target);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}

function asApi(json: Json): OpenAPI.Document {
  return json as unknown as OpenAPI.Document;
}
