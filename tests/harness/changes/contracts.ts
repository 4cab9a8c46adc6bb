import { contractOf } from '../contract/contract-of';
import { readDocument } from '../contract/document';
import type { JsonObject } from '../contract/model';
import { isObject, textOf } from '../contract/pointer';
import { change, type Change } from './change';
import { listingChanges, type Listing } from './listings';
import { type Operation, operationChanges, operationsOf } from './operations';

/** A document, and what its user calls it. */
export interface Version {
  readonly file: string;
  readonly document: JsonObject;
}

export const readVersion = async (file: string): Promise<Version> => ({ file, document: await readDocument(file) });

export const versionOf = ({ document: { info } }: Version): string => textOf(isObject(info) ? info.version : undefined);

/**
 * What changed between two versions of a contract, what breaks clients first. A library that fits is not known: those for Node read
 * OpenAPI 3.0, and none knows `x-listing`. What counts is what oasdiff counts, but that any property that is gone breaks who reads it.
 */
export function contractChanges(before: Version, after: Version): readonly Change[] {
  const [old, now] = [operationsOf(before.document), operationsOf(after.document)];
  const kept = old.flatMap((operation) => {
    const other = now.find(({ name }) => name === operation.name);
    if (other === undefined) return [change('breaks', 'api-removed', operation.name, 'is gone')];
    return [...operationChanges(operation, other), ...promiseChanges(before, operation, after, other)];
  });
  const added = now.filter(({ name }) => !old.some((one) => one.name === name));
  const all = [...kept, ...added.map(({ name }) => change('new', 'endpoint-added', name, 'is new'))];
  const rank = { breaks: 0, new: 1, other: 2 } as const;
  return all.toSorted((a, b) => rank[a.effect] - rank[b.effect]);
}

function promiseChanges(before: Version, old: Operation, after: Version, now: Operation): readonly Change[] {
  const [had, has] = [old, now].map(({ operation }) => operation['x-listing'] !== undefined);
  if (had !== true) return has === true ? [change('new', 'listing-added', now.name, 'is promised as a listing')] : [];
  if (has !== true) return [change('breaks', 'listing-removed', now.name, 'is promised as a listing no longer')];
  return listingChanges(listingIn(before, old), listingIn(after, now), old.name);
}

/** The listing of an operation. Its path is not compared here, so that any value may stand in it. */
function listingIn({ file, document }: Version, { name, operation }: Operation): Listing {
  const path = Object.fromEntries([...name.matchAll(/\{([^{}]*)\}/g)].map(([, variable = '']) => [variable, variable]));
  const alone = { ...document, paths: { [name.slice(name.indexOf(' ') + 1)]: pathItem(document, name, operation) } };
  return contractOf(file, alone, { path }).model;
}

/** A path with one operation alone, so that the other listings of the document need no choice. */
function pathItem(document: JsonObject, name: string, operation: JsonObject): JsonObject {
  const [method = '', path = ''] = name.split(' ');
  const item = isObject(document.paths) ? document.paths[path] : undefined;
  const parameters = isObject(item) ? item.parameters : undefined;
  return { [method.toLowerCase()]: operation, ...(parameters !== undefined && { parameters }) };
}
