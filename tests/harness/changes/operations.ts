import type { Json, JsonObject } from '../contract/model';
import { isObject } from '../contract/pointer';
import { jsonResponses } from '../contract/responses';
import { resolved } from '../contract/schema-walk';
import { change, type Change, shown } from './change';
import { schemaChanges } from './schemas';

/** An operation of a document, with what its path declares for it. */
export interface Operation {
  readonly document: JsonObject;
  /** `GET /v1/things`. */
  readonly name: string;
  readonly operation: JsonObject;
  readonly parameters: readonly JsonObject[];
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
const list = (json: Json | undefined): readonly Json[] => (Array.isArray(json) ? (json as readonly Json[]) : []);

export function operationsOf(document: JsonObject): readonly Operation[] {
  return Object.entries(isObject(document.paths) ? document.paths : {}).flatMap(([path, node]) => {
    const item = resolved(document, node) ?? {};
    return methods.flatMap((method) => {
      const operation = item[method];
      if (!isObject(operation)) return [];
      const declared = [...list(operation.parameters), ...list(item.parameters)]
        .map((one) => resolved(document, one))
        .filter((one) => one !== undefined);
      // What the operation declares takes the place of what its path does.
      const parameters = declared.filter((one, index) => declared.findIndex((other) => keyOf(other) === keyOf(one)) === index);
      return [{ document, name: `${method.toUpperCase()} ${path}`, operation, parameters }];
    });
  });
}

const keyOf = ({ in: place, name }: JsonObject): string => `${shown(place)} ${shown(name)}`;

/** What changed of an operation that both documents have, apart from its `x-listing`. */
export const operationChanges = (before: Operation, after: Operation): readonly Change[] => [
  ...deprecation(before, after),
  ...parameterChanges(before, after),
  ...securityChanges(before, after),
  ...responseChanges(before, after),
];

function deprecation({ operation: old }: Operation, { operation: now, name }: Operation): readonly Change[] {
  if ((old.deprecated === true) === (now.deprecated === true)) return [];
  return [change('other', 'endpoint-deprecated', name, now.deprecated === true ? 'is deprecated' : 'is no longer deprecated')];
}

function parameterChanges(before: Operation, after: Operation): readonly Change[] {
  const now = new Map(after.parameters.map((one) => [keyOf(one), one]));
  const old = new Map(before.parameters.map((one) => [keyOf(one), one]));
  const named = (key: string): string => `${before.name}, ${key.replace(' ', ' parameter ')}`;
  const kept = [...old].flatMap(([key, parameter]) => {
    const other = now.get(key);
    if (other === undefined) return [change('breaks', 'request-parameter-removed', named(key), 'is gone')];
    const [needed, isNeeded] = [parameter.required === true, other.required === true];
    return [
      ...(needed === isNeeded
        ? []
        : [
            change(
              isNeeded ? 'breaks' : 'new',
              `request-parameter-became-${isNeeded ? 'required' : 'optional'}`,
              named(key),
              isNeeded ? 'must be given' : 'may be left out',
            ),
          ]),
      ...schemaChanges(
        { ...before, schema: parameter.schema },
        { ...after, schema: other.schema },
        'request-parameter',
        named(key),
      ),
      ...defaultChanges(before, after, parameter, other, named(key)),
    ];
  });
  const added = [...now].flatMap(([key, parameter]) =>
    old.has(key)
      ? []
      : [
          change(
            parameter.required === true ? 'breaks' : 'new',
            parameter.required === true ? 'new-required-request-parameter' : 'new-optional-request-parameter',
            named(key),
            'is new',
          ),
        ],
  );
  return [...kept, ...added];
}

/** A default is what a client gets that asks for nothing; none breaks by it that reads what it gets. */
function defaultChanges(
  before: Operation,
  after: Operation,
  parameter: JsonObject,
  other: JsonObject,
  place: string,
): readonly Change[] {
  const [old, now] = [resolved(before.document, parameter.schema)?.default, resolved(after.document, other.schema)?.default];
  if (old === now) return [];
  return [
    change(
      'other',
      'request-parameter-default-value-changed',
      place,
      `had ${old === undefined ? 'no default' : `the default ${shown(old)}`}, and has ${now === undefined ? 'none' : shown(now)}`,
    ),
  ];
}

/** Each way to be let in that is gone breaks who came by it. */
function securityChanges(before: Operation, after: Operation): readonly Change[] {
  const ways = ({ document, operation }: Operation): readonly string[] =>
    list(operation.security ?? document.security).map((one) => (isObject(one) ? Object.keys(one).sort().join(' and ') : ''));
  const [old, now] = [ways(before), ways(after)];
  const text = (way: string): string => (way === '' ? 'no credential' : way);
  // Without a word about security, no credential is needed.
  const gone = now.length === 0 ? [] : (old.length === 0 ? [''] : old).filter((way) => !now.includes(way));
  const added = old.length === 0 ? [] : (now.length === 0 ? [''] : now).filter((way) => !old.includes(way));
  return [
    ...gone.map((way) => change('breaks', 'api-security-removed', before.name, `is no longer let in by ${text(way)}`)),
    ...added.map((way) => change('new', 'api-security-added', before.name, `is let in by ${text(way)}`)),
  ];
}

function responseChanges(before: Operation, after: Operation): readonly Change[] {
  const now = new Map(jsonResponses(after.document, after.operation).map((one) => [one.status, one]));
  const declared = isObject(after.operation.responses) ? after.operation.responses : {};
  return jsonResponses(before.document, before.operation).flatMap(({ status, mediaType, schema }) => {
    const place = `${before.name}, ${status}`;
    const other = now.get(status);
    const isSuccess = status.startsWith('2');
    if (other === undefined)
      return [
        change(
          isSuccess ? 'breaks' : 'other',
          `response-${isSuccess ? '' : 'non-'}success-status-removed`,
          place,
          declared[status] === undefined ? 'is gone' : 'has no JSON body',
        ),
      ];
    return [
      ...(other.mediaType === mediaType
        ? []
        : [change('breaks', 'response-media-type-removed', place, `was ${mediaType}, and is ${other.mediaType}`)]),
      ...schemaChanges({ ...before, schema }, { ...after, schema: other.schema }, 'response-property', `${place} `),
    ];
  });
}
