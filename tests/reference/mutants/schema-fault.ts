import { type JsonObject, type Json, isObject, withValue } from '../json';
import type { Mutant } from './mutant';
import type { StoredObject } from '../types';

/** Whole items that hold `path` are changed, from this index of the listing on. */
export function schemaFault(
  id: string,
  fault: string,
  source: string,
  path: string,
  change: (item: JsonObject) => JsonObject,
  from = 0,
  primary: 'response.schema' | 'response.enumeration' | 'response.nulls' = 'response.schema',
): Mutant {
  return {
    id,
    fault,
    source,
    area: 'response',
    primary,
    expect: [primary],
    behaviour: {
      projectItem: (original) => (cluster: StoredObject, context) => {
        const item: Json = original(cluster, context);
        const deep = context.world.projects[0]?.items.indexOf(cluster) ?? -1;
        const here = deep >= from && context.query.projection === undefined && holds(cluster, path);
        return here && isObject(item) ? change(item) : item;
      },
    },
  };
}

/** Whether something stands at a dotted path; members of lists are reached by their index. */
function holds(root: unknown, path: string): boolean {
  const at = path.split('.').reduce<unknown>((value, name) => {
    if (Array.isArray(value)) return value[Number(name)] as unknown;
    return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }, root);
  return at !== undefined;
}

export const set =
  (path: string, value: Json) =>
  (item: JsonObject): JsonObject =>
    withValue(item, path, value);

export const template = 'spec.clusterProfileTemplates';
