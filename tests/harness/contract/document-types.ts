import {
  astToString,
  type GlobalContext,
  type OpenAPI3,
  resolveRef,
  scanDiscriminators,
  transformSchema,
} from 'openapi-typescript';
import { ContractError } from '../errors';
import type { JsonObject } from './model';
import { isObject } from './pointer';

/** What openapi-typescript asks to know; all but the first is its own default. */
const options: Omit<GlobalContext, 'discriminators' | 'injectFooter' | 'redoc' | 'resolve' | 'transform'> = {
  // A default in a response schema does not mean that the server sends the property.
  defaultNonNullable: false,
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  emptyObjectsUnknown: false,
  enum: false,
  enumValues: false,
  conditionalEnums: false,
  dedupeEnums: false,
  excludeDeprecated: false,
  exportType: false,
  immutable: false,
  rootTypes: false,
  rootTypesNoSchemaPrefix: false,
  rootTypesKeepCasing: false,
  pathParamsAsTypes: false,
  postTransform: undefined,
  propertiesRequiredByDefault: false,
  silent: true,
  transformProperty: undefined,
  makePathsEnum: false,
  generatePathParams: false,
  readWriteMarkers: false,
};

/**
 * The types of a document that is checked and bundled already. The way in that openapi-typescript has for others bundles it once more, and
 * the bundler takes a property such as `hasOwnProperty` for a function of its own tables (@redocly/openapi-core 1.34).
 */
export function documentTypes(file: string, document: JsonObject, transform?: GlobalContext['transform']): string {
  const twin = operationIds(document).find((id, index, all) => all.indexOf(id) < index);
  if (twin !== undefined)
    throw new ContractError(
      'CONTRACT_SAME_NAME',
      `Expected each operationId once in ${file}, as OpenAPI says; found ${twin} twice. Rename one: the types are named after it.`,
    );
  // It writes what tells alternatives apart into the schemas.
  const own = structuredClone(document) as unknown as OpenAPI3;
  const context = {
    ...options,
    discriminators: scanDiscriminators(own, { silent: true }),
    injectFooter: [],
    transform,
    resolve: (reference: string) => resolveRef(own, reference, { silent: true }),
    // Nothing that turns a document into types asks for the settings of the bundler.
  } as Omit<GlobalContext, 'redoc'> as GlobalContext;
  return astToString(transformSchema(own, context));
}

const operationIds = ({ paths }: JsonObject): readonly string[] =>
  Object.values(isObject(paths) ? paths : {})
    .filter(isObject)
    .flatMap((item) => Object.values(item))
    .flatMap((operation) => (isObject(operation) && typeof operation.operationId === 'string' ? [operation.operationId] : []));
