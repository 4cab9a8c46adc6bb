import { ContractError } from '../errors';
import type { Json, JsonObject } from '../contract/model';
import { isObject, textOf, tokensOf, valueAt } from '../contract/pointer';
import { referencePointer, resolved } from '../contract/schema-walk';
import type { Draft } from './draft';
import { mended } from './mend';
import type { ListOperation } from './operations';
import type { Recognised } from './recognise';

/** Schemas that a written document may keep; a listing needs some tens. */
const mostSchemas = 1000;

/** The schemas that are referred to, each under one name, with what they refer to. */
class Schemas {
  readonly kept: { [name: string]: Json } = {};
  private readonly names = new Map<string, string>();
  private readonly waiting: (readonly [name: string, pointer: string])[] = [];

  constructor(
    private readonly document: JsonObject,
    private readonly from: string,
    private readonly mend: (schema: Json) => Json,
  ) {}

  /** The schema with its references led to `components/schemas`. */
  taken(schema: Json): Json {
    const copied = this.redirected(this.mend(schema));
    for (let next = this.waiting.pop(); next !== undefined; next = this.waiting.pop()) {
      const [name, pointer] = next;
      this.kept[name] = this.redirected(this.mend(valueAt(this.document, pointer) ?? {}));
    }
    return copied;
  }

  private redirected(node: Json): Json {
    if (Array.isArray(node)) return node.map((member: Json) => this.redirected(member));
    if (!isObject(node)) return node;
    if (typeof node.$ref === 'string') return { $ref: `#/components/schemas/${this.nameOf(node.$ref)}` };
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => [
        key,
        ['example', 'default', 'enum', 'const'].includes(key) ? value : this.redirected(value),
      ]),
    );
  }

  private nameOf(reference: string): string {
    const pointer = this.pointerIn(reference);
    const known = this.names.get(pointer);
    if (known !== undefined) return known;
    if (this.names.size >= mostSchemas) throw this.wrong(`more than ${mostSchemas} schemas that the listing refers to`);
    const last = (tokensOf(pointer).at(-1) ?? '').replace(/[^\w.-]+/g, '_') || 'schema';
    const taken = new Set(this.names.values());
    let name = last;
    for (let number = 2; taken.has(name); number += 1) name = `${last}${number}`;
    this.names.set(pointer, name);
    this.waiting.push([name, pointer]);
    return name;
  }

  private pointerIn(reference: string): string {
    try {
      const pointer = referencePointer(reference);
      if (reference.startsWith('#') && valueAt(this.document, pointer) !== undefined) return pointer;
    } catch {
      // What cannot be decoded leads nowhere.
    }
    throw this.wrong(`the $ref ${reference.slice(0, 200)}, which leads nowhere`);
  }

  private wrong(found: string): ContractError {
    return new ContractError(
      'INIT_REFERENCE',
      `Expected ${this.from} to refer to what it holds; found ${found}. Mend the reference.`,
    );
  }
}

const told = (from: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(keys.flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]] as const])));

/**
 * The document to be written: the one operation with its `x-listing`, and the schemas and security schemes that it needs. What had to be left out of
 * schemas is told to the draft once.
 */
export function writtenDocument(
  from: string,
  document: JsonObject,
  found: ListOperation,
  { draft, access }: Recognised,
): JsonObject {
  const lost = new Set<string>();
  const schemas = new Schemas(document, from, (schema) => mended(schema, (what) => lost.add(what)));
  const { operation, path, parameters } = found;
  const info = isObject(document.info) ? document.info : {};
  const get = {
    ...told(operation, ['operationId', 'summary', 'description', 'deprecated', 'x-successor']),
    security: access.security,
    parameters: parameters.filter(isWanted).map((parameter) => writtenParameter(parameter, draft, schemas)),
    'x-listing': JSON.parse(JSON.stringify(draft.listing)) as Json,
    responses: responsesOf(document, operation, schemas),
  };
  if (lost.size > 0)
    draft.say(
      'schemas',
      `left out, because the compiler of JSON Schema has no meaning for it: ${[...lost].slice(0, 12).join(', ')}.`,
    );
  return {
    openapi: document.openapi ?? '3.0.3',
    info: { title: textOf(info.title ?? 'A listing'), version: textOf(info.version ?? '1.0.0') },
    paths: { [path]: { get } },
    components: {
      ...(Object.keys(access.schemes).length > 0 && { securitySchemes: access.schemes }),
      ...(Object.keys(schemas.kept).length > 0 && { schemas: schemas.kept }),
    },
  };
}

/** Header parameters of these names mean nothing in OpenAPI 3 (3.0.3, section 4.7.12.2): security and content say it. */
const isWanted = ({ in: place, name }: JsonObject): boolean =>
  place === 'path' || place === 'query' || (place === 'header' && !/^(authorization|accept|content-type)$/i.test(textOf(name)));

function writtenParameter(parameter: JsonObject, draft: Draft, schemas: Schemas): JsonObject {
  const schema = schemas.taken(parameter.schema ?? { type: 'string' });
  return {
    ...told(parameter, ['name', 'in', 'required', 'description', 'style', 'explode', 'example']),
    schema: parameter.name === draft.listing.limit?.parameter ? sizeOf(schema, textOf(parameter.name), draft) : schema,
  };
}

/** A page size whose default and maximum are whole numbers above zero, as far as they are. */
function sizeOf(schema: Json, name: string, draft: Draft): Json {
  if (!isObject(schema)) return schema;
  const isSize = (value: Json | undefined): value is number => typeof value === 'number' && Number.isInteger(value) && value > 0;
  const isAbove = isSize(schema.default) && isSize(schema.maximum) && schema.default > schema.maximum;
  const lost = (['default', 'maximum'] as const).filter(
    (rule) => schema[rule] !== undefined && (!isSize(schema[rule]) || isAbove),
  );
  if (lost.length > 0)
    draft.say('limit', `the ${lost.join(' and the ')} of ${name} ${lost.length === 1 ? 'is' : 'are'} no page size, so left out.`);
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !(lost as readonly string[]).includes(key)));
}

function responsesOf(document: JsonObject, operation: JsonObject, schemas: Schemas): JsonObject {
  const responses = Object.entries(isObject(operation.responses) ? operation.responses : {}).map(([status, node]) => {
    const { description = '', headers, content } = resolved(document, node) ?? {};
    const media = Object.entries(isObject(content) ? content : {}).map(([type, one]) => [
      type === '*/*' ? 'application/json' : type,
      isObject(one) && one.schema !== undefined ? { schema: schemas.taken(one.schema) } : {},
    ]);
    const declared = Object.keys(isObject(headers) ? headers : {}).map((name) => [name, { schema: { type: 'string' } }] as const);
    return [
      status,
      {
        description,
        ...(declared.length > 0 && { headers: Object.fromEntries(declared) }),
        ...(media.length > 0 && { content: Object.fromEntries(media) as JsonObject }),
      },
    ] as const;
  });
  return Object.fromEntries(responses);
}

/** The variables of a path, for which a run needs values. */
export const variablesIn = (path: string): readonly string[] => [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
