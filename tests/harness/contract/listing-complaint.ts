import Ajv, { type ErrorObject } from 'ajv/dist/2020';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { nearest } from '../nearest';
import { specDirectory } from './directories';
import type { Json, JsonObject } from './model';
import { isObject, pointerOf, valueAt } from './pointer';
import { late } from '../late';
import { sentence } from './schema-failure';

const validator = late(() => {
  const schema = JSON.parse(readFileSync(path.join(specDirectory, 'x-listing.schema.json'), 'utf8')) as JsonObject;
  return new Ajv({ strict: true, strictTypes: false, verbose: true, allErrors: true }).compile(schema);
});

/** What is wrong with an `x-listing` by its schema: one place, what was expected there and the nearest right key. */
export function complaintAbout(listing: Json): string | undefined {
  const validate = validator();
  if (validate(listing)) return undefined;
  const errors = validate.errors ?? [];
  const told = errors.filter((error) => !isOfAnotherForm(error, errors));
  // A misspelt key is a missing key as well, and what was typed says more.
  const error = told.find((one) => meant(one).length > 0) ?? deepest(told) ?? errors[0];
  if (error === undefined) return 'it differs';
  // Where no form was begun, any one of them would mislead.
  const forms = isOneKey(error)
    ? errors.find((one) => one.keyword === 'anyOf' && one.instancePath === error.instancePath)
    : undefined;
  return inWords(listing, forms ?? error);
}

/** Of several forms, the one that was begun fails the deepest. */
const deepest = (errors: readonly ErrorObject[]): ErrorObject | undefined =>
  errors.reduce<ErrorObject | undefined>(
    (found, one) => (found !== undefined && depth(found) >= depth(one) ? found : one),
    undefined,
  );

const depth = ({ instancePath }: ErrorObject): number => instancePath.split('/').length;

const isOneKey = (error: ErrorObject): boolean =>
  error.keyword === 'required' || (error.keyword === 'additionalProperties' && meant(error).length === 0);

/** Examples of each form that a schema allows. */
function formsOf(schema: unknown): readonly Json[] {
  if (!isObject(schema as Json)) return [];
  const { anyOf, examples } = schema as JsonObject;
  const own = Array.isArray(examples) ? (examples as readonly Json[]) : [];
  return Array.isArray(anyOf) ? (anyOf as readonly Json[]).flatMap(formsOf) : own;
}

/** Whether a failure is of a form that the value does not have, because another form of the same place has its type. */
function isOfAnotherForm({ keyword, instancePath, schemaPath }: ErrorObject, errors: readonly ErrorObject[]): boolean {
  if (keyword === 'anyOf') return true;
  if (keyword !== 'type') return false;
  return errors.some(
    (other) =>
      other.keyword !== 'type' &&
      other.keyword !== 'anyOf' &&
      other.instancePath === instancePath &&
      other.schemaPath !== schemaPath,
  );
}

function inWords(listing: Json, error: ErrorObject): string {
  const missing = error.keyword === 'required' ? pointerOf([String(error.params.missingProperty)]) : '';
  const place = `${error.instancePath}${missing}` || 'it';
  const name = error.propertyName === undefined ? '' : ` its key "${error.propertyName}"`;
  const value = valueAt(listing, error.instancePath);
  const near = meant(error);
  if (error.keyword === 'anyOf')
    return `${place} must have a form such as ${formsOf(error.parentSchema)
      .map((one) => JSON.stringify(one))
      .join(' or ')}`;
  const hint = near.length === 0 ? '' : ` (did you mean ${near.join(' or ')}?)`;
  return `${place}${name} ${sentence(error)}${arrivedAs(error, value)}${hint}`;
}

/** What stands there, where it is short; of what a type was expected of, at least the type. */
function arrivedAs({ keyword }: ErrorObject, value: Json | undefined): string {
  if (value === undefined) return '';
  if (typeof value !== 'object' || value === null) return `, and is ${JSON.stringify(value)}`;
  if (keyword !== 'type' && keyword !== 'enum') return '';
  return `, and is ${isObject(value) ? 'an object' : 'a list'}`;
}

/** The keys that an unknown one was probably meant to be. */
function meant({ keyword, params, parentSchema }: ErrorObject): readonly string[] {
  if (keyword !== 'additionalProperties') return [];
  return nearest(String(params.additionalProperty), Object.keys((parentSchema?.properties ?? {}) as object));
}
