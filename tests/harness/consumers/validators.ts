import Ajv from 'ajv/dist/2020';
import standaloneCode from 'ajv/dist/standalone';
import addFormats from 'ajv-formats';
import { namesInherited } from '../contract/compile';
import { dateTime } from '../contract/date-time';
import type { Json, JsonObject } from '../contract/model';
import { isObject } from '../contract/pointer';
import { ContractError } from '../errors';
import { textsIn } from './enumerations';

/** A schema that a package validates, by the name of its type. */
export interface Validated {
  readonly name: string;
  readonly schema: Json;
}

/** As JSON Schema, with what JavaScript does not mean by it left out. */
function opened(json: Json, isAlternative = false): Json {
  if (Array.isArray(json)) return (json as readonly Json[]).map((member) => opened(member, isAlternative));
  if (!isObject(json)) return json;
  // What tells alternatives apart stays: without it a value could match several.
  const isOpen = !isAlternative && textsIn(json).length > 0;
  return Object.fromEntries(
    Object.entries(json)
      .filter(([key]) => !(key === 'enum' && isOpen))
      .map(([key, value]) => [key, opened(value, isAlternative || key === 'oneOf' || key === 'anyOf' || key === 'not')]),
  );
}

const documentId = 'contract';

/**
 * A CommonJS module of compiled schemas, each under the name of its type. Enumerations are open, as the types are. Its `require`s are
 * those of ajv: what bundles it puts them in place. `file` is what messages call the document.
 */
export function validatorCode(file: string, document: JsonObject, all: readonly Validated[]): string {
  const code = { source: true, esm: false };
  const ajv = new Ajv({
    strict: false,
    inlineRefs: false,
    ownProperties: namesInherited(document),
    code,
    addUsedSchema: false,
  });
  addFormats(ajv);
  ajv.addFormat('date-time', dateTime);
  const { components = {}, paths = {} } = opened(document) as JsonObject;
  ajv.addSchema({ $id: documentId, components, paths }, documentId);
  for (const { name, schema } of all) ajv.addSchema(referred(opened(schema)) as JsonObject, name);
  for (const { name } of all) {
    try {
      ajv.getSchema(name);
    } catch (cause) {
      const [reason = ''] = cause instanceof Error ? cause.message.split('\n', 1) : [];
      throw new ContractError(
        'CONTRACT_SCHEMA',
        `Expected schemas in ${file} that compile as JSON Schema 2020-12; the compiler says of ${name}: ${reason}. Mend the schema.`,
        { cause },
      );
    }
  }
  return standaloneCode(ajv, Object.fromEntries(all.map(({ name }) => [name, name])));
}

/** References of a schema, as they lead from outside the document. */
function referred(json: Json): Json {
  if (Array.isArray(json)) return (json as readonly Json[]).map(referred);
  if (!isObject(json)) return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string' ? `${documentId}${value}` : referred(value),
    ]),
  );
}

/** The functions that a package has for them. */
export const validatorModule = (all: readonly Validated[]): string =>
  `import * as compiled from 'compiled';
import { validatorOf } from 'runtime-validator';
${all.map(({ name }) => `export const [is${name}, assert${name}] = validatorOf(${JSON.stringify(name)}, compiled.${name});\n`).join('')}`;

export const validatorTypes = (all: readonly Validated[]): string =>
  all
    .map(
      ({ name }) => `/** Whether a value is a ${name} as the contract declares it; enumerations may hold further values. */
export declare function is${name}(value: unknown): value is ${name};
/** Throws a \`TypeError\` that names the first place where a value is no ${name}. */
export declare function assert${name}(value: unknown): asserts value is ${name};
`,
    )
    .join('\n');
