import Ajv from 'ajv/dist/2020';
import type { ErrorObject } from 'ajv';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ContractError } from '../errors';
import { nearest } from '../nearest';
import type { Written, Template } from './roles';
import type { FieldKind, Json, JsonObject, ListingField, Pointer } from './model';
import { isObject, pointerOf, valueAt } from './pointer';
import { resolved } from './schema-walk';
import { sentence } from './schema-failure';
import { specDirectory } from './directories';

/** The `x-listing` extension, as `spec/x-listing.schema.json` describes it. */
export interface Listing {
  readonly items: { readonly at: Pointer; readonly identity: Pointer; readonly fields?: Pointer };
  readonly limit?: {
    readonly parameter: string;
    readonly json?: Pointer;
    readonly at?: Pointer;
    readonly says?: 'applied' | 'fetched';
  };
  readonly offset?: {
    readonly parameter: string;
    readonly json?: Pointer;
    readonly first?: number;
    readonly at?: Pointer;
    readonly says?: 'this' | 'next';
  };
  readonly next?: {
    readonly parameter: string;
    readonly json?: Pointer;
    readonly at: Pointer;
    readonly end?: readonly (string | null)[];
  };
  readonly more?: { readonly at: Pointer; readonly says?: 'more' | 'last' };
  readonly count?: { readonly at: Pointer };
  readonly order?: Written & {
    readonly ascending: Template;
    readonly descending: Template;
    readonly separator?: string;
    readonly keys?: number;
    readonly fields: readonly DeclaredField[];
  };
  readonly filter?: Written & {
    readonly operators: { readonly eq: Template; readonly in?: Template };
    readonly and?: Template;
    readonly or?: Template;
    readonly quote?: { readonly [kind in FieldKind]?: string };
    readonly escape?: { readonly [character: string]: string };
    readonly fields: readonly DeclaredField[];
  };
  readonly projection?: Written & {
    readonly path?: Template;
    readonly separator?: string;
    readonly keeps?: readonly Pointer[];
    readonly fields?: readonly string[];
  };
  readonly scope?: { readonly parameter: string };
  readonly credential?: { readonly key?: string; readonly token?: string };
  /** Constants that go with every request that does not set the parameter itself. */
  readonly with?: { readonly [parameter: string]: string };
  readonly policies?: { readonly [key: string]: string };
}

export type DeclaredField =
  | string
  | {
      readonly name: string;
      readonly at?: Pointer;
      readonly kind?: FieldKind;
      readonly status?: ListingField['status'];
    };

/** The one operation of a document that is a listing. */
export interface ListingOperation {
  readonly path: string;
  readonly pointer: Pointer;
  readonly operation: JsonObject;
  /** Parameters of the operation and of its path, references followed. */
  readonly parameters: readonly JsonObject[];
  readonly listing: Listing;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** Finds the GET operation with an `x-listing`. Throws `ContractError` where there is none, or more than one, or none that is a GET. */
export function listingOperation(file: string, document: JsonObject): ListingOperation {
  const found = operations(document).filter(({ operation }) => operation['x-listing'] !== undefined);
  const [only] = found;
  if (only === undefined)
    throw new ContractError(
      'CONTRACT_NO_LISTING',
      `Expected one GET operation with an x-listing extension in ${file}; found none. Add it as spec/x-listing.schema.json describes.`,
    );
  if (found.length > 1)
    throw new ContractError(
      'CONTRACT_SEVERAL_LISTINGS',
      `Expected one operation with an x-listing extension in ${file}; found ${found.map(({ pointer }) => pointer).join(' and ')}. Keep one; a further listing is a further document.`,
    );
  if (only.method !== 'get')
    throw new ContractError(
      'CONTRACT_NO_LISTING',
      `Expected x-listing on a GET operation in ${file}; found it at ${only.pointer}. Move it.`,
    );
  if (only.path.includes('{'))
    throw new ContractError(
      'CONTRACT_PATH',
      `Expected a listing path without variables in ${file}; found ${only.path}. Write the value into the path, or into the target URL.`,
    );
  const { path: template, pointer, operation, parameters } = only;
  return { path: template, pointer, operation, parameters, listing: listingIn(file, pointer, operation['x-listing'] ?? null) };
}

function operations(document: JsonObject) {
  return Object.entries(isObject(document.paths) ? document.paths : {}).flatMap(([template, item]) => {
    const pathItem = resolved(document, item) ?? {};
    return methods.flatMap((method) => {
      const operation = pathItem[method];
      if (!isObject(operation)) return [];
      const declared = [...asList(operation.parameters), ...asList(pathItem.parameters)];
      const parameters = declared.map((node) => resolved(document, node)).filter((parameter) => parameter !== undefined);
      return [{ path: template, method, pointer: pointerOf(['paths', template, method]), operation, parameters }];
    });
  });
}

function asList(json: Json | undefined): readonly Json[] {
  return Array.isArray(json) ? (json as readonly Json[]) : [];
}

function listingIn(file: string, pointer: Pointer, listing: Json): Listing {
  const schema = JSON.parse(readFileSync(path.join(specDirectory, 'x-listing.schema.json'), 'utf8')) as JsonObject;
  const validate = new Ajv({ strict: true, strictTypes: false, verbose: true }).compile(schema);
  if (validate(listing)) return listing as unknown as Listing;
  const [error] = validate.errors ?? [];
  throw new ContractError(
    'CONTRACT_LISTING',
    `Expected an x-listing as spec/x-listing.schema.json describes it in ${file}; found that ${error ? complaint(listing, error) : 'it differs'}. Mend ${pointer}/x-listing.`,
  );
}

function complaint(listing: Json, error: ErrorObject): string {
  const missing = error.keyword === 'required' ? pointerOf([String(error.params.missingProperty)]) : '';
  const place = `${error.instancePath}${missing}` || 'it';
  const name = error.propertyName === undefined ? '' : ` its key "${error.propertyName}"`;
  const value = valueAt(listing, error.instancePath);
  const arrived = typeof value === 'object' || value === undefined ? '' : `, and is ${JSON.stringify(value)}`;
  return `${place}${name} ${sentence(error)}${arrived}${meant(error)}`;
}

/** The keys that an unknown one was probably meant to be. */
function meant({ keyword, params, parentSchema }: ErrorObject): string {
  if (keyword !== 'additionalProperties') return '';
  const near = nearest(String(params.additionalProperty), Object.keys((parentSchema?.properties ?? {}) as object));
  return near.length === 0 ? '' : ` (did you mean ${near.join(' or ')}?)`;
}
