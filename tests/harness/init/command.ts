import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isFull } from '../client/failure';
import { createClient } from '../client/http-client';
import type { Proxies } from '../client/proxy';
import type { RunTarget } from '../client/run-target';
import { mostValues } from '../contract/document';
import { expandedSize } from '../contract/expanded-size';
import { contractIn } from '../contract/load';
import { beyondMembers } from '../contract/member-bounds';
import type { Contract, JsonObject } from '../contract/model';
import { ConfigError, ContractError, HarnessError } from '../errors';
import { makeDirectory } from '../made-directory';
import { checkReplaceable } from '../replaceable';
import { unwrittenBecause } from '../unwritten';
import { Listing } from '../listing/listing';
import { logged, printable } from '../reports/printable';
import { writeWhole } from '../reports/whole-file';
import { credentialOf } from '../run/credential';
import type { Environment } from '../settings/environment';
import { readProxies } from '../settings/proxies';
import { readTarget } from '../settings/target';
import { confirm } from './confirm';
import { listOperations, operationAt, type ListOperation } from './operations';
import { recognise, type Recognised } from './recognise';
import { readSource } from './source';
import { told, yamlOf } from './text';
import { variablesIn, writtenDocument } from './written';
import { configuredScope } from '../run/connection';
import { typedCommand } from '../typed-command';

const help = `${typedCommand('init', '--openapi FILE_OR_URL [--path PATH] [--target URL] [--out FILE] [--force]')}

Begins a contract: finds the list operation of an OpenAPI 3.1, 3.0 or Swagger 2.0 document, recognises what it promises, and writes an OpenAPI
document with an x-listing, with what is unsure as comments.

  --openapi FILE_OR_URL  the document, in YAML or JSON; a URL is fetched without any credential
  --path PATH            which list operation, by its path in the document; without it, the only one
  --target URL           a server to try the guesses on, with at most six requests; the credential comes from TARGET_API_KEY or TARGET_TOKEN,
                         the scope from TARGET_PROJECT_UID
  --out FILE             where the contract goes (listing.openapi.yaml)
  --force                write over a file that is there
  --help                 this list

Exit codes: 0 written, 2 a flag or the document is wrong, 3 the target or the URL cannot be read, or the disk is full.
`;

/** Where a command writes. */
export interface Output {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

interface Flags {
  readonly openapi: string;
  readonly path: string | undefined;
  readonly target: RunTarget | undefined;
  readonly proxies: Proxies | undefined;
  readonly out: string;
  readonly force: boolean;
}

function flagsIn(argv: readonly string[], environment: Environment): Flags | undefined {
  const { values } = parsed(argv);
  if (values.help === true) return undefined;
  if (values.openapi === undefined || values.openapi === '')
    throw new ConfigError('INIT_FLAG', 'Expected a document; found no --openapi. Name a file or a URL: --openapi FILE_OR_URL.');
  const proxies = readProxies(environment);
  const given = (name: string) => (environment[name] === undefined ? undefined : { value: environment[name], source: name });
  const url = values.target === undefined ? undefined : { value: values.target, source: '--target' };
  return {
    openapi: values.openapi,
    path: values.path,
    // Credentials for other commands may stand in the environment; without a target they are not looked at.
    target:
      url &&
      readTarget(
        {
          url,
          key: given('TARGET_API_KEY'),
          token: given('TARGET_TOKEN'),
          project: given('TARGET_PROJECT_UID'),
          secondProject: undefined,
        },
        proxies,
      ),
    proxies,
    out: values.out ?? 'listing.openapi.yaml',
    force: values.force === true,
  };
}

function parsed(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...argv],
      options: { openapi: text, path: text, target: text, out: text, force: flag, help: flag },
    });
  } catch (cause) {
    const [sentence = ''] = (cause as Error).message.split(/\.? *\n|\. /);
    throw new ConfigError('INIT_FLAG', `${sentence}. The flags are --openapi, --path, --target, --out, --force and --help.`, {
      cause,
    });
  }
}

/** The operation that is meant; throws `ConfigError` with those there are where that is open. */
function chosen({ openapi, path: wanted }: Flags, document: JsonObject): ListOperation {
  if (wanted !== undefined) return operationAt(openapi, document, wanted);
  const [only, ...others] = listOperations(document);
  if (only !== undefined && others.length === 0) return only;
  const all = only === undefined ? [] : [only, ...others];
  const lines = all.map(
    ({ path: template, operation }) =>
      `\n  ${template}${typeof operation.summary === 'string' ? `: ${printable(operation.summary, 80)}` : ''}`,
  );
  throw new ConfigError(
    'INIT_PATH',
    all.length === 0
      ? `Expected a GET operation that lists something in ${openapi}; found none. Name one with --path, if its schema declares a list.`
      : `Expected one list operation in ${openapi}, or the choice of one; found ${all.length}. Name one of them with --path:${lines.join('')}`,
  );
}

