import { ContractError, SeveralListingsError } from '../errors';
import { complaintAbout } from './listing-complaint';
import type { PathVariables } from './listing-path';
import type { ClauseOperator, Direction, Layout, Operators, Precedence, Template, Written } from './roles';
import type { FieldKind, Json, JsonObject, ListingField, Pointer } from './model';
import type { Place } from './place/place';
import { isObject, pointerOf } from './pointer';
import type { BesideRole, LinkName, SuccessRole } from './roles';
import { resolved } from './schema-walk';
import { typedCommand } from '../typed-command';

/** The `x-listing` extension, as `spec/x-listing.schema.json` describes it. */
export interface ListingExtension {
  readonly items: {
    /** A pointer, or a path with one `[*]`. */
    readonly at: string;
    readonly identity: Pointer | readonly Pointer[];
    readonly fields?: Pointer;
  };
  readonly limit?: {
    readonly parameter: string;
    readonly json?: Pointer;
    readonly at?: Place;
    readonly says?: 'applied' | 'fetched';
  };
  readonly offset?: {
    readonly parameter: string;
    readonly json?: Pointer;
    readonly first?: number;
    readonly at?: Place;
    readonly says?: 'this' | 'next';
  };
  readonly page?: {
    readonly parameter: string;
    readonly json?: Pointer;
    readonly first?: number;
    readonly at?: Place;
    readonly pages?: Place;
    readonly optional?: boolean;
  };
  readonly next?: {
    readonly parameter?: string;
    readonly json?: Pointer;
    readonly at: Place;
    readonly first?: string;
    readonly end?: readonly (string | null)[];
    readonly beside?: readonly BesideRole[];
  };
  readonly more?: { readonly at: Place; readonly says?: 'more' | 'last'; readonly optional?: boolean };
  readonly links?: { readonly [name in LinkName]?: Place } & { readonly optional?: boolean };
  readonly count?: { readonly at: Place; readonly says?: 'total' | 'remaining'; readonly optional?: boolean };
  readonly success?: SuccessRole;
  readonly order?: Written & {
    readonly ascending?: Template;
    readonly descending?: Template;
    readonly separator?: string;
    readonly keys?: number;
    readonly default?: readonly { readonly field: string; readonly direction?: Direction }[];
    /** Absent where the listing can be asked for no order. */
    readonly fields?: readonly DeclaredField[];
  };
  readonly filter?: Written & {
    readonly operators?: Operators;
    readonly and?: Template;
    readonly or?: Template;
    readonly group?: Template;
    readonly precedence?: 'open' | Precedence;
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
      /** Several names stand each below the one before, in a tree. */
      readonly name: string | readonly string[];
      /** A pointer, or a JSONPath to several values. */
      readonly at?: Pointer;
      readonly kind?: FieldKind;
      readonly status?: ListingField['status'];
      readonly layout?: Layout;
      readonly asked?: Layout;
      readonly operators?: readonly ClauseOperator[] | Operators;
      readonly ascending?: Template;
      readonly descending?: Template;
    };

/** Which listing of a document is meant, and where it is. */
export interface ListingChoice {
  /** An `operationId`; absent: the only listing. */
  readonly operation?: string | undefined;
  /** Values of the variables in its path. */
  readonly path?: PathVariables | undefined;
}

/** An operation of a document that is a listing. */
export interface ListingOperation {
  /** The path template. */
  readonly path: string;
  readonly pointer: Pointer;
  readonly operation: JsonObject;
  /** Parameters of the operation and of its path, references followed. */
  readonly parameters: readonly JsonObject[];
  readonly listing: ListingExtension;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/**
 * Finds the GET operation with an `x-listing`: the one with that `operationId`, or the only one. Throws `ContractError` where there is none,
 * or a choice among several, or none that is a GET.
 */
export function listingOperation(file: string, document: JsonObject, operationId?: string): ListingOperation {
  const listings = operations(document).filter(({ operation }) => operation['x-listing'] !== undefined);
  const found = listings.filter(({ operation }) => operationId === undefined || operation.operationId === operationId);
  const [only] = found;
  const names = listings.map(({ operation, pointer }) =>
    typeof operation.operationId === 'string' ? operation.operationId : `one without an operationId at ${pointer}`,
  );
  if (only === undefined)
    throw new ContractError(
      'CONTRACT_NO_LISTING',
      operationId === undefined || names.length === 0
        ? `Expected one GET operation with an x-listing extension in ${file}; found none. Add it as spec/x-listing.schema.json describes, or begin with ${typedCommand('init', `--openapi ${file} --path PATH`)}.`
        : `Expected a listing with the operationId ${operationId} in ${file}; found ${names.join(', ')}. Name one of them with --operation.`,
    );
  const twin = names.find((name, index) => names.indexOf(name) < index);
  if (found.length > 1 && twin !== undefined)
    throw new ContractError(
      'CONTRACT_SAME_NAME',
      `Expected each operationId once in ${file}, as OpenAPI says; found ${twin} at ${listings
        .filter((_, index) => names[index] === twin)
        .map(({ pointer }) => pointer)
        .join(' and at ')}. Rename one: --operation could not tell them apart.`,
    );
  if (found.length > 1)
    throw new SeveralListingsError(
      `Expected one operation with an x-listing extension in ${file}, or the choice of one; found ${names.join(', ')}. Name one of them with --operation; a run judges one listing.`,
      distinct(found.map(({ operation }) => operation.operationId)),
    );
  if (only.method !== 'get')
    throw new ContractError(
      'CONTRACT_NO_LISTING',
      `Expected x-listing on a GET operation in ${file}; found it at ${only.pointer}. Move it.`,
    );
  const { path: template, pointer, operation, parameters } = only;
  const listing = operation['x-listing'] ?? null;
  if (!judgedAhead.has(document)) judgeListing(file, pointer, listing);
  return { path: template, pointer, operation, parameters, listing: listing as unknown as ListingExtension };
}

const judgedAhead = new WeakSet<JsonObject>();

/** Marks a document whose listings were held against the schema of `x-listing` when it was bundled: to compile that takes longer than a run waits. */
export function takenAsJudged(document: JsonObject): JsonObject {
  judgedAhead.add(document);
  return document;
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

function distinct(names: readonly (Json | undefined)[]): readonly string[] | undefined {
  const texts = names.filter((name) => typeof name === 'string');
  return new Set(texts).size === names.length ? texts : undefined;
}

function asList(json: Json | undefined): readonly Json[] {
  return Array.isArray(json) ? (json as readonly Json[]) : [];
}

function judgeListing(file: string, pointer: Pointer, listing: Json): void {
  const complaint = complaintAbout(listing);
  if (complaint === undefined) return;
  throw new ContractError(
    'CONTRACT_LISTING',
    `Expected an x-listing as spec/x-listing.schema.json describes it in ${file}; found that ${complaint}. Mend ${pointer}/x-listing.`,
  );
}
