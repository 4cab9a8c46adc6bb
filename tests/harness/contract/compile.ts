import Ajv from 'ajv/dist/2020';
import standaloneCode from 'ajv/dist/standalone';
import addFormats from 'ajv-formats';
import { ContractError } from '../errors';
import { boundedPattern } from './bounded-pattern';
import { dateTime } from './date-time';
import { standaloneSchema } from './json-schema';
import type { Contract, Json, JsonObject, Pointer } from './model';
import { type CompiledSchema, validatorOf } from './schema-failure';

/** The schemas of a listing's bodies, as they stand in the document. */
export interface BodySchemas {
  readonly page: Json;
  /** Absent where the document describes no error body in JSON. */
  readonly error?: Json;
  /** Where the list of items stands in a page. */
  readonly items: Pointer;
}

export const validatorNames = ['page', 'projectedPage', 'error'] as const;
export type ValidatorName = (typeof validatorNames)[number];
export type CompiledSchemas = { readonly [name in Exclude<ValidatorName, 'error'>]: CompiledSchema } & {
  readonly error?: CompiledSchema;
};

/**
 * Strict but for two rules that would refuse lawful documents: OpenAPI 3.1 writes "or null" as a list of types, and a
 * `required` may name a property that another part of an `allOf` declares.
 */
const options = { strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true, addUsedSchema: false } as const;

/** The engine of validators that are compiled at run time; Ajv writes its name into those compiled ahead, which need no bound. */
const patterns = Object.assign(boundedPattern, { code: 'boundedPattern' });

/** A name that every object inherits from JavaScript. */
const inherited = new RegExp(`"(?:${Object.getOwnPropertyNames(Object.prototype).join('|')})"`);

function ajvWith(file: string, document: JsonObject, bodies: BodySchemas, code: { readonly source: boolean }): Ajv {
  const schemas: { readonly [name in ValidatorName]: JsonObject } = {
    page: standaloneSchema(document, bodies.page),
    projectedPage: standaloneSchema(document, bodies.page, bodies.items),
    error: standaloneSchema(document, bodies.error ?? true),
  };
  // Where a schema names such a member, it counts as present only where the body holds it. It costs time, and few schemas do.
  const ownProperties = inherited.test(JSON.stringify(schemas));
  const ajv = new Ajv({
    ...options,
    ownProperties,
    code: { source: code.source, esm: false, ...(!code.source && { regExp: patterns }) },
  });
  addFormats(ajv);
  ajv.addFormat('date-time', dateTime);
  for (const name of validatorNames) {
    try {
      ajv.addSchema(schemas[name], name);
      ajv.getSchema(name);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
      throw new ContractError(
        'CONTRACT_SCHEMA',
        `Expected response schemas in ${file} that compile as JSON Schema 2020-12; the compiler says of the ${name === 'error' ? 'error' : 'page'} schema: ${reason}. Mend the schema.`,
        { cause },
      );
    }
  }
  return ajv;
}

/** Compiles the validators of a listing at run time. */
export function compileValidators(file: string, document: JsonObject, bodies: BodySchemas): Contract['validators'] {
  const ajv = ajvWith(file, document, bodies, { source: false });
  const compiled = (name: ValidatorName): CompiledSchema => ajv.getSchema(name) as CompiledSchema;
  return validatorsOf({
    page: compiled('page'),
    projectedPage: compiled('projectedPage'),
    ...(bodies.error !== undefined && { error: compiled('error') }),
  });
}

/** The same validators as a CommonJS module that exports one compiled schema under each name. */
export function validatorModule(file: string, document: JsonObject, bodies: BodySchemas): string {
  const ajv = ajvWith(file, document, bodies, { source: true });
  return standaloneCode(ajv, Object.fromEntries(validatorNames.map((name) => [name, name])));
}

export function validatorsOf(compiled: CompiledSchemas): Contract['validators'] {
  return {
    page: validatorOf(compiled.page),
    projectedPage: validatorOf(compiled.projectedPage),
    ...(compiled.error && { error: validatorOf(compiled.error) }),
  };
}