/** Tries the guesses of a draft on a target. */
async function tried(target: RunTarget, contract: Contract, { draft }: Recognised): Promise<void> {
  const credential = credentialOf(contract, target);
  // A document that names none is begun all the same.
  const scope = contract.scope && configuredScope(contract, target);
  const client = createClient({
    target: target.url,
    path: contract.path,
    accept: contract.success.mediaType,
    ...(credential !== undefined && { credential }),
    ...(scope !== undefined && { scope }),
    ...(target.proxies !== undefined && { proxies: target.proxies }),
    secrets: Object.values(target.credentials).filter((value) => value !== undefined),
    record: () => undefined,
    limits: { totalTimeoutMs: 30_000, maxAttempts: 2, connections: 1 },
  });
  try {
    await confirm(Listing.open(contract, client), draft);
  } finally {
    await client.close();
  }
}

/** A small document may unfold without end, and what recognises roles walks all of an item. */
function checkSize(from: string, document: JsonObject, { path: template, operation, parameters }: ListOperation): void {
  const node = { parameters, responses: operation.responses ?? {} };
  const beyond = beyondMembers(document, { node, at: ['paths', template, 'get'] });
  if (beyond !== undefined)
    throw new ContractError('INIT_TOO_LARGE', `Expected ${from} to hold ${beyond}. Take out what the listing does not need.`);
  if (expandedSize(document, { operation, parameters }) <= mostValues) return;
  throw new ContractError(
    'INIT_TOO_LARGE',
    `Expected the operation in ${from} to hold at most ${mostValues} values once its references are written out; found more. Take out what the listing does not need.`,
  );
}

/** Throws `ConfigError` where the place is wrong, `HarnessError` where the disk is full. */
function write(out: string, text: string): void {
  try {
    makeDirectory(path.dirname(out));
    writeWhole(out, 'the contract', [text]);
  } catch (cause) {
    const isTold = cause instanceof HarnessError;
    const told = isTold ? cause.message : `Expected to write ${out}; ${unwrittenBecause(cause)}. Choose another --out.`;
    throw isFull(isTold ? cause.cause : cause)
      ? new HarnessError('INIT_OUT', told, { cause })
      : new ConfigError('INIT_OUT', told, { cause });
  }
}

async function begin(flags: Flags, { stdout }: Output): Promise<void> {
  const { openapi, out, target } = flags;
  try {
    checkReplaceable(out);
  } catch (cause) {
    throw new ConfigError('INIT_OUT', `Expected to write a file; ${(cause as Error).message}. Choose another --out.`, { cause });
  }
  if (existsSync(out) && !flags.force)
    throw new ConfigError(
      'INIT_OUT',
      `Expected no file at ${out}; found one. Choose another --out, or write over it with --force.`,
    );
  const document = await readSource(openapi, flags.proxies);
  const found = chosen(flags, document);
  checkSize(openapi, document, found);
  const recognised = recognise(openapi, document, found);
  const { draft } = recognised;
  const variables = variablesIn(found.path);
  const choice = { path: Object.fromEntries(variables.map((name) => [name, 'x'])) };
  const written = (): JsonObject => writtenDocument(openapi, document, found, recognised);
  if (variables.length > 0)
    draft.say(
      'path',
      `a run needs a value for ${variables.join(', ')}, in the file of --config as path: { ${variables[0] ?? ''}: VALUE }.`,
    );
  const contract = await contractIn(openapi, written(), choice);
  if (target !== undefined && variables.length > 0)
    draft.say('target', 'nothing was asked of it, because the path has variables.');
  else if (target !== undefined) {
    await tried(target, contract, recognised);
    await contractIn(openapi, written(), choice);
  }
  write(out, yamlOf(openapi, written(), draft));
  stdout.write(logged(told(out, found.path, draft, target !== undefined)));
}

/** References that cannot be decoded, or go too far for any stack, are found while they are followed. */
function asSentence(error: unknown): Error {
  if (error instanceof URIError || error instanceof RangeError)
    return new ContractError(
      'INIT_REFERENCE',
      'Expected references that lead somewhere within some hundred steps; found one that does not. Mend the document.',
    );
  return error instanceof Error ? error : new Error(String(error));
}

/** `npm run init`: resolves to the exit code, and never rejects for what a document or a target does. */
export async function init(argv: readonly string[], environment: Environment, output: Output): Promise<number> {
  try {
    const flags = flagsIn(argv, environment);
    if (flags === undefined) output.stdout.write(help);
    else await begin(flags, output);
    return 0;
  } catch (error) {
    const { message } = asSentence(error);
    output.stderr.write(
      `${message
        .split('\n')
        .map((line) => line.replace(/^( *)(.*)$/s, (_, blanks: string, rest: string) => blanks + printable(rest, 2000)))
        .join('\n')}\n`,
    );
    return [error, asSentence(error)].some((one) => one instanceof ConfigError || one instanceof ContractError) ? 2 : 3;
  }
}
