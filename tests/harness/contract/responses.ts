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
  return firstResponse(file, document, operation, /^2\d\d$/, 'a 2xx response with a JSON schema, such as 200');
}

/** The response that shows what an error body looks like: that of the lowest 4xx, else of any failure. */
export function errorOf(file: string, document: JsonObject, operation: JsonObject): JsonResponse {
  return firstResponse(file, document, operation, /^(4..|5..|default)$/i, 'a 4xx response with a JSON schema, such as 400');
}

function firstResponse(
  file: string,
  document: JsonObject,
  operation: JsonObject,
  status: RegExp,
  expected: string,
): JsonResponse {
  const responses = jsonResponses(document, operation);
  const found = responses.find((response) => status.test(response.status));
  if (found) return found;
  const declared = Object.keys(isObject(operation.responses) ? operation.responses : {}).join(', ') || 'no response at all';
  throw new ContractError(
    'CONTRACT_RESPONSE',
    `Expected ${expected}, in ${file}; the listing declares ${declared}. Add it to its responses.`,
  );
}

function isJson(mediaType: string): boolean {
  return /^application\/([^;]+\+)?json(;|$)/i.test(mediaType);
}
