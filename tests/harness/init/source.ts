import { ConfigError, ContractError, TargetUnreachableError } from '../errors';
import { arrivedIn } from '../client/exchange';
import { createClient } from '../client/http-client';
import type { Proxies } from '../client/proxy';
import { bundledDocument } from '../contract/document';
import type { Json, JsonObject } from '../contract/model';
import { isObject, textOf } from '../contract/pointer';
import { fileText } from '../contract/referenced-files';
import { parseLarge } from '../contract/yaml-text';
import { fromSwagger } from './swagger';

/** Documents of whole products have some megabytes. */
const largest = 16 * 2 ** 20;

/**
 * Reads an OpenAPI 3.1, 3.0 or Swagger 2.0 document from a file or a URL, as one of OpenAPI 3. Files that it refers to are read where
 * `contract/referenced-files.ts` allows it; a document from the network may refer to itself alone. Nothing else of it is judged.
 */
export async function readSource(from: string, proxies?: Proxies): Promise<JsonObject> {
  const isUrl = /^https?:/i.test(from);
  const root = parseLarge(isUrl ? await fetched(from, proxies) : fileText(from, from, largest), from);
  const version = isObject(root) ? textOf(root.openapi ?? root.swagger) : 'no object';
  if (!isObject(root) || !/^(2\.0|3\.[01]\.\d+)$/.test(version))
    throw new ContractError(
      'INIT_VERSION',
      `Expected an OpenAPI 3.1 or 3.0 or a Swagger 2.0 document in ${from}; found ${version}. Name another document with --openapi.`,
    );
  const astray = strayReference(root);
  if (astray !== undefined && isUrl)
    throw new ContractError(
      'INIT_REFERENCE',
      `Expected every $ref of ${from} to lead into the document itself; found ${astray}. Download the document and the files that it refers to, and name the file with --openapi.`,
    );
  const whole = astray === undefined ? root : await bundledDocument(from, root);
  return version === '2.0' ? fromSwagger(whole) : whole;
}

/** The first reference that leads out of a document. */
function strayReference(node: Json): string | undefined {
  if (node === null || typeof node !== 'object') return undefined;
  if (isObject(node) && typeof node.$ref === 'string' && !node.$ref.startsWith('#')) return node.$ref;
  for (const value of Object.values(node) as readonly Json[]) {
    const found = strayReference(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The text behind a URL, without any credential, because it need not be that of the target. */
async function fetched(from: string, proxies: Proxies | undefined): Promise<string> {
  if (!URL.canParse(from) || new URL(from).username !== '' || new URL(from).password !== '')
    throw new ConfigError(
      'INIT_URL',
      'Expected a URL without user name and password in --openapi; found another one. Correct it, or download the document and name its file.',
    );
  const { origin, pathname, search } = new URL(from);
  const client = createClient({
    target: new URL(origin),
    path: pathname,
    ...(proxies !== undefined && { proxies }),
    secrets: [],
    record: () => undefined,
    limits: { maxBodyBytes: largest, totalTimeoutMs: 30_000, maxAttempts: 2, connections: 1 },
  });
  try {
    const exchange = await client.send({ url: `${origin}${pathname}${search}` });
    const { response } = exchange;
    if (response !== undefined && response.status >= 200 && response.status < 300) return response.text;
    throw new TargetUnreachableError(
      'INIT_NO_DOCUMENT',
      `Expected a document at ${from}; received ${arrivedIn(exchange)}. Check the URL, or download the document and name its file with --openapi.`,
    );
  } finally {
    await client.close();
  }
}
