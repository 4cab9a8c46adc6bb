import { type JsonObject, type Json, isObject } from '../json';
import type { StoredObject } from '../types';
import type { BehaviourOverride } from '../behaviour';
import { whenPage } from '../when';
import { isProjected } from './conditions';

/** Projected items are changed once they are made. */
export function shown(
  change: (item: JsonObject, cluster: StoredObject, asked: readonly string[]) => JsonObject,
): BehaviourOverride {
  return whenPage(isProjected, {
    projectItem: (original) => (cluster, context) => {
      const item: Json = original(cluster, context);
      return isObject(item) ? change(item, cluster, context.query.projection ?? []) : item;
    },
  });
}

/** The paths that are asked for are changed before anything is picked. */
export function read(change: (paths: readonly string[]) => readonly string[]): BehaviourOverride {
  return {
    readProjection: (original) => (raw, context) => {
      const paths = original(raw, context);
      return paths && change(paths);
    },
  };
}
