import { ContractError } from '../errors';
import type { Json, JsonObject } from './model';
import { isObject } from './pointer';
import { resolved } from './schema-walk';

export interface JsonResponse {
  readonly status: string;
  readonly mediaType: string;
  readonly response: JsonObject;
  readonly schema: Json;
}

/** Every response an operation declares with a JSON body, by rising status code. */
export function jsonResponses(document: JsonObject, operation: JsonObject): readonly JsonResponse[] {
  const responses = isObject(operation.responses) ? operation.responses : {};
  return Object.keys(responses)
    .sort()
    .flatMap((status) => {
      const response = resolved(document, responses[status]);
      const content = isObject(response?.content) ? response.content : {};
      const [found] = Object.entries(content).filter(
        ([type, media]) => isJson(type) && isObject(media) && media.schema !== undefined,
      );
      if (response === undefined || found === undefined) return [];
      const [mediaType, media] = found;
      return [{ status, mediaType, response, schema: (media as JsonObject).schema as Json }];
    });
}

/** The response of a successful read. */
export function successOf(file: string, document: JsonObject, operation: JsonObject): JsonResponse {
  const found = jsonResponses(document, operation).find(({ status }) => /^2\d\d$/.test(status));
  if (found) return found;
  const declared = Object.keys(isObject(operation.responses) ? operation.responses : {}).join(', ') || 'no response at all';
  throw new ContractError(
    'CONTRACT_RESPONSE',
    `Expected a 2xx response with a JSON schema, such as 200, in ${file}; the listing declares ${declared}. Add it to its responses.`,
  );
}

/** What an error body looks like, and under which status codes. */
export interface ErrorBody {
  readonly schema: Json;
  readonly statuses: readonly string[];
}

/** The error body of the lowest 4xx that has one in JSON, else of any failure; `undefined` where none has. */
export function errorOf(document: JsonObject, operation: JsonObject): ErrorBody | undefined {
  const errors = jsonResponses(document, operation).filter(({ status }) => /^(4..|5..|default)$/i.test(status));
  const [first] = errors;
  if (first === undefined) return undefined;
  // Another status may have a body of its own, which is then not judged by this one.
  const told = ({ schema }: JsonResponse): string => JSON.stringify(resolved(document, schema) ?? schema);
  const alike = errors.filter((error) => told(error) === told(first));
  return { schema: first.schema, statuses: alike.map(({ status }) => status) };
}

function isJson(mediaType: string): boolean {
  return /^application\/([^;]+\+)?json(;|$)/i.test(mediaType);
}
