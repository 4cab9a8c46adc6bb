/**
 * The contract model: what one list endpoint promises, read from an OpenAPI document and its `x-listing` extension.
 * Checks see this and nothing of the document itself, so no check needs to know an endpoint, a parameter or a field by name.
 */

import type {
  CountRole,
  FilterRole,
  ItemsRole,
  Layout,
  LimitRole,
  LinksRole,
  MoreRole,
  NextRole,
  OffsetRole,
  Operators,
  OrderRole,
  PageRole,
  ProjectionRole,
  ScopeRole,
  SuccessRole,
  Template,
} from './roles';
import type { Path } from './place/path';

/** Any JSON value, as `JSON.parse` gives it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** A JSON Pointer (RFC 6901), such as `/owner/name`. */
export type Pointer = string;

export const fieldKinds = ['string', 'enumeration', 'timestamp', 'number', 'boolean'] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** A field that can be ordered or filtered by. */
export interface ListingField {
  /** The path as the query writes it, such as `owner.name`. */
  readonly path: string;
  /** Its names, each below the one before; `undefined`: the path is one name, whatever dots it holds. */
  readonly nested?: readonly string[];
  /** Where the value stands in an item; where a field has several values, what holds them. */
  readonly pointer: Pointer;
  /** Where the values of a field that has several stand, from there; `undefined`: it has one. */
  readonly each?: Path;
  readonly kind: FieldKind;
  /** How a timestamp is told; `undefined`: as RFC 3339 has it. */
  readonly layout?: Layout;
  /** How the query writes a timestamp; `undefined`: as it is told. */
  readonly asked?: Layout;
  /** What may be asked of this field, and how it is written; `undefined`: what the filter writes. */
  readonly operators?: Operators;
  /** How a key of this field is written; `undefined`: as the order writes keys. */
  readonly ascending?: Template;
  readonly descending?: Template;
  /** `documented`: must be honoured. `candidate`: may be refused with a 4xx, but a 2xx must honour it. */
  readonly status: 'documented' | 'candidate';
  /** The declared values of an enumeration, in the order of the document; empty for every other kind. */
  readonly values: readonly string[];
  /** The declared default, as text: what an item without the value may be read as. `undefined` where none is declared. */
  readonly default: string | undefined;
}

/** A policy for a choice the document leaves open: `either` accepts all lawful choices, any other value is enforced. */
export type PolicyValue = string;

/** One credential the target accepts, and how a request carries it. */
export interface CredentialScheme {
  /** `key`: long-lived, from TARGET_API_KEY. `token`: short-lived, from TARGET_TOKEN. */
  readonly part: 'key' | 'token';
  /** Name of the security scheme in the document. */
  readonly scheme: string;
  readonly in: 'header' | 'query' | 'cookie';
  /** Name of the header, the parameter or the cookie. */
  readonly name: string;
  /** The authentication scheme that is written before the value (RFC 9110, section 11.4); absent: the value alone. */
  readonly http?: 'Bearer' | 'Basic';
}

/**
 * How a schema is broken: by a value that an enumeration does not list, by a `null` where none may stand, or in any other way. The first
 * two are what servers do most, and each is told apart from the rest.
 */
export type SchemaFailureKind = 'enumeration' | 'null' | 'shape';

/** One broken rule of a schema. */
export interface SchemaFailure {
  readonly kind: SchemaFailureKind;
  /** Where in the body, as a JSON Pointer. */
  readonly instancePath: string;
  /** The rule that was broken, as a JSON Pointer into the schema. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly message: string;
  /** The offending value, as found. */
  readonly value: Json | undefined;
}

/** Validates a body; an empty list means valid. */
export type Validator = (body: Json) => readonly SchemaFailure[];

/** A property of an item that holds a value, and the values that the document lists for it. */
export interface DeclaredLeaf {
  /** Names from the item; `*` stands for a member of a list or a map. */
  readonly names: readonly string[];
  readonly values: readonly Json[];
}

/** A role that is left out is promised by nothing, and no check asks for it. */
export interface Contract {
  /** The document as the user named it. */
  readonly file: string;
  readonly title: string;
  /** The path of the listing, its variables filled in and encoded, such as `/v1/things`. */
  readonly path: string;
  /** The pointer of the operation in the document, such as `/paths/~1v1~1things/get`. */
  readonly operationPointer: Pointer;
  /** The `operationId` by which it was chosen; `undefined`: it is the only listing of its document. */
  readonly operation: string | undefined;
  readonly deprecated: boolean;
  /** What takes the place of a deprecated operation, as `POST /v1/other`; `undefined` where the document names nothing. */
  readonly successor: string | undefined;
  /** Status code of a successful read, its media type, and the value in it that tells a success from a refusal, where there is one. */
  readonly success: { readonly status: number; readonly mediaType: string; readonly told?: SuccessRole };
  /** Every status code the operation declares. */
  readonly statuses: readonly string[];
  /** Those of them whose bodies `validators.error` judges. */
  readonly errorStatuses: readonly string[];
  readonly items: ItemsRole;
  readonly limit?: LimitRole;
  readonly offset?: OffsetRole;
  readonly page?: PageRole;
  readonly next?: NextRole;
  readonly more?: MoreRole;
  readonly links?: LinksRole;
  readonly count?: CountRole;
  readonly order?: OrderRole;
  readonly filter?: FilterRole;
  readonly projection?: ProjectionRole;
  readonly scope?: ScopeRole;
  /** Names, in lower case, of the parameters that roles and constants are sent by in headers. */
  readonly headers: ReadonlySet<string>;
  /** What goes with every request that does not set the parameter itself. */
  readonly constants: readonly (readonly [parameter: string, value: string])[];
  readonly credentials: readonly CredentialScheme[];
  /** The listing may be read without a credential, too. */
  readonly anonymous: boolean;
  /** Pinned or open policies by `<role>.<class>`, such as `limit.above-maximum`. What is not listed is `either`. */
  readonly policies: { readonly [key: string]: PolicyValue };
  readonly validators: {
    /** A whole page, as the success response declares it. */
    readonly page: Validator;
    /** A projected page: no `required` and no `uniqueItems` below the list. */
    readonly projectedPage: Validator;
    /** An error body; `undefined` where the document describes none in JSON. */
    readonly error?: Validator;
    /**
     * A pattern of a schema that some value so far could not be held against within its bound of time; absent where the validators are
     * compiled ahead, as is what it gives where there is none.
     */
    readonly unjudged?: (body: 'page' | 'projectedPage' | 'error') => string | undefined;
  };
  /** What an item declares that holds a value. */
  readonly leaves: readonly DeclaredLeaf[];
  /** Every property path an item declares, with `*` for a list or map member: for observing undeclared ones. */
  readonly declaredPaths: ReadonlySet<string>;
  /** Those of them whose values the document enumerates. */
  readonly enumeratedPaths: readonly string[];
}
