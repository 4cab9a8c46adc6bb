import type SwaggerParser from '@apidevtools/swagger-parser';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { ContractError } from '../errors';
import { inputText } from '../input-file';
import { typedCommand } from '../typed-command';
import { parseYaml } from './yaml-text';

const largestFile = 4 * 1024 * 1024;
const mostFiles = 100;

/** A file's text, if it has no more bytes than `largest`. `name` is what a message calls it. */
export function fileText(file: string, name: string, largest = largestFile): string {
  try {
    return inputText(file, largest);
  } catch (cause) {
    const { message } = cause as Error;
    const next = message.includes('more than')
      ? 'Split it'
      : `Check the path, or begin a contract with ${typedCommand('init', '--openapi FILE_OR_URL')}`;
    throw new ContractError('CONTRACT_UNREADABLE', `Expected a readable file at ${name}; ${message}. ${next}.`, { cause });
  }
}

/** The files a document refers to: those below its directory, and no other. */
export class ReferencedFiles {
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
      const text = fileText(target, `${this.shown(url)}, to which ${this.file} refers`);
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
