import type { Json, JsonObject } from '../contract/model';
import { isObject, pointerOf, textOf, tokensOf } from '../contract/pointer';
import { referencePointer, resolved } from '../contract/schema-walk';

/**
 * The GET operations of a Swagger 2.0 document, and what they refer to, as OpenAPI 3.0. Own code, because the converters do not fit:
 * `@scalar/openapi-upgrader` asks for Node 22. Its last line for Node 20 is no longer kept up, lets `produces` of the document win over
 * that of the operation and brings `zod` along; `swagger2openapi` rests since 2021 on ten packages, among them a client of the network.
 */
export function fromSwagger(document: JsonObject): JsonObject {
  return {
    openapi: '3.0.3',
    info: document.info ?? {},
    ...(document.security !== undefined && { security: document.security }),
    paths: mapped(document.paths, (item) => pathItem(document, item)),
    components: {
      schemas: mapped(document.definitions, (schema) => schemaOf(document, schema)),
      parameters: mapped(document.parameters, (parameter) => parameterOf(document, parameter)),
      responses: mapped(document.responses, (response) => responseOf(document, response, mediaType(document, {}))),
      securitySchemes: mapped(document.securityDefinitions, schemeOf),
    },
  };
}

function mapped(map: Json | undefined, change: (value: JsonObject) => Json | undefined): JsonObject {
  const entries = Object.entries(isObject(map) ? map : {}).flatMap(([name, value]) => {
    const changed = isObject(value) ? change(value) : undefined;
    return changed === undefined ? [] : [[name, changed] as const];
  });
  return Object.fromEntries(entries);
}

function pathItem(document: JsonObject, item: JsonObject): JsonObject {
  const { get } = resolved(document, item) ?? {};
  return {
    parameters: parametersOf(document, item.parameters),
    ...(isObject(get) && { get: operationOf(document, get) }),
  };
}

function operationOf(document: JsonObject, operation: JsonObject): JsonObject {
  const { parameters, responses } = operation;
  const media = mediaType(document, operation);
  return {
    ...picked(operation, (key) => !['produces', 'consumes', 'schemes'].includes(key)),
    parameters: parametersOf(document, parameters),
    responses: mapped(responses, (response) => responseOf(document, response, media)),
  };
}

/** That of JSON where it is among what an operation produces. */
function mediaType(document: JsonObject, operation: JsonObject): string {
  const produces = operation.produces ?? document.produces;
  const types = Array.isArray(produces) ? (produces as readonly Json[]).map(textOf) : [];
  return types.find((type) => /^application\/([^;]+\+)?json(;|$)/i.test(type)) ?? types[0] ?? 'application/json';
}

const parametersOf = (document: JsonObject, parameters: Json | undefined): readonly Json[] =>
  (Array.isArray(parameters) ? (parameters as readonly Json[]) : []).flatMap((parameter) => {
    const changed = isObject(parameter) ? parameterOf(document, parameter) : undefined;
    return changed === undefined ? [] : [changed];
  });

/** Keywords of a schema that stand in the parameter itself there. */
const ofSchema: readonly string[] =
  'type format items default maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems enum multipleOf'.split(
    ' ',
  );

/** `collectionFormat` as `style` and `explode`; of a query. */
const styles: { readonly [format: string]: JsonObject } = {
  csv: { style: 'form', explode: false },
  multi: { style: 'form', explode: true },
  ssv: { style: 'spaceDelimited', explode: false },
  pipes: { style: 'pipeDelimited', explode: false },
};

const picked = (from: JsonObject, isWanted: (key: string) => boolean): JsonObject =>
  Object.fromEntries(Object.entries(from).filter(([key]) => isWanted(key)));

/** `undefined` for what stands in a body. */
function parameterOf(document: JsonObject, parameter: JsonObject): Json | undefined {
  const place = resolved(document, parameter)?.in;
  if (place === 'body' || place === 'formData') return undefined;
  if (typeof parameter.$ref === 'string') return { $ref: renamed(document, parameter.$ref) };
  const { collectionFormat = 'csv', 'x-example': example } = parameter;
  const isQueriedList = parameter.type === 'array' && place === 'query';
  return {
    ...picked(parameter, (key) => !ofSchema.includes(key) && key !== 'collectionFormat' && key !== 'x-example'),
    ...(example !== undefined && { example }),
    ...(isQueriedList && styles[textOf(collectionFormat)]),
    schema: schemaOf(
      document,
      picked(parameter, (key) => ofSchema.includes(key)),
    ),
  };
}

function responseOf(document: JsonObject, response: JsonObject, media: string): JsonObject {
  if (typeof response.$ref === 'string') return { $ref: renamed(document, response.$ref) };
  const { schema, headers } = response;
  return {
    description: response.description ?? '',
    ...(isObject(headers) && {
      headers: mapped(headers, (header) => ({ schema: picked(header, (key) => ofSchema.includes(key)) })),
    }),
    ...(isObject(schema) && { content: { [media]: { schema: schemaOf(document, schema) } } }),
  };
}

/** Values of these are data, whatever they look like. */
const data: ReadonlySet<string> = new Set(['example', 'x-example', 'default', 'enum']);

function schemaOf(document: JsonObject, node: Json): Json {
  if (Array.isArray(node)) return node.map((member: Json) => schemaOf(document, member));
  if (!isObject(node)) return node;
  if (typeof node.$ref === 'string') return { $ref: renamed(document, node.$ref) };
  const entries = Object.entries(node).flatMap(([key, value]): (readonly [string, Json])[] => {
    if (key === 'discriminator' && typeof value === 'string') return [];
    if (key === 'x-nullable') return [['nullable', value]];
    if (key === 'properties' && isObject(value)) return [[key, mapped(value, (one) => schemaOf(document, one))]];
    return [[key, data.has(key) ? value : schemaOf(document, value)]];
  });
  return Object.fromEntries(entries);
}

const roots: { readonly [root: string]: string } = { definitions: 'schemas', parameters: 'parameters', responses: 'responses' };

/** A reference as it reads in OpenAPI 3; one into a response passes its media type. */
function renamed(document: JsonObject, reference: string): string {
  if (!reference.startsWith('#')) return reference;
  const tokens = tokensOf(referencePointer(reference));
  const [root = '', ...rest] = tokens;
  const section = roots[root];
  if (section !== undefined) return `#${encodeURI(pointerOf(['components', section, ...rest]))}`;
  const at = tokens.indexOf('schema');
  const [paths, path = '', method = ''] = tokens;
  if (paths !== 'paths' || tokens[3] !== 'responses' || at !== 5) return reference;
  const item = isObject(document.paths) ? document.paths[path] : undefined;
  const operation = isObject(item) && isObject(item[method]) ? item[method] : {};
  const written = [...tokens.slice(0, at), 'content', mediaType(document, operation), ...tokens.slice(at)];
  return `#${encodeURI(pointerOf(written))}`;
}

function schemeOf(scheme: JsonObject): JsonObject {
  const { type, flow, authorizationUrl, tokenUrl, scopes = {}, description } = scheme;
  const told = description === undefined ? {} : { description };
  if (type === 'basic') return { type: 'http', scheme: 'basic', ...told };
  if (type !== 'oauth2') return scheme;
  const names: { readonly [flow: string]: string } = { application: 'clientCredentials', accessCode: 'authorizationCode' };
  const urls = { ...(authorizationUrl !== undefined && { authorizationUrl }), ...(tokenUrl !== undefined && { tokenUrl }) };
  return { type, flows: { [names[textOf(flow)] ?? textOf(flow)]: { ...urls, scopes } }, ...told };
}
